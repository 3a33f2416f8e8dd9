"""The shipped example goals, hints and vague words, as they stand in content/."""

from pathlib import Path
from typing import Any

from lotsa.kit.content import load

_CONTENT = Path(__file__).parent / "content" / "goals.yaml"


def example_goals() -> dict[str, dict[str, Any]]:
    return {goal["key"]: goal for goal in load(_CONTENT)["example_goals"]}


def hint_text(key: str) -> Any:
    return next(rule["text"] for rule in load(_CONTENT)["linter"]["rules"] if rule["key"] == key)


def vague_words_of() -> dict[str, Any]:
    """Word -> what to write instead, of both languages: people write goals in either."""
    lists = load(_CONTENT)["linter"]["vague_words"].values()
    return {each["word"]: each["suggestion"] for words in lists for each in words}


def smarta() -> dict[str, dict[str, Any]]:
    return {letter["key"]: letter for letter in load(_CONTENT)["smarta"]}


def confidence_question() -> Any:
    return load(_CONTENT)["items"]["g_conf"]
