"""What a pair might talk about, from the shipped agendas: by where they are on their way together."""

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any

from lotsa.domain import mentorships
from lotsa.domain.mentorships.models import Mentorship
from lotsa.kit.content import load, say

_FILE = Path(mentorships.__file__).parent / "content" / "agendas.yaml"
# Share of the time together at which a phase ends; the first meeting is always for getting to know.
_PHASES = ((0.25, "direction"), (0.75, "progress"), (0.9, "winding_down"), (2.0, "moving_on"))


def phase_of(mentorship: Mentorship, *, number: int, on: date) -> str:
    """Where the pair is at its meeting number `number` on a day."""
    if number <= 1:
        return "rapport"
    days = max((mentorship.planned_end_on - mentorship.starts_on).days, 1)
    gone = (on - mentorship.starts_on).days / days
    return next((phase for until, phase in _PHASES if gone < until), "moving_on")


def phase_name(phase: str) -> str:
    return say(load(_FILE)["phases"][phase])


def suggestions(phase: str, *, number: int, taken: Collection[str] = (), count: int = 3) -> list[str]:
    """Three topics for this meeting, the same each time it is asked, without those on the list already."""
    texts = [text for text in _bank(phase, first=number <= 1) if text not in taken]
    start = (max(number, 1) - 1) * count % max(len(texts), 1)
    return (texts[start:] + texts[:start])[:count]


def _bank(phase: str, *, first: bool) -> list[str]:
    content = load(_FILE)
    if first:
        # The first meeting has an agenda of its own; its points are the topics.
        return [say(item["title"]) for item in _agenda(content, "first")["items"]]
    return [say(topic) for topic in content["topics"] if topic["phase"] == phase]


def _agenda(content: Any, key: str) -> Any:
    return next(agenda for agenda in content["agendas"] if agenda["id"] == key)
