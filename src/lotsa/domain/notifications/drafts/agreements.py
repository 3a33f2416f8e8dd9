from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from lotsa.domain.activity.models import Event
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.queries import Members
from lotsa.domain.notifications.drafts.draft import Draft, coordinator_of
from lotsa.domain.notifications.drafts.pairs import names_of_others, pair_link, to_pair
from lotsa.domain.notifications.letter import Link, Value
from lotsa.domain.people.models import Person


def accepted(events: Sequence[Event]) -> Iterator[Draft]:
    """To those whose yes is still missing."""
    return to_pair(events, "agreement_waiting", _waiting)


def _waiting(event: Event, mentorship: Mentorship, members: Members, person: Person) -> Mapping[str, Value]:
    signed = [other for other in members.everybody if other.pk == event.actor_id]
    return {
        "other_name": signed[0].name if signed else names_of_others(members, person),
        "link": _link(mentorship),
    }


def unsigned(events: Sequence[Event]) -> Iterator[Draft]:
    return to_pair(events, "agreement_reminder", _not_ready)


def _not_ready(event: Event, mentorship: Mentorship, members: Members, person: Person) -> Mapping[str, Value]:
    return {
        **coordinator_of(mentorship.programme),
        "other_name": names_of_others(members, person),
        "link": _link(mentorship),
    }


def _link(mentorship: Mentorship) -> Link:
    return pair_link(mentorship.pk, "agreement/", _("Read the agreement"))
