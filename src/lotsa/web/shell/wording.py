"""The word *adept* is an organisation's own. Texts say {adept}, {Adepter}…; here the word is put in."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any

FORMS = ("adept", "adepten", "adepter", "adepterna", "adeptens")
_TOKEN = re.compile(r"\{(" + "|".join(FORMS) + r")\}", re.IGNORECASE)


def put_words(text: str, forms: Mapping[str, str] | None = None, *, html: bool = False) -> str:
    """Replaces every token; a form the organisation has not named keeps the usual word.

    A token with a capital ({Adepten}) gives a capital. `html=True` escapes what the organisation wrote.
    """

    def word(found: re.Match[str]) -> str:
        token = found.group(1)
        chosen = str((forms or {}).get(token.lower()) or token.lower())
        if token[0].isupper():
            chosen = chosen[:1].upper() + chosen[1:]
        return escape(chosen) if html else chosen

    return _TOKEN.sub(word, text) if "{" in text else text


def put_everywhere(told: Any, forms: Mapping[str, str]) -> Any:
    """The same in all texts of a file that is set from rows and lists; no page puts the word in there."""
    if isinstance(told, str):
        return put_words(told, forms)
    if isinstance(told, Mapping):
        return {key: put_everywhere(value, forms) for key, value in told.items()}
    if isinstance(told, (list, tuple)):
        return [put_everywhere(value, forms) for value in told]
    return told
