"""Shipped texts: YAML beside the module that owns them, both languages in one file, read once."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import get_language


@cache
def load(path: Path) -> Any:
    with path.open(encoding="utf-8") as file:
        return yaml.safe_load(file)


def say(text: Any, language: str | None = None) -> str:
    """One of a text's languages: the reader's, or the one named."""
    if isinstance(text, str):
        return text
    chosen = (language or get_language() or "sv")[:2]
    return str(text.get(chosen) or text["sv"])
