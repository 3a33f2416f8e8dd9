from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from lotsa.domain.activity.models import Event
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.queries import Members
from lotsa.domain.notifications.drafts.draft import Draft, coordinator_address, coordinator_of
from lotsa.domain.notifications.letter import Link
from lotsa.domain.notifications.models import Message
from lotsa.domain.people.models import Person
from lotsa.domain.programmes.models import Programme, ProgrammeEvent
from lotsa.kit import clock, dates


def welcomes(rows: Iterable[tuple[Event, Mentorship]], members: Mapping[UUID, Members]) -> Iterator[Draft]:
    """A welcome to the kick-off, if its day is set and ahead: when somebody has a pair, not before they have
    answered, and once per programme, however many pairs they are in."""
    rows = list(rows)
    programmes = {mentorship.programme_id for _event, mentorship in rows}
    coming = {
        event.programme_id: event
        for event in ProgrammeEvent.objects.filter(
            programme__in=programmes, kind="kickoff", held=False, on__gte=clock.today()
        )
    }
    told = set(
        Message.objects.filter(template="kickoff", object_id__in=programmes).values_list(
            "object_id", "recipient_id"
        )
    )
    for event, mentorship in rows:
        meeting = coming.get(mentorship.programme_id)
        for person in members[mentorship.pk].everybody:
            key = (mentorship.programme_id, person.pk)
            if meeting is not None and person.left_on is None and key not in told:
                told.add(key)
                yield _welcome(event, mentorship.programme, meeting, person)


def _welcome(event: Event, programme: Programme, meeting: ProgrammeEvent, person: Person) -> Draft:
    return Draft(
        event=event,
        to=person,
        template="kickoff",
        object_id=programme.pk,
        values=lambda: {
            **coordinator_of(programme),
            "event_date": dates.day(meeting.on),
            "event_place": meeting.place or _("the place will follow"),
            "link": Link(f"/programmes/{programme.pk}/", _("Open the programme")),
        },
        reply_to=coordinator_address(programme),
    )
