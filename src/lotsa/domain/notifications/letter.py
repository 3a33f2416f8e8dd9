"""A mail's text: a template filled with values, with marks where links and private words will stand.

A value is put in once and never read again, so nobody's name or topic can act as a placeholder, a mark or a
new line of the mail.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from lotsa.domain.notifications.templates import Template, footer
from lotsa.kit.mail import one_line

ADEPT_FORMS = ("adept", "adepten", "adepter", "adepterna", "adeptens")
FOOTER_LINE = "-- "
# Private-use characters: `clean` takes them out of every value, so a mark is always ours.
_OPEN, _CLOSE = "\ue000", "\ue001"
MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_SUBJECT_LENGTH = 200


@dataclass(frozen=True)
class Link:
    """Where a link leads. With a verb, a token is granted when the mail leaves and put in for `{token}`;
    without one it is a page for people who are signed in."""

    path: str
    label: str
    verb: str = ""
    object_id: UUID | None = None
    days: int = 30
    single_use: bool = True
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Private:
    """Words of the pair's own: in the mail, but never shown to whoever looks after the outbox."""

    text: str

    def __bool__(self) -> bool:
        return bool(self.text)


Value = str | Link | Private


@dataclass(frozen=True)
class Letter:
    subject: str
    text: str
    inserts: list[dict[str, Any]]


def compose(
    template: Template, values: Mapping[str, Value], *, language: str, forms: Mapping[str, str]
) -> Letter:
    """`forms` is what the organisation calls a mentee, in Swedish (five forms)."""
    filler = _Filler({**values, **_words(forms)})
    subject = filler.fill(template.subject(language), subject=True)
    text = filler.body(template.body(language))
    if template.has_footer:
        text = f"{text}\n\n{FOOTER_LINE}\n{filler.body(footer(language, template.key))}"
    return Letter(one_line(subject)[:_SUBJECT_LENGTH], text, filler.inserts)


def _words(forms: Mapping[str, str]) -> dict[str, Value]:
    chosen = {form: str(forms.get(form) or form) for form in ADEPT_FORMS}
    return {**chosen, **{form.capitalize(): word[:1].upper() + word[1:] for form, word in chosen.items()}}


class _Filler:
    def __init__(self, values: Mapping[str, Value]) -> None:
        self.values = values
        self.inserts: list[dict[str, Any]] = []
        self.numbers: dict[str, int] = {}

    def body(self, text: str) -> str:
        paragraphs = [self.paragraph(block) for block in text.split("\n\n")]
        return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)

    def paragraph(self, block: str) -> str:
        """A line whose placeholders are all empty goes, and so does a paragraph whose link leads nowhere."""
        names = _PLACEHOLDER.findall(block)
        if any(name.startswith("link") and not self.values.get(name, "") for name in names):
            return ""
        lines = []
        for line in block.split("\n"):
            inside = _PLACEHOLDER.findall(line)
            if not inside or any(self.values[name] for name in inside):
                lines.append(self.fill(line))
        return "\n".join(lines)

    def fill(self, text: str, *, subject: bool = False) -> str:
        return _PLACEHOLDER.sub(lambda found: self.value(found.group(1), subject), text)

    def value(self, name: str, subject: bool) -> str:
        value = self.values[name]
        if isinstance(value, str):
            return one_line(clean(value)) if subject else clean(value)
        if subject:
            raise ValueError(f"{name} cannot stand in a subject")
        if isinstance(value, Private) and not value:
            return ""
        return self.mark(name, value)

    def mark(self, name: str, value: Link | Private) -> str:
        if name not in self.numbers:
            self.numbers[name] = len(self.inserts)
            self.inserts.append(_as_json(value))
        return f"{_OPEN}{self.numbers[name]}{_CLOSE}"


def _as_json(value: Link | Private) -> dict[str, Any]:
    if isinstance(value, Private):
        return {"private": clean(value.text)}
    return asdict(value) | {
        "object_id": str(value.object_id) if value.object_id else None,
        "label": str(value.label),
        "facts": dict(value.facts),
    }


def clean(text: str) -> str:
    """Line breaks stay (a list has them); other control and private-use characters go."""
    return "".join(
        c for c in text if c == "\n" or unicodedata.category(c) not in {"Cc", "Co", "Cs", "Zl", "Zp"}
    )


def bullets(items: Sequence[str]) -> str:
    """One line each, so that a topic with a line break in it cannot begin a line of the mail."""
    return "\n".join(f"– {one_line(clean(item))}" for item in items)


@dataclass(frozen=True)
class Shown:
    """What one reader gets to see for an insert: an address to go to, or words."""

    words: str = ""
    address: str = ""
    label: str = ""
    is_private: bool = False


def put_in(text: str, shown: Sequence[Shown]) -> str:
    """The text with an address or words for every mark."""
    return MARK.sub(lambda found: _shown(shown[int(found.group(1))]), text)


def _shown(insert: Shown) -> str:
    return insert.address or insert.words
