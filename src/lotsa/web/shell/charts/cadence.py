"""Has a pair stopped meeting: one strip per pair, one place per week.

A filled dot is a meeting held, a ring one booked, a cross one moved or missed; the light band is time within
the agreed rhythm, dashes are time without a meeting, the upright line is today.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from django.utils.safestring import SafeString

from lotsa.web.shell import dates
from lotsa.web.shell.charts import svg

PER_WEEK, HEIGHT = 18, 20


@dataclass(frozen=True)
class Mark:
    day: date
    state: Literal["held", "booked", "moved", "missed"]


def cadence_axis(start: date, weeks: int) -> SafeString:
    """Week numbers above the strips, every fourth week. `start` is the Monday of the first week."""
    shapes = [
        svg.words(
            place * PER_WEEK + 8,
            14,
            dates.week(start + timedelta(weeks=place))
            if place == 0
            else (start + timedelta(weeks=place)).isocalendar().week,
            "",
            "middle" if place else "start",
        )
        for place in range(0, weeks, 4)
    ]
    return svg.quiet_drawing(weeks * PER_WEEK, HEIGHT, shapes)


def cadence_strip(
    marks: Sequence[Mark],
    *,
    start: date,
    weeks: int,
    today: date,
    rhythm_days: int,
    began: date | None = None,
) -> SafeString:
    """`start` is the Monday of the first week drawn; `began` the day the pair began, when later than that."""
    width = weeks * PER_WEEK

    def x(day: date) -> float:
        return min(max((day - start).days / 7 * PER_WEEK, 0), width)

    def middle_of_week(day: date) -> float:
        return ((day - start).days // 7 + 0.5) * PER_WEEK - 1

    held = sorted(mark.day for mark in marks if mark.state == "held")
    within, without = _spells(held, began or start, today, rhythm_days)
    shapes = [svg.path(f"M0 10H{width}", "lg")]
    shapes += [svg.rect(x(first), 6, x(last) - x(first), 8, "fb1", 2) for first, last in within]
    shapes += [
        svg.path(f"M{svg.n(x(first))} 18H{svg.n(x(last))}", "l2 dash")
        for first, last in without
        if x(last) > x(first)
    ]
    if start <= today <= start + timedelta(weeks=weeks):
        shapes.append(svg.path(f"M{svg.n(middle_of_week(today))} 0V20", "lt"))
    for mark in marks:
        at = middle_of_week(mark.day)
        if 0 <= at <= width:
            shapes += _mark(at, mark.state)
    return svg.quiet_drawing(width, HEIGHT, shapes)


def _mark(at: float, state: str) -> list[SafeString]:
    if state == "held":
        return [svg.circle(at, 10, 5, "f1")]
    if state == "booked":
        return [svg.circle(at, 10, 4.25, "fx"), svg.circle(at, 10, 4.25, "l1")]
    left, right = svg.n(at - 4), svg.n(at + 4)
    return [svg.path(f"M{left} 6L{right} 14M{right} 6L{left} 14", "lt")]


def _spells(
    held: Sequence[date], began: date, today: date, rhythm_days: int
) -> tuple[list[tuple[date, date]], list[tuple[date, date]]]:
    """Time within the rhythm, and time without a meeting. A rhythm reaches to the end of its last week, so
    that one day late is not drawn as a gap."""
    within: list[tuple[date, date]] = []
    for day in [began, *held]:
        reach = day + timedelta(days=rhythm_days)
        reach += timedelta(days=7 - reach.weekday())
        if within and day <= within[-1][1]:
            within[-1] = (within[-1][0], max(within[-1][1], reach))
        else:
            within.append((day, reach))
    # The band ends today or, when they met lately, where the rhythm says the next meeting is due.
    gaps = [(last, following) for (_first, last), (following, _last) in pairwise(within)]
    if within[-1][1] < today:
        gaps.append((within[-1][1], today))
    return within, gaps
