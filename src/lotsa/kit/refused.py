"""What an action says when it will not do as asked: a sentence for the person, never a code."""

from collections.abc import Mapping
from typing import Any


class Refused(Exception):
    """Raised by an action before anything is written.

    `sentence` is shown as it stands (already translated or lazily so); `field` names the form field it
    belongs to, when there is one.
    """

    def __init__(self, sentence: Any, *, field: str | None = None) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
        self.field = field


class Stale(Refused):
    """Somebody else saved since this form was opened; `theirs` holds what stands now, by field."""

    def __init__(self, sentence: Any, *, theirs: Mapping[str, Any], version: int) -> None:
        super().__init__(sentence)
        self.theirs = theirs
        self.version = version
