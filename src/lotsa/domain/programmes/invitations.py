"""A shared event as a calendar file: one event, one person, the same id however often it moves."""

from typing import cast

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from lotsa.domain.people.models import Person
from lotsa.domain.programmes.models import ProgrammeEvent
from lotsa.engine.calendar import icalendar_text
from lotsa.engine.calendar.icalendar_text import Attendee, Entry, Method


def event_invitation(
    event: ProgrammeEvent, person: Person, *, method: str = "REQUEST", language: str = "sv"
) -> bytes:
    """For `person` alone: nobody's address is shown to the others. The mail part is
    `text/calendar; method=<METHOD>` too."""
    house = event.programme.organisation
    with translation.override(language):
        entry = _entry(event, person)
    organiser = Attendee("Lotsa", house.mail_from or settings.DEFAULT_FROM_EMAIL)
    return icalendar_text.invitation(
        entry, method=cast("Method", method), organiser=organiser, language=language
    )


def _entry(event: ProgrammeEvent, person: Person) -> Entry:
    link = event.link if icalendar_text.is_web_address(event.link) else ""
    return Entry(
        uid=f"event-{event.pk}@lotsa",
        starts_at=event.starts_at,
        zone=event.zone,
        minutes=event.minutes,
        summary=_("%(event)s, %(programme)s") % {"event": event.label, "programme": event.programme.name},
        changed_at=event.changed_at,
        sequence=event.sequence,
        place=event.place or link,
        text=link,
        url=f"{settings.LOTSA_BASE_URL}/events/{event.pk}/",
        cancelled=event.is_off,
        attendees=(Attendee(person.name, person.email),) if person.is_active else (),
    )
