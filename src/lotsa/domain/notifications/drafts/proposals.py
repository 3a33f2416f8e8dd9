from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lotsa.domain.activity.models import Event
from lotsa.domain.matching import wording
from lotsa.domain.matching.models import Proposal
from lotsa.domain.matching.queries.publishing import answer_day, next_monday
from lotsa.domain.notifications.drafts.draft import (
    Draft,
    concerned,
    coordinator_address,
    coordinator_of,
    with_rows,
)
from lotsa.domain.notifications.letter import Link, Value, bullets
from lotsa.domain.people.models import Person
from lotsa.domain.programmes.models import Enrolment
from lotsa.kit import clock, dates

_SEARCH = timedelta(days=14)  # how long the coordinator has to come back after a no


def proposals() -> QuerySet[Proposal]:
    return Proposal.objects.select_related(
        "programme__coordinator",
        "programme__organisation",
        "mentee__person__organisation",
        "mentor__person__organisation",
    ).prefetch_related("mentee__competences__competence", "mentor__competences__competence")


def published(events: Sequence[Event]) -> Iterator[Draft]:
    for event, proposal in with_rows(events, proposals()):
        for enrolment in (proposal.mentee, proposal.mentor):
            if str(enrolment.person_id) in event.concerns and enrolment.person.left_on is None:
                yield draft_of(event, proposal, enrolment)


def draft_of(event: Event, proposal: Proposal, enrolment: Enrolment, template: str = "") -> Draft:
    send_at = event.facts.get("send_at")
    return Draft(
        event=event,
        to=enrolment.person,
        template=template or f"proposal_{enrolment.side}",
        object_id=proposal.pk,
        values=lambda: values(proposal, enrolment.side),
        send_after=datetime.fromisoformat(send_at) if send_at else None,
        reply_to=coordinator_address(proposal.programme),
    )


def values(proposal: Proposal, side: str) -> dict[str, Value]:
    other = proposal.mentor if side == "mentee" else proposal.mentee
    programme = proposal.programme
    sought = [str(row.competence) for row in proposal.mentee.competences.all()]
    return {
        **coordinator_of(programme),
        "other_name": other.person.name,
        "mentor_name": proposal.mentor.person.name,
        "mentee_name": proposal.mentee.person.name,
        "reasons": bullets(wording.reasons(proposal, side)),
        "weaker_point": wording.weaker_point(proposal, side),
        "wants_to_learn": ", ".join(sought) or _("not stated yet"),
        "answer_by": dates.day(
            proposal.answer_by or answer_day(programme, next_monday(programme.organisation))
        ),
        "link": Link("/p/{token}/", _("Open the proposal"), "answer_proposal", proposal.pk),
    }


def reminded(events: Sequence[Event]) -> Iterator[Draft]:
    rows = with_rows(events, proposals())
    people = concerned(event for event, _row in rows)
    for event, proposal in rows:
        for enrolment in (proposal.mentee, proposal.mentor):
            person = people.get(str(enrolment.person_id))
            if person is not None and str(person.pk) in event.concerns:
                yield _reminder(event, proposal, enrolment.side, person)


def _reminder(event: Event, proposal: Proposal, side: str, person: Person) -> Draft:
    return Draft(
        event=event,
        to=person,
        template="proposal_reminder",
        object_id=proposal.pk,
        values=lambda: values(proposal, side),
        reply_to=coordinator_address(proposal.programme),
    )


def declined(events: Sequence[Event]) -> Iterator[Draft]:
    """To the other party only, and without saying who said no."""
    rows = with_rows(events, proposals())
    people = concerned(event for event, _row in rows)
    for event, proposal in rows:
        for enrolment in (proposal.mentee, proposal.mentor):
            person = people.get(str(enrolment.person_id))
            if person is not None and str(person.pk) in event.concerns:
                yield _came_to_nothing(event, proposal, enrolment, person)


def _came_to_nothing(event: Event, proposal: Proposal, enrolment: Enrolment, person: Person) -> Draft:
    programme = proposal.programme
    return Draft(
        event=event,
        to=person,
        template="declined",
        object_id=proposal.pk,
        values=lambda: {
            **coordinator_of(programme),
            "next_date": dates.day(clock.today(programme.organisation.zone) + _SEARCH),
            "link": Link("/join/{token}/", _("Change my wishes"), "enrol", enrolment.pk, single_use=False),
        },
        reply_to=coordinator_address(programme),
    )
