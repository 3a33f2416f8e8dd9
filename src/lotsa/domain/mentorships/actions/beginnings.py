from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.mentorships.actions.members import relate_members, set_enrolments, tell
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.kit.refused import Refused


@transaction.atomic
def begin_mentorship(
    programme: Programme,
    *,
    mentors: Sequence[Enrolment],
    mentees: Sequence[Enrolment],
    starts_on: date,
    reasons: Mapping[str, Any],
    by: Viewer | None,
    example_key: str = "",
) -> Mentorship:
    """A pair (or circle) begins: it has an agreement to say yes to, and its members stand related."""
    _refuse_impossible(programme, mentors, mentees)
    mentorship = Mentorship.objects.create(
        organisation_id=programme.organisation_id,
        programme=programme,
        state=Mentorship.State.AGREEMENT,
        starts_on=starts_on,
        planned_end_on=_end_of(programme, starts_on),
        cadence_days=programme.cadence_days,
        meeting_minutes=programme.meeting_minutes,
        reasons=dict(reasons),
        example_key=example_key,
    )
    Membership.objects.bulk_create(
        Membership(mentorship=mentorship, person=enrolment.person, enrolment=enrolment, side=side)
        for side, group in (("mentor", mentors), ("mentee", mentees))
        for enrolment in group
    )
    relate_members(mentorship)
    set_enrolments([e.pk for e in (*mentors, *mentees)], Enrolment.State.MATCHED)
    tell("mentorship.began", mentorship, by)
    return mentorship


def _refuse_impossible(
    programme: Programme, mentors: Sequence[Enrolment], mentees: Sequence[Enrolment]
) -> None:
    if not mentors or not mentees:
        raise Refused(_("A mentorship needs at least one mentor and one mentee."))
    people = [enrolment.person_id for enrolment in (*mentors, *mentees)]
    if len(set(people)) < len(people):
        raise Refused(_("Nobody can be both mentor and mentee in the same mentorship."))
    if any(enrolment.programme_id != programme.pk for enrolment in (*mentors, *mentees)):
        raise Refused(_("Everybody in a mentorship must take part in the same programme."))
    already = Membership.objects.filter(
        enrolment__in=[mentee.pk for mentee in mentees], side=Membership.Side.MENTEE
    ).exclude(mentorship__state=Mentorship.State.CLOSED)
    taken = already.select_related("person").first()
    if taken:
        raise Refused(_("%(name)s already has a mentor in this programme.") % {"name": taken.person.name})


def _end_of(programme: Programme, starts_on: date) -> date:
    """Who begins late in a rolling programme gets the whole period; otherwise all end together."""
    if programme.rolling_start and starts_on > programme.starts_on:
        return starts_on + (programme.ends_on - programme.starts_on)
    return max(programme.ends_on, starts_on)
