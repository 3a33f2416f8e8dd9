"""The shipped mentoring agreement: what two people promise each other, point by point."""

from dataclasses import dataclass
from pathlib import Path

from lotsa.kit.content import load, say

_FILE = Path(__file__).parent / "content" / "agreement.yaml"


@dataclass(frozen=True)
class Point:
    title: str
    text: str


@dataclass(frozen=True)
class Agreement:
    title: str
    legal_note: str
    points: tuple[Point, ...]
    accept: str


def agreement() -> Agreement:
    """In the reader's language."""
    text = load(_FILE)["agreement"]
    return Agreement(
        title=say(text["title"]),
        legal_note=say(text["legal_note"]),
        points=tuple(Point(say(point["title"]), say(point["text"])) for point in text["points"]),
        accept=say(text["accept"]),
    )
