"""The shipped competence library and role profiles, as they stand in content/."""

from pathlib import Path
from typing import Any

from lotsa.kit.content import load

_CONTENT = Path(__file__).parent / "content"


def competences() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = load(_CONTENT / "competences.yaml")["competences"]
    return found


def groups() -> dict[str, dict[str, str]]:
    return {group["key"]: group["label"] for group in load(_CONTENT / "competences.yaml")["groups"]}


def roles() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = load(_CONTENT / "roles.yaml")["roles"]
    return found
