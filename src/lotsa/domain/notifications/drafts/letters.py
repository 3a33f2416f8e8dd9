"""What a coordinator writes to several pairs at once, in words of their own."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from lotsa.domain.activity.models import Event
from lotsa.domain.mentorships.queries import members_of
from lotsa.domain.notifications.drafts.draft import Draft, with_rows
from lotsa.domain.notifications.drafts.pairs import ROWS, pair_link, staying
from lotsa.domain.people.models import Person


def by_coordinator(events: Sequence[Event]) -> Iterator[Draft]:
    """Leaves when the minutes in which it can be taken back are over. Replies go to whoever wrote it."""
    rows = with_rows(events, ROWS.all())
    members = members_of(mentorship.pk for _event, mentorship in rows)
    writers = Person.objects.in_bulk({event.actor_id for event in events if event.actor_id})
    for event, mentorship in rows:
        writer = writers.get(event.actor_id) if event.actor_id else None
        for person in staying(members[mentorship.pk]):
            if str(person.pk) in event.concerns and writer is not None:
                yield _letter(event, person, writer, mentorship.programme.name)


def _letter(event: Event, person: Person, writer: Person, programme: str) -> Draft:
    return Draft(
        event=event,
        to=person,
        template="letter",
        object_id=event.object_id,
        values=lambda: {
            "letter_subject": str(event.facts["subject"]),
            "letter_text": str(event.facts["text"]),
            "coordinator_name": writer.name,
            "programme_name": programme,
            "link": pair_link(event.object_id),
        },
        send_after=datetime.fromisoformat(event.facts["send_at"]),
        reply_to=writer.email,
    )
