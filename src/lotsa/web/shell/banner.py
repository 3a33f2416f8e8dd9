"""Saying what was done, in a banner on the next page, with a way to undo it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest

# The address of the undo rides in the message's tags, which the session keeps for us.
_UNDO = "undo:"


def say(request: HttpRequest, sentence: Any, *, undo: str = "") -> None:
    """`undo` is the address that takes the thing back; it is sent a POST."""
    messages.success(request, str(sentence), extra_tags=_UNDO + undo if undo else "")


def warn(request: HttpRequest, sentence: Any) -> None:
    messages.warning(request, str(sentence))


def undo_of(message: Any) -> str:
    tags = str(message.extra_tags or "")
    return tags.removeprefix(_UNDO) if tags.startswith(_UNDO) else ""
