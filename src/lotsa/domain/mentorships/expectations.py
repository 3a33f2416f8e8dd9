"""The shipped questions about what people expect of each other, and what tells two answers apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lotsa.kit.content import load, say

_FILE = Path(__file__).parent / "content" / "agreement.yaml"
TEXT, CHOICE, MULTI, SCALE = "text", "choice", "multi", "scale5"
LONGEST_ANSWER = 1000


@dataclass(frozen=True)
class Question:
    key: str
    kind: str
    label: str  # in the words for the side that answers
    options: tuple[tuple[str, str], ...] = ()

    def words(self, answer: Any) -> str:
        """An answer as people read it."""
        if self.kind == TEXT:
            return str(answer)
        names = dict(self.options)
        if self.kind == MULTI:
            return ", ".join(names[key] for key in names if key in answer)
        return names.get(str(answer), "")


def questions(side: str) -> list[Question]:
    """In the reader's language; peers are asked as those who want to learn."""
    return [
        Question(entry["id"], entry["type"], _label(entry, side), _options(entry))
        for entry in load(_FILE)["expectations"]["questions"]
    ]


def _label(entry: Mapping[str, Any], side: str) -> str:
    return say(entry.get(side) or entry["mentee"])


def _options(entry: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    named = {option["id"]: say(option) for option in entry.get("options", ())}
    if entry["type"] != SCALE:
        return tuple(named.items())
    steps = map(str, range(1, 6))
    return tuple((step, f"{step} {named[step]}" if step in named else step) for step in steps)


def intro(*, group: bool = False) -> str:
    return say(load(_FILE)["expectations"]["intro_group" if group else "intro"])


def likeness(kind: str, answers: list[Any]) -> str:
    """ "same", "near", "differ", or "words" for texts, which only people can compare."""
    if kind == TEXT:
        return "words"
    if kind == MULTI:
        sets = [set(answer) for answer in answers]
        if all(each == sets[0] for each in sets):
            return "same"
        return "near" if set.intersection(*sets) else "differ"
    if all(answer == answers[0] for answer in answers):
        return "same"
    if kind == SCALE and max(map(int, answers)) - min(map(int, answers)) <= 1:
        return "near"
    return "differ"
