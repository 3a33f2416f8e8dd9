"""Figures of a group that are seen every day tell a single answer by the difference from the day before. So
they change only at the turn of a month, and only once enough people have answered since they last did."""

from collections.abc import Hashable, Iterable
from datetime import date, timedelta


def released_until(answers: Iterable[tuple[Hashable, date]], *, today: date, least: int) -> date | None:
    """The first of a month: answers given before it may be shown together. None: no answers may yet.

    `answers` are (who, on which day). Each step adds those of `least` people or more, or it waits.
    """
    shown: date | None = None
    waiting: set[Hashable] = set()
    last = today.replace(day=1)
    months: dict[date, set[Hashable]] = {}
    for person, day in answers:
        months.setdefault(_next_month(day), set()).add(person)
    for turn in sorted(turn for turn in months if turn <= last):
        waiting |= months[turn]
        if len(waiting) >= least:
            shown, waiting = turn, set()
    return shown


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
