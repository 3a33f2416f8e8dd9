"""What could be clearer in a goal. A hint names what is missing; it judges the words, never the person, and
nothing is forbidden here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from lotsa.engine.goals.levels import first_overlap
from lotsa.engine.goals.words import can_be_counted, looks_like_two, vague_words

Key = Literal[
    "vague",
    "two_goals",
    "no_number",
    "no_date",
    "outside_period",
    "over_capacity",
    "level_overlap",
    "too_many",
]
MOST_ACTIVE = 3
MOST_VAGUE = 2  # more of them would be nagging


@dataclass(frozen=True, slots=True)
class Draft:
    """A goal as far as it is written; empty means not yet."""

    text: str = ""
    measure: str = ""
    due_on: date | None = None
    levels: Mapping[int, str] = field(default_factory=dict)  # -2 … 2 -> words
    hours: int | None = None  # in all
    weekly_hours: float | None = None  # what its owner can give


@dataclass(frozen=True, slots=True)
class Circumstances:
    today: date
    starts_on: date | None = None
    ends_on: date | None = None
    other_goals: int = 0  # of the same person in the same pair, open now


@dataclass(frozen=True, slots=True)
class Hint:
    key: Key
    field: str  # the field it is about, by the name it has in `Draft`
    word: str = ""  # the vague word as listed
    levels: tuple[int, ...] = ()  # those that say the same


def hints(draft: Draft, around: Circumstances, vague: Sequence[str]) -> tuple[Hint, ...]:
    """All hints of a goal in the order of its questions. `vague` is the word list, of all languages."""
    found: list[Hint] = [Hint("vague", "text", word) for word in vague_words(draft.text, vague)[:MOST_VAGUE]]
    if looks_like_two(draft.text):
        found.append(Hint("two_goals", "text"))
    if not any(map(can_be_counted, (draft.text, draft.measure, *draft.levels.values()))):
        found.append(Hint("no_number", "measure"))
    if draft.due_on is None:
        found.append(Hint("no_date", "due_on"))
    elif _is_outside(draft.due_on, around):
        found.append(Hint("outside_period", "due_on"))
    if _takes_too_long(draft, around.today):
        found.append(Hint("over_capacity", "hours"))
    if (same := first_overlap(draft.levels)) is not None:
        found.append(Hint("level_overlap", "levels", levels=same))
    if around.other_goals >= MOST_ACTIVE:
        found.append(Hint("too_many", ""))
    return tuple(found)


def _is_outside(due_on: date, around: Circumstances) -> bool:
    before = around.starts_on is not None and due_on < around.starts_on
    return before or (around.ends_on is not None and due_on > around.ends_on)


def _takes_too_long(draft: Draft, today: date) -> bool:
    """Hours a week times the weeks that are left, whole or not; said only where all three are known."""
    if draft.hours is None or draft.weekly_hours is None or draft.due_on is None:
        return False
    weeks = Fraction(max((draft.due_on - today).days, 0), 7)
    return draft.hours > weeks * Fraction(draft.weekly_hours)
