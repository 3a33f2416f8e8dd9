"""When to meet next: from the last meeting, the agreed rhythm and when both usually can.

Days off, bridge days and the quiet summer weeks are stepped over, and each step is told, so that the page
can say why a Thursday is missing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from lotsa.engine.calendar.swedish_days import (
    Weeks,
    holiday_name,
    is_bridge_day,
    is_day_off,
    is_industrial_holiday,
    next_working_day,
)

Why = Literal["holiday", "bridge", "quiet"]
_HORIZON = 15  # days within which a time that suits everybody is worth waiting for
_SPREAD = (0, 2, 7)  # without usual times: the day itself, two days on, a week on
_USUAL_CLOCK = time(10, 0)
_LATER_CLOCK = time(13, 0)
_SLOT = timedelta(minutes=30)  # how finely a usual time is searched when its beginning is taken


@dataclass(frozen=True)
class Window:
    """A usual good time: Tuesdays nine to twelve."""

    weekday: int  # Monday is 0
    start: time
    end: time


@dataclass(frozen=True)
class Skipped:
    """A weekday nobody is asked to meet on, and why; `name` only for holidays."""

    day: date
    why: Why
    name: str = ""


@dataclass(frozen=True)
class Suggestion:
    day: date
    clock: time
    suits: frozenset[int] = frozenset()  # whose usual times it lies in, by their place in `usual`
    moved_from: date | None = None  # the day of the rhythm, when that is no day to meet


@dataclass(frozen=True)
class Busy:
    """Local wall times between which somebody is in another meeting."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Suggestions:
    times: tuple[Suggestion, ...]
    skipped: tuple[Skipped, ...]


def why_not(day: date, quiet: Weeks = None, language: str = "sv") -> Skipped | None:
    """Why a day is no day to meet; weekends need no word."""
    if name := holiday_name(day, language):
        return Skipped(day, "holiday", name) if day.weekday() < 5 else None
    if is_bridge_day(day):
        return Skipped(day, "bridge")
    if day.weekday() < 5 and is_industrial_holiday(day, quiet):
        return Skipped(day, "quiet")
    return None


def good_times(
    *,
    last: datetime | None,
    cadence_days: int,
    today: date,
    minutes: int = 30,
    usual: Sequence[Sequence[Window]] = (),
    count: int = 3,
    quiet: Weeks = None,
    busy: Sequence[Busy] = (),
    language: str = "sv",
) -> Suggestions:
    """Up to `count` times around a rhythm after `last` (a local wall time), at the earliest in two days, none
    of them while anybody is `busy`."""
    soonest = next_working_day(today + timedelta(days=2), quiet=quiet, bridge_days=False)
    target = soonest if last is None else max(soonest, last.date() + timedelta(days=cadence_days))
    clock = last.time().replace(tzinfo=None) if last else None
    days = [target + timedelta(days=step) for step in range(_HORIZON)]
    near = [_on(day, usual, clock, minutes, busy) for day in days if _works(day, quiet)]
    suiting = sorted(
        (each for each in near if each is not None and each.suits),
        key=lambda each: (-len(each.suits), each.day),
    )
    chosen = {each.day: each for each in suiting[:count]}
    for step in (*_SPREAD, *range(9, 60)):
        if len(chosen) >= count:
            break
        day = next_working_day(target + timedelta(days=step), quiet=quiet, bridge_days=False)
        another = _LATER_CLOCK if clock is None and step == _SPREAD[1] else clock
        found = _on(day, usual, another, minutes, busy)
        if found is not None:
            chosen.setdefault(day, found)
    times = tuple(chosen[day] for day in sorted(chosen)[:count])
    return Suggestions(times, _skipped(target, times, quiet, language))


def rhythm_ahead(
    *,
    first: date,
    clock: time,
    cadence_days: int,
    count: int,
    until: date | None = None,
    quiet: Weeks = None,
    language: str = "sv",
) -> Suggestions:
    """Several meetings in a row. Each is counted from the first, so one that is moved on by a holiday does
    not push the rest."""
    times: list[Suggestion] = []
    skipped: list[Skipped] = []
    for step in range(count):
        wanted = first + timedelta(days=cadence_days * step)
        day = next_working_day(wanted, quiet=quiet, bridge_days=False)
        if until is not None and day > until:
            break
        if times and _crowds(times[-1], day, cadence_days, quiet):
            times.pop()
        # Two wanted days inside the summer weeks land on the same day after them: one meeting is enough.
        if not times or day > times[-1].day:
            times.append(Suggestion(day, clock, moved_from=wanted if day != wanted else None))
        if (reason := why_not(wanted, quiet, language)) is not None:
            skipped.append(reason)
    return Suggestions(tuple(times), tuple(skipped))


def _crowds(moved: Suggestion, day: date, cadence_days: int, quiet: Weeks) -> bool:
    """A meeting put off until after the summer weeks, with the next one only some days later."""
    was = moved.moved_from
    if was is None or day == moved.day or not is_industrial_holiday(was, quiet):
        return False
    return (day - moved.day).days * 2 < cadence_days


def _works(day: date, quiet: Weeks) -> bool:
    return not (is_day_off(day) or is_bridge_day(day) or is_industrial_holiday(day, quiet))


def _on(
    day: date, usual: Sequence[Sequence[Window]], clock: time | None, minutes: int, busy: Sequence[Busy]
) -> Suggestion | None:
    """The best clock time of a day: in most people's usual times, as last time if that will do, and free.
    None when no time of the day is free."""
    windows = [w for of_one in usual for w in of_one if w.weekday == day.weekday()]
    starts = [w.start for w in windows] + [slot for w in windows for slot in _slots(day, w, minutes)]
    tried = [clock, *starts] if clock else starts
    # Without anything to go by ten o'clock; that is also tried last, when all the rest is taken.
    free = [each for each in tried or [_USUAL_CLOCK] if _is_free(day, each, minutes, busy)]
    free = free or [each for each in (_USUAL_CLOCK, _LATER_CLOCK) if _is_free(day, each, minutes, busy)]
    best = max(free, key=lambda each: len(_suits(day, each, usual, minutes)), default=None)
    return None if best is None else Suggestion(day, best, _suits(day, best, usual, minutes))


def _slots(day: date, window: Window, minutes: int) -> list[time]:
    slots: list[time] = []
    at, end = datetime.combine(day, window.start), datetime.combine(day, window.end)
    while at + timedelta(minutes=minutes) <= end:
        slots.append(at.time())
        at += _SLOT
    return slots


def _is_free(day: date, clock: time, minutes: int, busy: Sequence[Busy]) -> bool:
    start = datetime.combine(day, clock)
    end = start + timedelta(minutes=minutes)
    return not any(each.start < end and start < each.end for each in busy)


def _suits(day: date, clock: time, usual: Sequence[Sequence[Window]], minutes: int) -> frozenset[int]:
    ends = datetime.combine(day, clock) + timedelta(minutes=minutes)
    return frozenset(
        place
        for place, windows in enumerate(usual)
        if any(
            w.weekday == day.weekday() and w.start <= clock and ends <= datetime.combine(day, w.end)
            for w in windows
        )
    )


def _skipped(first: date, times: Sequence[Suggestion], quiet: Weeks, language: str) -> tuple[Skipped, ...]:
    """What was stepped over between the day aimed at and the last time suggested."""
    if not times:
        return ()
    days = (first + timedelta(days=step) for step in range((times[-1].day - first).days))
    return tuple(reason for day in days if (reason := why_not(day, quiet, language)) is not None)
