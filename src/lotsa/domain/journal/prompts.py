"""Questions to reflect on (mentorships' agendas.yaml): three at a time, by where the pair is."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lotsa.domain import mentorships
from lotsa.kit.content import load, say

_FILE = Path(mentorships.__file__).parent / "content" / "agendas.yaml"


@dataclass(frozen=True)
class Prompt:
    id: str
    text: str


def prompt(key: str) -> Prompt | None:
    return next((_prompt(entry) for entry in _bank() if entry["id"] == key), None)


def suggested(phase: str, answered: Collection[str] = (), count: int = 3) -> list[Prompt]:
    """Those of the phase that have not been answered; when all have, from the beginning again."""
    here = [entry for entry in _bank() if entry["phase"] == phase]
    left = [entry for entry in here if entry["id"] not in answered]
    return [_prompt(entry) for entry in (left or here)[:count]]


def _bank() -> list[Any]:
    bank: list[Any] = load(_FILE)["reflection_prompts"]
    return bank


def _prompt(entry: Any) -> Prompt:
    return Prompt(entry["id"], say(entry))
