"""The shipped conversation cards and the bank of questions, to leaf through by theme and phase."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lotsa.kit.content import load, say

_FILE = Path(__file__).parent / "content" / "agendas.yaml"


@dataclass(frozen=True)
class Card:
    key: str
    theme: str
    phase: str
    title: str
    text: str


@dataclass(frozen=True)
class BankTopic:
    key: str
    theme: str
    phase: str
    text: str
    answered_by: str  # mentee, mentor or both


def cards(theme: str = "") -> list[Card]:
    """By theme, in the themes' own order, in the reader's language."""
    order = list(load(_FILE)["themes"])
    told = sorted(load(_FILE)["conversation_cards"], key=lambda card: order.index(card["theme"]))
    return [
        Card(card["id"], card["theme"], card["phase"], say(card["title"]), say(card["text"]))
        for card in told
        if theme in ("", card["theme"])
    ]


def topics(phase: str, theme: str = "") -> list[BankTopic]:
    return [
        _topic(told)
        for told in load(_FILE)["topics"]
        if told["phase"] == phase and theme in ("", told["theme"])
    ]


def topic(key: str) -> BankTopic | None:
    return next((_topic(told) for told in load(_FILE)["topics"] if told["id"] == key), None)


def _topic(told: Any) -> BankTopic:
    return BankTopic(told["id"], told["theme"], told["phase"], say(told), told["answered_by"])


def phases() -> list[tuple[str, str]]:
    return [(key, say(text)) for key, text in load(_FILE)["phases"].items()]


def themes(kind: str, phase: str = "") -> list[tuple[str, str]]:
    """Themes with their names: those of the cards, or those of a phase's topics."""
    return [(key, say(load(_FILE)["themes"][key])) for key in _theme_keys(kind, phase)]


@cache
def _theme_keys(kind: str, phase: str) -> tuple[str, ...]:
    told = load(_FILE)[kind]
    used = {each["theme"] for each in told if phase in ("", each["phase"])}
    return tuple(key for key in load(_FILE)["themes"] if key in used)
