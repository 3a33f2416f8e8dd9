"""What the interest form offers to choose from, as it stands in content/interests.yaml."""

from pathlib import Path
from typing import Any

from lotsa.kit.content import load, say

_CONTENT = Path(__file__).parent / "content" / "interests.yaml"
MAX_SOUGHT = 3
MAX_WISHES = 3


def _entries(name: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = load(_CONTENT)[name]
    return entries


def choices(name: str) -> list[tuple[str, str]]:
    """(key, words) of `themes`, `experience`, `times` or `languages`, in the reader's language."""
    return [(entry["key"], say(entry)) for entry in _entries(name)]


def label(name: str, key: str) -> str:
    return dict(choices(name)).get(key, key)


def styles() -> list[tuple[str, str, str]]:
    """(key, one end, other end) of each two-sided item about the way of working."""
    return [(entry["key"], *_ends(entry)) for entry in _entries("working_style")]


def _ends(entry: dict[str, Any]) -> tuple[str, str]:
    # A list, not a text: say() would turn it into one.
    ends = entry["en" if say({"sv": "sv", "en": "en"}) == "en" else "sv"]
    return ends[0], ends[1]


def spans() -> dict[str, tuple[str, str]]:
    """Part of the day -> (from, to), as `Enrolment.usual_times` keeps them."""
    return {entry["key"]: (entry["from"], entry["to"]) for entry in _entries("times")}


def guidelines(language: str | None = None) -> str:
    return say(load(_CONTENT)["guidelines"], language).strip()
