"""Where a pair is on its way together. Derived from the calendar and never stored."""

from datetime import date
from pathlib import Path

from lotsa.domain.mentorships.models import Mentorship
from lotsa.kit.content import load, say

_FILE = Path(__file__).parent / "content" / "agendas.yaml"
# Share of the time together at which a phase ends.
_PHASES = ((0.25, "direction"), (0.75, "progress"), (0.9, "winding_down"))


def phase_of(mentorship: Mentorship, *, on: date, has_met: bool) -> str:
    """Until the first meeting, and during it, a pair gets to know each other."""
    if not has_met:
        return "rapport"
    gone = share_gone(mentorship, on)
    return next((phase for until, phase in _PHASES if gone < until), "moving_on")


def share_gone(mentorship: Mentorship, on: date) -> float:
    """Of the time together. An end that is moved takes nobody back: what was gone on that day stays gone."""
    moved = [(each.created_at.date(), each.moved_from) for each in mentorship.extensions.all()]
    end = next((end for day, end in moved if day > on), mentorship.planned_end_on)
    ends = [*((day, end) for day, end in moved if day <= on), (on, end)]
    return max(_share(mentorship.starts_on, end, day) for day, end in ends)


def _share(first: date, last: date, day: date) -> float:
    return (day - first).days / max((last - first).days, 1)


def phase_name(phase: str) -> str:
    return say(load(_FILE)["phases"][phase])
