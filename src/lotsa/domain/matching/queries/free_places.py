"""A place that an ended pair has left free: who waits for one, and what has been sent since."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from lotsa.domain.matching.models import Proposal
from lotsa.domain.matching.queries.next_mentors import described, inputs_for
from lotsa.domain.mentorships import access as mentorships
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.rules import demand
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment, Programme

S = Enrolment.State
_MATCHING = (
    Programme.State.ENROLMENT,
    Programme.State.MATCHING,
    Programme.State.KICKOFF,
    Programme.State.RUNNING,
)


@dataclass(frozen=True)
class Waiting:
    """Somebody without a mentor, and how the free place would suit."""

    mentee: Enrolment
    number: int
    fit_word: str
    line: str


def waiting_for(viewer: Viewer, mentor: Enrolment) -> list[Waiting]:
    """Who on the waiting list (or without a pair) gains most by a place with this mentor, best first."""
    demand(mentorships.RULES, viewer, "list")
    rows = list(_without_mentor(mentor.programme))
    if not rows:
        return []
    inputs = inputs_for(mentor.programme, rows)
    col = inputs.col.get(mentor.pk)
    problem = inputs.problem()
    if col is None or problem.mentor_cap[col] <= 0:
        return []
    able = [i for i in range(len(rows)) if problem.eligible[i, col]]
    able.sort(key=lambda i: -int(inputs.scores.total[i, col]))
    found = [(i, described(inputs, i, col)) for i in able]
    return [Waiting(rows[i], each.number, each.fit_word, each.line) for i, each in found]


def sent_after(viewer: Viewer, mentorship: Mentorship) -> Proposal | None:
    """The proposal that the mentee of an ended pair has been sent since, for a coordinator."""
    demand(mentorships.RULES, viewer, "end", mentorship)
    if mentorship.is_open:
        return None
    mentees = Membership.objects.filter(mentorship=mentorship, side=Membership.Side.MENTEE)
    sent = Proposal.objects.filter(mentee__in=mentees.values("enrolment"), state=Proposal.State.PUBLISHED)
    return sent.select_related("mentee__person", "mentor__person").first()


def _without_mentor(programme: Programme) -> Sequence[Enrolment]:
    in_pairs = Membership.objects.filter(side=Membership.Side.MENTEE, enrolment__programme=programme)
    in_pairs = in_pairs.exclude(mentorship__state=Mentorship.State.CLOSED)
    open_ones = Proposal.objects.filter(
        programme=programme, state__in=[Proposal.State.STAGED, Proposal.State.PUBLISHED]
    )
    rows = (
        Enrolment.objects.filter(Q(state=S.WAITLISTED) | Q(state=S.APPROVED), programme=programme)
        .filter(side=Enrolment.Side.MENTEE, person__left_on__isnull=True)
        .exclude(pk__in=in_pairs.values("enrolment"))
        .exclude(pk__in=open_ones.values("mentee"))
        .select_related("person__organisation", "programme")
        .prefetch_related("person__unit", "person__site")
        .order_by("person__sort_key")
    )
    return list(rows)


@dataclass(frozen=True)
class FreePlace:
    """A place that an ended pair has left, and who waits for one."""

    mentor: Enrolment
    waiting: Sequence[Waiting]

    @property
    def best(self) -> Waiting:
        return self.waiting[0]

    def of(self, pk: str) -> Waiting | None:
        return next((each for each in self.waiting if str(each.mentee.pk) == pk), None)


def free_places(viewer: Viewer, mentorship: Mentorship) -> list[FreePlace]:
    """After an ending: each mentor's place that somebody who waits could have."""
    demand(mentorships.RULES, viewer, "end", mentorship)
    if mentorship.is_open or mentorship.programme.state not in _MATCHING:
        return []
    rows = Membership.objects.filter(mentorship=mentorship, side=Membership.Side.MENTOR)
    rows = rows.filter(enrolment__isnull=False, person__left_on__isnull=True)
    rows = rows.select_related("enrolment__programme__organisation", "enrolment__person")
    mentors = [row.enrolment for row in rows]
    found = [FreePlace(mentor, waiting_for(viewer, mentor)) for mentor in mentors if mentor]
    return [each for each in found if each.waiting]
