"""Standing on one's own (content/standing.yaml): three sentences a mentee judges alone, midway and in the
last quarter, and the question of whom to ask later. What comes of it is a reflection like any other: sealed,
private, shared with the pair only by its writer, and counted nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lotsa.kit.content import load, say

_FILE = Path(__file__).parent / "content" / "standing.yaml"
ALONE, SUPPORT = "alone", "support"  # what stands in `Entry.prompt`
MOMENTS = (0.45, 0.75)  # shares of the time together from which one is asked


@dataclass(frozen=True)
class Item:
    id: str
    text: str


def items() -> list[Item]:
    return [Item(each["id"], say(each)) for each in _texts()["items"]]


def scale() -> list[str]:
    return [say(each) for each in _texts()["scale"]]


def title() -> str:
    return say(_texts()["title"])


def support_question() -> str:
    return say(_texts()["support"])


def question(key: str) -> str:
    """The heading of an entry; empty when it is none of these."""
    return {ALONE: title, SUPPORT: support_question}.get(key, str)()


def in_words(answers: Mapping[str, int]) -> str:
    """As the writer reads it again: each sentence with what was chosen; left out what was left out."""
    words = scale()
    return "\n".join(
        f"{item.text} {words[answers[item.id]]}." for item in items() if answers.get(item.id) is not None
    )


def _texts() -> Any:
    return load(_FILE)
