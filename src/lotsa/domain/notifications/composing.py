"""A draft becomes a message, not saved yet: in its reader's language, the organisation's words and zone."""

import hashlib
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from lotsa.domain.activity.models import Event
from lotsa.domain.notifications.catalogue import mail
from lotsa.domain.notifications.drafts.draft import Draft
from lotsa.domain.notifications.letter import Link, Shown, Value, compose
from lotsa.domain.notifications.models import Message
from lotsa.domain.notifications.templates import template
from lotsa.domain.people.models import Person
from lotsa.kit import clock

_PREFERENCES_DAYS = 90


def key_of(event: Event, person: Person, name: str, part: str = "") -> dict[str, Any]:
    return {
        "event_sequence": event.sequence,
        "recipient": person,
        "template": name,
        "part": part,
        "object_id": event.object_id,
        "message_id": _message_id(event, person, name, part),
    }


def _message_id(event: Event, person: Person, name: str, part: str) -> str:
    """The same however often the mail is written or tried; says nothing about what it is."""
    natural = f"{event.organisation_id}/{event.sequence}/{person.pk}/{name}/{part}"
    host = urlsplit(settings.LOTSA_BASE_URL).hostname or "localhost"
    return f"<{hashlib.sha256(natural.encode()).hexdigest()[:32]}@{host}>"


def message_of(draft: Draft) -> Message:
    """The message in the recipient's language and zone, not saved."""
    person, organisation = draft.to, draft.to.organisation
    with translation.override(person.language), timezone.override(organisation.zone):
        values: dict[str, Value] = {
            "first_name": person.given_name,
            "organisation_name": organisation.name,
            "settings_link": Link(
                "/u/{token}/", _("Choose how often we write"), "preferences", person.pk,
                days=_PREFERENCES_DAYS, single_use=False,
            ),
            **draft.values(),
        }  # fmt: skip
        letter = compose(
            template(draft.template), values, language=person.language, forms=organisation.adept_forms
        )
        calendar = draft.calendar(person.language) if draft.calendar else None
    return Message(
        **{**key_of(draft.event, person, draft.template, draft.part), "object_id": draft.object_id},
        organisation=organisation,
        language=person.language,
        address=draft.address,
        to_address=draft.address or person.email,
        reply_to=draft.reply_to,
        subject=letter.subject,
        text=letter.text,
        inserts=letter.inserts,
        calendar=calendar,
        calendar_method=draft.calendar_method if calendar else "",
        is_reminder=mail(draft.template).is_reminder,
        send_after=draft.send_after or clock.now(),
    )


def covered(message: Message) -> list[Shown]:
    """What somebody who looks after the outbox sees where the reader gets a link or the pair's own words."""
    return [
        Shown(words=_("[what the pair wrote, which only they see]"), is_private=True)
        if "private" in insert
        else Shown(words=_("[link]"), label=insert["label"])
        for insert in message.inserts
    ]
