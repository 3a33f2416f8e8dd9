"""Shared events of a programme: invited, moved, called off (each changes the calendar too), missed."""

from collections.abc import Callable, Iterator, Sequence
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from lotsa.domain.activity.models import Event
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.mentorships.queries import Members, members_of
from lotsa.domain.notifications.drafts.draft import (
    Draft,
    concerned,
    coordinator_address,
    coordinator_of,
    is_last_minute,
    moved_word,
    with_rows,
)
from lotsa.domain.notifications.drafts.pairs import names_of_others
from lotsa.domain.notifications.letter import Link, Value
from lotsa.domain.people.models import Person
from lotsa.domain.programmes.invitations import event_invitation
from lotsa.domain.programmes.models import ProgrammeEvent
from lotsa.kit import clock, dates

KICKOFF = "kickoff"
_TEMPLATES = {
    "event.invited": ("event_invitation", "REQUEST"),
    "event.moved": ("event_moved", "REQUEST"),
    "event.cancelled": ("event_cancelled", "CANCEL"),
}


def _rows(events: Sequence[Event]) -> Iterator[tuple[Event, ProgrammeEvent, Person]]:
    people = concerned(events)
    gatherings = ProgrammeEvent.objects.select_related("programme__coordinator", "programme__organisation")
    for event, gathering in with_rows(events, gatherings):
        for person in (people[pk] for pk in event.concerns if pk in people):
            yield event, gathering, person


def told(events: Sequence[Event]) -> Iterator[Draft]:
    for event, gathering, person in _rows(events):
        template, method = _TEMPLATES[event.verb]
        if gathering.kind == KICKOFF and template == "event_invitation":
            template = "kickoff"
        yield _draft(event, gathering, person, template, _values(event, gathering), method)


def missed(events: Sequence[Event]) -> Iterator[Draft]:
    """What was gone through; after a kick-off also whom to get in touch with."""
    rows = list(_rows(events))
    pairs = _open_pairs({gathering.programme_id for _event, gathering, _person in rows})
    for event, gathering, person in rows:
        template = "kickoff_missed" if gathering.kind == KICKOFF else "event_missed"
        members = pairs.get((gathering.programme_id, person.pk))
        yield _draft(event, gathering, person, template, _afterwards(gathering, members, person))


def _open_pairs(programmes: set[UUID]) -> dict[tuple[UUID, UUID], Members]:
    rows = Membership.objects.filter(mentorship__programme__in=programmes)
    rows = rows.exclude(mentorship__state=Mentorship.State.CLOSED)
    found = list(rows.values_list("mentorship__programme", "person", "mentorship"))
    members = members_of(mentorship for _programme, _person, mentorship in found)
    return {(programme, person): members[mentorship] for programme, person, mentorship in found}


def _draft(
    event: Event,
    gathering: ProgrammeEvent,
    person: Person,
    template: str,
    values: Callable[[], dict[str, Value]],
    method: str = "",
) -> Draft:
    def calendar(language: str) -> bytes:
        return event_invitation(gathering, person, method=method, language=language)

    return Draft(
        event=event,
        to=person,
        template=template,
        object_id=gathering.pk,
        values=values,
        reply_to=coordinator_address(gathering.programme),
        calendar=calendar if method else None,
        calendar_method=method,
    )


def _values(event: Event, gathering: ProgrammeEvent) -> Callable[[], dict[str, Value]]:
    def values() -> dict[str, Value]:
        with timezone.override(gathering.zone):
            when = dates.day_time(gathering.starts_at)
        return {
            **coordinator_of(gathering.programme),
            "event_name": gathering.label,
            "event_date": when,
            "event_place": gathering.place or ("" if gathering.link else _("the place will follow")),
            "event_link": gathering.link,
            "moved_word": moved_word(is_last_minute(event, gathering.starts_at)),
            "link": Link(f"/programmes/{gathering.programme_id}/", _("Open the programme"))
            if event.verb == "event.cancelled"
            else _answer(gathering),
        }

    return values


def _afterwards(
    gathering: ProgrammeEvent, members: Members | None, person: Person
) -> Callable[[], dict[str, Value]]:
    return lambda: {
        **coordinator_of(gathering.programme),
        "event_name": gathering.label,
        "other_name": names_of_others(members, person) if members else "",
        "link": _page(gathering),
    }


def _answer(gathering: ProgrammeEvent) -> Link:
    """Saying whether one can come needs no sign-in; the link lives until the day has passed."""
    days = max((gathering.on - clock.today()).days + 1, 1)
    label = _("Say whether you can come")
    return Link("/e/{token}/", label, "answer_event", gathering.pk, days=days, single_use=False)


def _page(gathering: ProgrammeEvent) -> Link:
    return Link(f"/events/{gathering.pk}/", _("Open the event"))
