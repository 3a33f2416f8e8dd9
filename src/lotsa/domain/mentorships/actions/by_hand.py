"""A pair, a circle, peers or a single talk that a coordinator begins without a match."""

from collections.abc import Collection, Sequence
from datetime import date
from itertools import combinations, product
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.mentorships.actions.beginnings import begin_mentorship, is_single
from lotsa.domain.mentorships.actions.endings import end_mentorship
from lotsa.domain.mentorships.models import MENTORING, Membership, Mentorship
from lotsa.domain.people.models import Conflict, Person
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment, Programme, Veto
from lotsa.kit.refused import Refused

MOST_MEMBERS = 20
Pair = tuple[Person, Person]


@transaction.atomic
def begin_by_hand(
    programme: Programme,
    *,
    mentors: Sequence[Enrolment] = (),
    mentees: Sequence[Enrolment] = (),
    peers: Sequence[Enrolment] = (),
    starts_on: date,
    by: Viewer,
    ruled_out: Collection[tuple[UUID, UUID]] = (),
) -> Mentorship:
    """The rules that protect people hold here as in a match: nobody with their own manager, with somebody
    they have said no to, or where there is a conflict of interest. `ruled_out`
    holds pairs of people that a match would never propose either."""
    everybody = (*mentors, *mentees, *peers)
    if programme.state not in (Programme.State.MATCHING, Programme.State.KICKOFF, Programme.State.RUNNING):
        raise Refused(_("Pairs begin while the programme is matching, at its kick-off or running."))
    if not programme.starts_on <= starts_on <= programme.ends_on:
        raise Refused(_("Choose a day within the programme."), field="starts_on")
    if len(everybody) > MOST_MEMBERS:
        raise Refused(_("A circle can have at most %(most)s people.") % {"most": MOST_MEMBERS})
    for enrolment in everybody:
        _refuse_absent(enrolment)
    for mentor in mentors:
        _refuse_full(mentor, programme)
    group = len(everybody) > 2
    facing = combinations(everybody, 2) if group or peers else product(mentors, mentees)
    _refuse_protected([(one.person, other.person) for one, other in facing], ruled_out)
    reasons = {"by_hand": True}
    return begin_mentorship(
        programme, mentors=mentors, mentees=mentees, peers=peers, starts_on=starts_on, reasons=reasons, by=by
    )


def _refuse_absent(enrolment: Enrolment) -> None:
    if not enrolment.person.is_active:
        raise Refused(_("%(name)s does not work here any more.") % {"name": enrolment.person.name})
    if enrolment.state not in (Enrolment.State.APPROVED, Enrolment.State.MATCHED):
        raise Refused(_("%(name)s is not approved in this programme.") % {"name": enrolment.person.name})


def _refuse_full(mentor: Enrolment, programme: Programme) -> None:
    """A circle takes one place, as a pair does; of single talks one may have many."""
    taken = Membership.objects.filter(enrolment=mentor, side__in=MENTORING).exclude(
        mentorship__state=Mentorship.State.CLOSED
    )
    if not is_single(programme) and taken.count() >= mentor.places:
        raise Refused(
            _("%(name)s has no place left. Give one more place on the participants page first.")
            % {"name": mentor.person.name},
            field="mentors",
        )


def _refuse_protected(pairs: Sequence[Pair], ruled_out: Collection[tuple[UUID, UUID]]) -> None:
    people = {person.pk for pair in pairs for person in pair}
    vetoes = Veto.objects.filter(enrolment__person__in=people, vetoed__in=people)
    conflicts = Conflict.objects.filter(one__in=people, other__in=people).values_list("one_id", "other_id")
    never = {*ruled_out, *vetoes.values_list("enrolment__person_id", "vetoed_id"), *conflicts}
    for one, other in pairs:
        names = {"one": one.name, "other": other.name}
        if other.pk == one.manager_id or one.pk == other.manager_id:
            raise Refused(_("%(one)s and %(other)s are manager and employee.") % names)
        if (one.pk, other.pk) in never or (other.pk, one.pk) in never:
            # Not which rule: somebody's no is known to nobody else.
            raise Refused(_("%(one)s and %(other)s cannot be put together.") % names)


@transaction.atomic
def end_single_meeting(mentorship: Mentorship, *, by: Viewer | None, on: date) -> None:
    """Part of closing a meeting: a single talk is over when it has been held. Nothing for other pairs."""
    if mentorship.single_meeting and mentorship.is_open:
        end_mentorship(mentorship, Mentorship.Outcome.COMPLETED, by=by, on=max(on, mentorship.starts_on))
