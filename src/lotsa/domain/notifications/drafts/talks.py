"""A wish to talk and a wish to switch: to the coordinators outside the pair, and a receipt to the asker. What
was written stands on the page, never in a mail. The other party hears of it last, in kind words."""

from collections.abc import Callable, Iterator, Sequence

from django.utils.translation import gettext as _

from lotsa.domain.activity.models import Event
from lotsa.domain.mentorships.models import Mentorship, SwitchRequest
from lotsa.domain.mentorships.queries import Members, members_of
from lotsa.domain.notifications.drafts.draft import (
    Draft,
    concerned,
    coordinator_address,
    coordinator_of,
    people_of,
    with_rows,
)
from lotsa.domain.notifications.drafts.pairs import ROWS, names_of_others, pair_link
from lotsa.domain.notifications.letter import Private, Value
from lotsa.domain.people.models import Person
from lotsa.kit import dates

ANSWER_DAYS = 3  # working days


def talk_wanted(events: Sequence[Event]) -> Iterator[Draft]:
    rows = with_rows(events, ROWS.all())
    members = members_of(mentorship.pk for _event, mentorship in rows)
    readers, askers = concerned(events), people_of(event.actor_id for event in events)
    for event, mentorship in rows:
        asker = askers.get(str(event.actor_id))
        if asker is None:
            continue
        for reader in (readers[pk] for pk in event.concerns if pk in readers):
            yield _to_coordinator(event, mentorship, asker, reader)
        yield _received(event, mentorship, members[mentorship.pk], asker)


def _to_coordinator(event: Event, mentorship: Mentorship, asker: Person, reader: Person) -> Draft:
    return Draft(
        event=event,
        to=reader,
        template="talk_coordinator",
        object_id=mentorship.pk,
        values=lambda: {
            "participant_name": asker.name,
            "programme_name": mentorship.programme.name,
            "days": str(ANSWER_DAYS),
            "link": pair_link(mentorship.pk, label=_("Read the message")),
        },
        reply_to=asker.email,
    )


def _received(event: Event, mentorship: Mentorship, members: Members, asker: Person) -> Draft:
    return Draft(
        event=event,
        to=asker,
        template="talk_received",
        object_id=mentorship.pk,
        values=lambda: {
            **coordinator_of(mentorship.programme),
            "days": str(ANSWER_DAYS),
            "other_name": names_of_others(members, asker),
            "link": pair_link(mentorship.pk, "talk/", _("Add something")),
        },
        reply_to=coordinator_address(mentorship.programme),
    )


def _switches(events: Sequence[Event]) -> list[tuple[Event, SwitchRequest]]:
    return with_rows(
        events,
        SwitchRequest.objects.select_related(
            "person__organisation",
            "mentorship__programme__coordinator",
            "mentorship__programme__organisation",
        ),
    )


def switch_asked(events: Sequence[Event]) -> Iterator[Draft]:
    rows = _switches(events)
    members = members_of(switch.mentorship_id for _event, switch in rows)
    readers = concerned(events)
    for event, switch in rows:
        for reader in (readers[pk] for pk in event.concerns if pk in readers):
            yield _switch_draft(event, switch, reader, "switch_coordinator", _for_coordinator(switch))
        if switch.person.left_on is None:
            values = _receipt(switch, members[switch.mentorship_id])
            yield _switch_draft(event, switch, switch.person, "switch_received", values)


def switch_told(events: Sequence[Event]) -> Iterator[Draft]:
    rows = _switches(events)
    members = members_of(switch.mentorship_id for _event, switch in rows)
    people = concerned(events)
    for event, switch in rows:
        for person in (people[pk] for pk in event.concerns if pk in people):
            others = members[switch.mentorship_id]
            yield _switch_draft(event, switch, person, "switch_other", _told(switch, others, person))


def _switch_draft(
    event: Event, switch: SwitchRequest, to: Person, template: str, values: Callable[[], dict[str, Value]]
) -> Draft:
    return Draft(
        event=event,
        to=to,
        template=template,
        object_id=switch.pk,
        values=values,
        reply_to=coordinator_address(switch.mentorship.programme),
    )


def _for_coordinator(switch: SwitchRequest) -> Callable[[], dict[str, Value]]:
    """Not even who: the subject of a mail is read over a shoulder."""
    return lambda: {
        "programme_name": switch.mentorship.programme.name,
        "days": str(ANSWER_DAYS),
        "link": pair_link(switch.mentorship_id, label=_("Open the wish")),
    }


def _receipt(switch: SwitchRequest, members: Members) -> Callable[[], dict[str, Value]]:
    return lambda: {
        **coordinator_of(switch.mentorship.programme),
        "days": str(ANSWER_DAYS),
        "other_name": names_of_others(members, switch.person),
        "link": pair_link(switch.mentorship_id, "change/", _("See or take back the wish")),
    }


def _told(switch: SwitchRequest, members: Members, person: Person) -> Callable[[], dict[str, Value]]:
    ends_on = switch.mentorship.ended_on or switch.mentorship.planned_end_on
    return lambda: {
        **coordinator_of(switch.mentorship.programme),
        "other_name": names_of_others(members, person),
        "end_date": dates.date_in_words(ends_on),
        "personal_note": Private(switch.message),
        "link": pair_link(switch.mentorship_id, "closing/", _("Open the closing page")),
    }
