"""What every mail to a pair shares: its rows, its people, its links."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from lotsa.domain.activity.models import Event
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.queries import Members, in_few_words, members_of
from lotsa.domain.notifications.drafts.draft import Draft, coordinator_address, with_rows
from lotsa.domain.notifications.letter import Link, Value
from lotsa.domain.people.models import Person

ROWS = Mentorship.objects.select_related(
    "organisation", "programme__coordinator", "programme__sponsor", "programme__organisation"
)
Values = Callable[[Event, Mentorship, Members, Person], Mapping[str, Value]]


def pair_link(mentorship_id: UUID, page: str = "", label: str = "") -> Link:
    return Link(f"/pairs/{mentorship_id}/{page}", label or _("Open your pair"))


def talk_link(mentorship_id: UUID) -> Link:
    """Asks for a talk with the coordinator, without sign-in."""
    return Link("/k/{token}/", _("I want to talk"), "ask_to_talk", mentorship_id)


def names_of_others(members: Members, person: Person) -> str:
    return in_few_words([other.name for other in members.others_than(person.pk)])


def staying(members: Members) -> list[Person]:
    return [person for person in members.everybody if person.left_on is None]


def to_pair(events: Sequence[Event], template: str, values: Values) -> Iterator[Draft]:
    """One mail to each member whom the event concerns."""
    rows = with_rows(events, ROWS.all())
    members = members_of(mentorship.pk for _event, mentorship in rows)
    for event, mentorship in rows:
        for person in staying(members[mentorship.pk]):
            if str(person.pk) in event.concerns:
                yield _draft(event, mentorship, members[mentorship.pk], person, template, values)


def _draft(
    event: Event, mentorship: Mentorship, members: Members, person: Person, template: str, values: Values
) -> Draft:
    return Draft(
        event=event,
        to=person,
        template=template,
        object_id=mentorship.pk,
        values=lambda: values(event, mentorship, members, person),
        reply_to=coordinator_address(mentorship.programme),
    )
