from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.mentorships.actions.agreements import begin_agreement
from lotsa.domain.mentorships.actions.members import relate_members, set_enrolments, tell
from lotsa.domain.mentorships.models import MENTORED, Membership, Mentorship
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.domain.programmes.templates import template
from lotsa.kit.refused import Refused


@transaction.atomic
def begin_mentorship(
    programme: Programme,
    *,
    mentors: Sequence[Enrolment] = (),
    mentees: Sequence[Enrolment] = (),
    peers: Sequence[Enrolment] = (),
    starts_on: date,
    reasons: Mapping[str, Any],
    by: Viewer | None,
    example_key: str = "",
) -> Mentorship:
    """A pair (or circle, or peers) begins: it has an agreement to say yes to, and its members stand
    related. A single meeting is asked for no agreement."""
    sides = (("mentor", mentors), ("mentee", mentees), ("peer", peers))
    refuse_impossible(programme, mentors, mentees, peers)
    single = is_single(programme)
    mentorship = Mentorship.objects.create(
        organisation_id=programme.organisation_id,
        programme=programme,
        state=Mentorship.State.ACTIVE if single else Mentorship.State.AGREEMENT,
        single_meeting=single,
        starts_on=starts_on,
        planned_end_on=_end_of(programme, starts_on),
        cadence_days=programme.cadence_days,
        meeting_minutes=programme.meeting_minutes,
        reasons=dict(reasons),
        example_key=example_key,
    )
    Membership.objects.bulk_create(
        Membership(mentorship=mentorship, person=enrolment.person, enrolment=enrolment, side=side)
        for side, group in sides
        for enrolment in group
    )
    begin_agreement(mentorship)
    relate_members(mentorship)
    set_enrolments([e.pk for _side, group in sides for e in group], Enrolment.State.MATCHED)
    tell("mentorship.began", mentorship, by)
    return mentorship


def is_single(programme: Programme) -> bool:
    return template(programme.template).single_meeting


def refuse_impossible(
    programme: Programme,
    mentors: Sequence[Enrolment],
    mentees: Sequence[Enrolment],
    peers: Sequence[Enrolment] = (),
) -> None:
    everybody = (*mentors, *mentees, *peers)
    if peers and (mentors or mentees):
        raise Refused(_("Peers are both mentor and mentee. Choose either peers or the two sides."))
    if peers and len(peers) < 2:
        raise Refused(_("Peer mentoring needs at least two people."), field="peers")
    if not peers and (not mentors or not mentees):
        raise Refused(_("A mentorship needs at least one mentor and one mentee."))
    people = [enrolment.person_id for enrolment in everybody]
    if len(set(people)) < len(people):
        raise Refused(_("Nobody can be both mentor and mentee in the same mentorship."))
    if any(enrolment.programme_id != programme.pk for enrolment in everybody):
        raise Refused(_("Everybody in a mentorship must take part in the same programme."))
    if not is_single(programme):  # one may have many single talks
        _refuse_taken([enrolment.pk for enrolment in (*mentees, *peers)])


def _refuse_taken(enrolments: Sequence[UUID]) -> None:
    already = Membership.objects.filter(enrolment__in=enrolments, side__in=MENTORED).exclude(
        mentorship__state=Mentorship.State.CLOSED
    )
    taken = already.select_related("person").first()
    if taken and taken.side == Membership.Side.PEER:
        raise Refused(_("%(name)s already has a peer in this programme.") % {"name": taken.person.name})
    if taken:
        raise Refused(_("%(name)s already has a mentor in this programme.") % {"name": taken.person.name})


def _end_of(programme: Programme, starts_on: date) -> date:
    """Who begins late in a rolling programme gets the whole period; otherwise all end together."""
    if programme.rolling_start and starts_on > programme.starts_on:
        return starts_on + (programme.ends_on - programme.starts_on)
    return max(programme.ends_on, starts_on)
