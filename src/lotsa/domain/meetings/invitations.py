"""A meeting as a calendar file. Nothing of what the pair talks about is in it."""

from collections.abc import Sequence
from typing import cast

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from lotsa.domain.meetings import access
from lotsa.domain.meetings.models import Meeting
from lotsa.domain.meetings.queries.booked import standing
from lotsa.domain.mentorships.queries import in_few_words
from lotsa.domain.people.models import Organisation, Person
from lotsa.domain.people.viewer import Viewer
from lotsa.engine.calendar import icalendar_text
from lotsa.engine.calendar.icalendar_text import Attendee, Entry, Method
from lotsa.kit import clock

_FEED_STATES = (Meeting.State.PLANNED, Meeting.State.CONFIRMED, Meeting.State.HELD)


def invitation(meeting: Meeting, *, method: str = "REQUEST", language: str = "sv") -> bytes:
    """For those in the meeting only. The mail part is `text/calendar; method=<METHOD>` too."""
    people = _people(meeting)
    with translation.override(language):
        entry = _entry(meeting, people, attendees=people)
    organiser = Attendee("Lotsa", organiser_address(meeting.mentorship.organisation))
    return icalendar_text.invitation(
        entry, method=cast("Method", method), organiser=organiser, language=language
    )


def feed(viewer: Viewer, *, language: str = "sv") -> bytes:
    """My meetings for a calendar that subscribes: times and places, no attendees, a year back at most."""
    since = clock.now().replace(year=clock.now().year - 1, day=1)
    rows = standing(access.visible_to(viewer).filter(state__in=_FEED_STATES, starts_at__gt=since))
    with translation.override(language):
        entries = [_entry(meeting, _others(meeting, viewer)) for meeting in rows.order_by("starts_at")[:500]]
        return icalendar_text.feed(entries, name=_("Meetings in Lotsa"), language=language)


def organiser_address(organisation: Organisation) -> str:
    """The application's own mailbox: nobody's address is borrowed."""
    return organisation.mail_from or settings.DEFAULT_FROM_EMAIL


def _people(meeting: Meeting) -> list[Person]:
    members = meeting.mentorship.memberships.select_related("person")
    return sorted((member.person for member in members), key=lambda person: person.sort_key)


def _others(meeting: Meeting, viewer: Viewer) -> list[Person]:
    return [each.person for each in meeting.mentorship.memberships.all() if each.person_id != viewer.id]


def _entry(meeting: Meeting, people: Sequence[Person], *, attendees: Sequence[Person] = ()) -> Entry:
    names = in_few_words([person.given_name for person in people])
    where = meeting.place or str(meeting.get_form_display()).capitalize()
    lines = [meeting.link] if meeting.link else []
    return Entry(
        uid=f"{meeting.pk}@lotsa",
        starts_at=meeting.starts_at,
        zone=meeting.zone,
        minutes=meeting.minutes,
        summary=_("Meeting: %(names)s") % {"names": names},
        changed_at=meeting.changed_at,
        sequence=meeting.sequence,
        place=where,
        text="\n".join(lines),
        url=f"{settings.LOTSA_BASE_URL}/meetings/{meeting.pk}/",
        cancelled=meeting.state == Meeting.State.CANCELLED,
        attendees=tuple(Attendee(person.name, person.email) for person in attendees if person.is_active),
    )
