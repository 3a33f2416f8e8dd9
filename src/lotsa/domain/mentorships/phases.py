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
    days = max((mentorship.planned_end_on - mentorship.starts_on).days, 1)
    return (on - mentorship.starts_on).days / days


def phase_name(phase: str) -> str:
    return say(load(_FILE)["phases"][phase])
