"""Every mail with made-up values, for the page that shows all texts before anything has been sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lotsa.domain.notifications.letter import Letter, Link, Shown, Value, compose, put_in
from lotsa.domain.notifications.look import html_of
from lotsa.domain.notifications.mail import Mail
from lotsa.domain.notifications.templates import examples, template
from lotsa.domain.people.models import Person

# What the buttons say that say the same in every mail; the others say it in the line before them.
_BUTTONS: Mapping[str, Any] = {
    "settings_link": gettext_lazy("Choose how often we write"),
    "link_yes": gettext_lazy("Yes, we met"),
    "link_no": gettext_lazy("No, not this time"),
    "link_book": gettext_lazy("Propose times"),
    "link_reply": gettext_lazy("Answer"),
    "link_rate": gettext_lazy("Say how it was"),
    "link_meeting": gettext_lazy("Open the meeting"),
    "link_talk": gettext_lazy("I want to talk"),
}


@dataclass(frozen=True)
class Preview:
    """A mail as somebody other than its reader may see it: no tokens, nothing of the pair's own."""

    language: str
    subject: str
    text: str
    html: str
    person: Person | None = None
    mail: Mail | None = None


def sample(template_key: str, language: str, forms: dict[str, Any], organisation: str = "") -> Preview:
    """`organisation`: the name of the one that reads, when there is one."""
    with translation.override(language):
        filled = template(template_key)
        values = _example_values(language, template_key)
        if organisation:
            values["organisation_name"] = organisation
        letter = compose(filled, values, language=language, forms=forms)
        shown = _example_inserts(letter)
        html = html_of(letter.subject, letter.text, shown, language=language)
    return Preview(language, letter.subject, put_in(letter.text, shown), html)


def _example_values(language: str, template_key: str) -> dict[str, Value]:
    values: dict[str, Value] = dict(examples(language, template_key))
    for name in values:
        if name.startswith("link") or name in ("settings_link", "talk_link"):
            values[name] = Link("", str(_BUTTONS.get(name) or _("Open the page")))
    return values


def _example_inserts(letter: Letter) -> list[Shown]:
    return [Shown(words=_("[link]"), label=insert["label"]) for insert in letter.inserts]
