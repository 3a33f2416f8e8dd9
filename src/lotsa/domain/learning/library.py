"""The shipped guides, as they stand in content/: one file per part and language, front matter and text."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import get_language

from lotsa.kit.content import load, say

_CONTENT = Path(__file__).parent / "content"
AUDIENCES = ("mentor", "mentee", "manager", "coordinator")


@dataclass(frozen=True)
class Line:
    who: str  # mentor, mentee, manager
    says: str


@dataclass(frozen=True)
class Dialogue:
    setting: str
    bad: tuple[Line, ...]
    better: tuple[Line, ...]
    difference: str


@dataclass(frozen=True)
class Exercise:
    title: str
    minutes: int
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Module:
    """One part, in one language. `text` is Markdown with headings from level 2."""

    key: str
    audience: str
    order: int
    title: str
    minutes: int
    aim: str
    text: str
    exercise: Exercise | None
    dialogue: Dialogue | None
    checks: tuple[tuple[str, str], ...]  # (question, answer)
    try_this: str


@cache
def _modules(language: str) -> Mapping[str, Module]:
    found = [_read(path) for path in _CONTENT.glob(f"*.{language}.md")]
    found.sort(key=lambda module: (AUDIENCES.index(module.audience), module.order))
    return {module.key: module for module in found}


def _read(path: Path) -> Module:
    front, _mark, text = path.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
    told: dict[str, Any] = yaml.safe_load(front)
    return Module(
        key=told["id"],
        audience=told["audience"],
        order=told["order"],
        title=told["title"],
        minutes=told["minutes"],
        aim=told["aim"],
        text=text,
        exercise=_exercise(told.get("exercise")),
        dialogue=_dialogue(told.get("dialogue")),
        checks=tuple((check["q"], check["a"]) for check in told.get("checks", ())),
        try_this=told["try"],
    )


def _exercise(told: Any) -> Exercise | None:
    return Exercise(told["title"], told["minutes"], tuple(told["steps"])) if told else None


def _dialogue(told: Any) -> Dialogue | None:
    if not told:
        return None
    bad, better = (
        tuple(Line(each["who"], each["says"]) for each in told[name]) for name in ("bad", "better")
    )
    return Dialogue(told["setting"], bad, better, told["difference"])


def modules(audience: str = "", language: str | None = None) -> list[Module]:
    """In reading order, in the reader's language: of everybody, or of one role."""
    chosen = "en" if (language or get_language() or "sv").startswith("en") else "sv"
    return [module for module in _modules(chosen).values() if audience in ("", module.audience)]


def module(key: str, language: str | None = None) -> Module | None:
    return next((each for each in modules(language=language) if each.key == key), None)


def training_keys() -> tuple[str, ...]:
    """The parts of the mentor training: who has finished all of them has been trained."""
    return tuple(each.key for each in modules("mentor"))


@dataclass(frozen=True)
class Item:
    key: str
    text: str
    name: str = ""
    hint: str = ""


def items(kind: str) -> list[Item]:
    """`rating`, `assessment` or `readiness`, in the reader's language."""
    return [
        Item(told["id"], say(told), say(told.get("name", "")), say(told.get("hint", "")))
        for told in load(_CONTENT / "questions.yaml")[kind]
    ]


def scale() -> list[tuple[int, str]]:
    return [(told["value"], say(told)) for told in load(_CONTENT / "questions.yaml")["scale"]]
