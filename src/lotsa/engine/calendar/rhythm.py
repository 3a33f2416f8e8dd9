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
    language: str = "sv",
) -> Suggestions:
    """Up to `count` times around a rhythm after `last` (a local wall time), at the earliest in two days."""
    soonest = next_working_day(today + timedelta(days=2), quiet=quiet, bridge_days=False)
    target = soonest if last is None else max(soonest, last.date() + timedelta(days=cadence_days))
    clock = last.time().replace(tzinfo=None) if last else None
    days = [target + timedelta(days=step) for step in range(_HORIZON)]
    near = [_on(day, usual, clock, minutes) for day in days if _works(day, quiet)]
    suiting = sorted((each for each in near if each.suits), key=lambda each: (-len(each.suits), each.day))
    chosen = {each.day: each for each in suiting[:count]}
    for step in (*_SPREAD, *range(9, 60)):
        if len(chosen) >= count:
            break
        day = next_working_day(target + timedelta(days=step), quiet=quiet, bridge_days=False)
        another = _LATER_CLOCK if clock is None and step == _SPREAD[1] else clock
        chosen.setdefault(day, _on(day, usual, another, minutes))
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
        # Two wanted days inside the summer weeks land on the same day after them: one meeting is enough.
        if not times or day > times[-1].day:
            times.append(Suggestion(day, clock))
        if (reason := why_not(wanted, quiet, language)) is not None:
            skipped.append(reason)
    return Suggestions(tuple(times), tuple(skipped))


def _works(day: date, quiet: Weeks) -> bool:
    return not (is_day_off(day) or is_bridge_day(day) or is_industrial_holiday(day, quiet))


def _on(day: date, usual: Sequence[Sequence[Window]], clock: time | None, minutes: int) -> Suggestion:
    """The best clock time of a day: in most people's usual times, and as last time if that will do."""
    starts = [w.start for windows in usual for w in windows if w.weekday == day.weekday()]
    tried = [clock, *starts] if clock else starts
    best = max(tried, key=lambda each: len(_suits(day, each, usual, minutes)), default=None)
    if best is None:
        return Suggestion(day, _USUAL_CLOCK)
    return Suggestion(day, best, _suits(day, best, usual, minutes))


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
