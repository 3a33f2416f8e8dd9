"""A zone's changes of summer time as a yearly rule ("the last Sunday of March").

Every calendar program reads that; lists of single dates are not read by all, and a program that keeps a zone
by its name needs later years than a list has.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Change:
    onset: datetime  # the wall time just before the change, as RFC 5545 wants it
    before: timedelta
    after: timedelta
    is_summer: bool
    name: str

    @property
    def rule(self) -> tuple[int, str, timedelta, timedelta, bool]:
        """The month, and which weekday of it: -1SU for the last Sunday, 2SU for the second."""
        day, last = self.onset.day, monthrange(self.onset.year, self.onset.month)[1]
        place = -1 if day > last - 7 else (day - 1) // 7 + 1
        weekday = f"{place}{_WEEKDAYS[self.onset.weekday()]}"
        return self.onset.month, weekday, self.before, self.after, self.is_summer


def timezone_of(zone: str, year: int) -> Timezone | None:
    """The zone's component from this year on; None where its changes follow no yearly rule."""
    changes = _changes(zone, year)
    if any(_rules(zone, other) != _rules(zone, year) for other in (year + 1, year + 2, year + 3)):
        return None
    component = Timezone()
    component.add("tzid", zone)
    for change in changes or (_standing(zone, year),):
        part = TimezoneDaylight() if change.is_summer else TimezoneStandard()
        part.add("dtstart", change.onset)
        part.add("tzoffsetfrom", change.before)
        part.add("tzoffsetto", change.after)
        part.add("tzname", change.name)
        if changes:
            month, weekday, *_offsets = change.rule
            part.add("rrule", {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": weekday})
        component.add_component(part)
    return component


def _rules(zone: str, year: int) -> list[tuple[int, str, timedelta, timedelta, bool]]:
    return [change.rule for change in _changes(zone, year)]


@cache
def _changes(zone: str, year: int) -> tuple[Change, ...]:
    """Every change of the offset within a year, found to the hour."""
    place = ZoneInfo(zone)
    found: list[Change] = []
    day = datetime(year, 1, 1, tzinfo=UTC)
    while day.year == year:
        following = day + timedelta(days=1)
        if _offset(day, place) != _offset(following, place):
            moment = day
            while _offset(moment + _HOUR, place) == _offset(day, place):
                moment += _HOUR
            found.append(_change(moment + _HOUR, place))
        day = following
    return tuple(found)


def _change(moment: datetime, place: ZoneInfo) -> Change:
    before, after = _offset(moment - _HOUR, place), _offset(moment, place)
    local = moment.astimezone(place)
    onset = (moment + before).replace(tzinfo=None)
    return Change(onset, before, after, bool(local.dst()), local.tzname() or "")


def _standing(zone: str, year: int) -> Change:
    local = datetime(year, 1, 1, tzinfo=ZoneInfo(zone))
    offset = local.utcoffset() or timedelta()
    return Change(local.replace(tzinfo=None), offset, offset, False, local.tzname() or "")


def _offset(moment: datetime, place: ZoneInfo) -> timedelta:
    return moment.astimezone(place).utcoffset() or timedelta()
