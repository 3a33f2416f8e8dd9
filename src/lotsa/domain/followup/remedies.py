"""The playbook (content/health.yaml): gentle things to try, the smallest first, in both languages."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

from lotsa.kit.content import load, say

_FILE = Path(__file__).parent / "content" / "health.yaml"


@dataclass(frozen=True)
class RemedyText:
    id: str
    order: int
    title: str
    when: str
    steps: Sequence[str]
    say: str


def playbook() -> dict[str, RemedyText]:
    """All twelve, the smallest first."""
    return _playbook(get_language())


@lru_cache(maxsize=8)
def _playbook(_language: str | None) -> dict[str, RemedyText]:
    rows = sorted(load(_FILE)["remedies"], key=lambda row: row["order"])
    return {row["id"]: _text(row) for row in rows}


def _text(row: Any) -> RemedyText:
    return RemedyText(
        id=row["id"],
        order=row["order"],
        title=say(row["title"]),
        when=say(row["when"]),
        steps=tuple(say(step) for step in row["steps"]),
        say=say(row["say"]),
    )


def title_of(which: str) -> str:
    found = playbook().get(which)
    return found.title if found else which


def suggested(rules: Sequence[str]) -> list[RemedyText]:
    """What the playbook has for these rules, the smallest first, each once."""
    wanted: dict[str, None] = {}
    for rule in load(_FILE)["rules"]:
        if rule["id"] in rules:
            wanted |= dict.fromkeys(rule["remedies"])
    return [text for text in playbook().values() if text.id in wanted]


def advice_on_order() -> str:
    return say(load(_FILE)["remedy_order"])
