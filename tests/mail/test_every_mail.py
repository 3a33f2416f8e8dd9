"""Every mail of the catalogue, in both languages, as it arrives: one test that none can slip past."""

import re
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail as post
from django.utils import translation

from lotsa.domain.notifications import catalogue
from lotsa.domain.notifications.actions import send_messages
from lotsa.domain.notifications.catalogue import MAILS, Mail
from lotsa.domain.notifications.letter import Link, Private, Value, compose
from lotsa.domain.notifications.look import html_of
from lotsa.domain.notifications.mail import Mail as Kind
from lotsa.domain.notifications.models import Message
from lotsa.domain.notifications.templates import examples, template
from lotsa.domain.people.actions import link_of
from lotsa.domain.people.models import Person
from tests.cast import Cast

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_TOKEN = re.compile(r"/u/([\w-]+)/")
_LARGEST = 30_000
# What the reader alone may see, and so is put in when the mail leaves.
_PRIVATE = ("post_text", "note", "question", "story_title", "my_steps", "topics", "next_steps", "place")


def written(kind: Mail, to: Person, language: str) -> Message:
    """As the writer would have it, with the made-up values of the page that shows all texts."""
    values: dict[str, Value] = dict(examples(language))
    for name in values:
        if name.startswith("link"):
            values[name] = Link(f"/{name}/{{token}}/", "Öppna", "some_verb", to.pk)
        elif name in _PRIVATE:
            values[name] = Private(str(values[name]))
    values["settings_link"] = Link("/u/{token}/", "Välj", "preferences", to.pk, single_use=False)
    with translation.override(language):
        letter = compose(template(kind.template), values, language=language, forms={})
    return Message.objects.create(
        organisation=to.organisation,
        recipient=to,
        event_sequence=1,
        template=kind.template,
        object_id=uuid4(),
        language=language,
        subject=letter.subject,
        text=letter.text,
        inserts=letter.inserts,
        message_id=f"<{uuid4()}@lotsa>",
    )


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("kind", MAILS, ids=lambda kind: kind.template)
def test_every_mail_arrives_whole(
    kind: Mail, language: str, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_conditions = Kind(kind.template, "", "", can_be_turned_off=kind.can_be_turned_off)
    monkeypatch.setitem(catalogue._BY_TEMPLATE, kind.template, without_conditions)
    message = written(kind, cast.people["mentor"], language)
    assert send_messages() == 1
    (sent,) = post.outbox
    raw: Any = sent.message()
    text = raw.get_body(("plain",)).get_content()
    html = raw.get_body(("html",)).get_content()
    seen = unescape(html.partition("</style>")[2])

    # Nothing is left over, and it stays small.
    for part in (sent.subject, text, seen):
        left = (re.findall(r"\{\w+\}", part), "\ue000" in part, "\ue001" in part, "None" in part.split())
        assert left == ([], False, False, False)
    assert len(raw.as_bytes()) < 3 * _LARGEST
    assert len(html.encode()) < _LARGEST

    # The plain text says all that the HTML says: every address, and every word that is not on a button.
    assert set(_ADDRESS.findall(text)) >= {
        unescape(address) for address in re.findall(r'href="([^"]+)"', html)
    }
    words = re.sub(r"<a [^>]*>.*?</a>|<[^>]+>", " ", html.partition("</h1>")[2])
    assert [word for word in unescape(words).split() if word not in text] == []

    # Headers.
    assert raw["Content-Language"] == language
    assert raw["Auto-Submitted"] == "auto-generated"
    assert raw["Message-ID"] == message.message_id
    choices = _TOKEN.search(text)
    if kind.can_be_turned_off:
        assert choices is not None
        assert raw["List-Unsubscribe"].endswith(f"/u/{choices.group(1)}/off/>")
        assert raw["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        link = link_of(choices.group(1), "preferences")
        assert link is not None
        assert link.person_id == cast.people["mentor"].pk
    else:
        assert "List-Unsubscribe" not in raw

    # The language of the page, dark where the reader's program is dark, and nothing fetched from anywhere.
    assert f'<html lang="{language}">' in html
    assert '<meta name="color-scheme" content="light dark">' in html
    assert "@media (prefers-color-scheme:dark)" in html
    assert re.findall(r"<(?:img|script|link|iframe|form)\b|url\(|@import", html) == []
    assert 'style="' not in html

    # What the pair wrote left with the mail, and is not kept.
    message.refresh_from_db()
    assert [insert["private"] for insert in message.inserts if insert.get("private")] == []


def test_colours_can_be_read_in_light_and_in_dark() -> None:
    style = template_style()
    light, dark = style.split("@media (prefers-color-scheme:dark)")
    pairs = [
        (light, "body", "body"), (light, ".p", "body"), (light, ".b", ".b a,.b span"), (light, "body", ".f"),
        (light, ".p", ".l,p a"), (dark, ".p", "body"), (dark, ".b", ".b a,.b span"),
        (dark, "body", ".f,.f a"), (dark, ".p", ".l,p a"),
    ]  # fmt: skip
    faint = [
        (paper, ink, round(ratio, 2))
        for sheet, paper, ink in pairs
        if (ratio := contrast(colour(sheet, paper, "background"), colour(sheet, ink, "color"))) < 4.5
    ]
    assert faint == []


def template_style() -> str:

    html = html_of("S", "T", [], language="sv")
    return html.partition("<style>")[2].partition("</style>")[0]


def colour(sheet: str, rule: str, name: str) -> str:
    body = re.search(rf"(?:^|[}}{{\n]){re.escape(rule)}\{{([^}}]*)\}}", sheet)
    assert body is not None, rule
    found = re.search(rf"(?:^|;){name}:(#[0-9A-F]{{6}})", body.group(1))
    assert found is not None, (rule, name)
    return found.group(1)


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
