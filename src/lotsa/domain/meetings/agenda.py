"""What a pair might talk about, from the shipped agendas: by where they are on their way together."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from lotsa.domain import mentorships
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.phases import share_gone
from lotsa.kit.content import load, say

_FILE = Path(mentorships.__file__).parent / "content" / "agendas.yaml"
_PREPARATION = Path(__file__).parent / "content" / "preparation.yaml"
# Share of the time together at which a phase ends; the first meeting is always for getting to know.
_PHASES = ((0.25, "direction"), (0.75, "progress"), (0.9, "winding_down"), (2.0, "moving_on"))


@dataclass(frozen=True)
class Point:
    minutes: int
    title: str
    guide: str


@dataclass(frozen=True)
class Agenda:
    kind: str  # first, regular, midway or closing
    title: str
    purpose: str
    minutes: int
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Question:
    key: str
    text: str
    theme: str
    answered_by: str  # mentee, mentor or both


def phase_of(mentorship: Mentorship, *, number: int, on: date) -> str:
    """Where the pair is at its meeting number `number` on a day."""
    if number <= 1:
        return "rapport"
    gone = share_gone(mentorship, on)
    return next((phase for until, phase in _PHASES if gone < until), "moving_on")


def midpoint(mentorship: Mentorship) -> date:
    return mentorship.starts_on + (mentorship.planned_end_on - mentorship.starts_on) / 2


def kind_of(mentorship: Mentorship, *, number: int, on: date, midway_done: bool) -> str:
    """Which agenda suits: the last meeting there is room for closes; the first after half the time looks
    back."""
    if number <= 1:
        return "first"
    if on + timedelta(days=mentorship.cadence_days) > mentorship.planned_end_on:
        return "closing"
    return "midway" if on >= midpoint(mentorship) and not midway_done else "regular"


def agenda_of(kind: str, *, minutes: int) -> Agenda:
    """The agenda with its minutes fitted to how long the meeting is."""
    told = next(agenda for agenda in load(_FILE)["agendas"] if agenda["id"] == kind)
    items = told["items"]
    fitted = _fitted([item["minutes"] for item in items], minutes)
    points = tuple(
        Point(length, say(item["title"]), say(item["guide"]))
        for length, item in zip(fitted, items, strict=True)
    )
    return Agenda(kind, say(told["title"]), say(told["purpose"]), sum(fitted), points)


def phase_name(phase: str) -> str:
    return say(load(_FILE)["phases"][phase])


def questions(
    phase: str, *, number: int, done: Collection[str] = (), taken: Collection[str] = (), count: int = 3
) -> list[Question]:
    """A few questions of the bank for this phase, the same each time it is asked, of different themes where
    there are several; never one that has been talked about (`done`) or is on the list (`taken`)."""
    bank = [
        _question(topic)
        for topic in load(_FILE)["topics"]
        if topic["phase"] == phase and topic["id"] not in done and say(topic) not in taken
    ]
    mixed = _mixed(bank)
    start = (max(number, 1) - 1) * count % max(len(mixed), 1)
    return (mixed[start:] + mixed[:start])[:count]


def _mixed(bank: list[Question]) -> list[Question]:
    """One of each theme in turn, so that neighbours differ."""
    turns: dict[str, int] = {}
    placed: list[tuple[int, int, Question]] = []
    for place, each in enumerate(bank):
        turns[each.theme] = turns.get(each.theme, 0) + 1
        placed.append((turns[each.theme], place, each))
    return [each for _turn, _place, each in sorted(placed, key=lambda row: row[:2])]


def question(key: str) -> Question | None:
    return next((_question(topic) for topic in load(_FILE)["topics"] if topic["id"] == key), None)


def prompts(kind: str, side: str) -> list[str]:
    """What to think through the day before, for one side: mentors and mentees prepare different things."""
    return [say(text) for text in load(_PREPARATION)[kind][side]]


def _question(topic: Any) -> Question:
    return Question(topic["id"], say(topic), say(load(_FILE)["themes"][topic["theme"]]), topic["answered_by"])


def _fitted(parts: list[int], minutes: int) -> list[int]:
    """The parts in proportion to a shorter or longer meeting, whole minutes, at least one each."""
    total = sum(parts)
    if minutes < len(parts) or minutes == total:
        return parts
    fitted = [max(1, part * minutes // total) for part in parts]
    longest = fitted.index(max(fitted))
    fitted[longest] = max(1, fitted[longest] + minutes - sum(fitted))
    return fitted
