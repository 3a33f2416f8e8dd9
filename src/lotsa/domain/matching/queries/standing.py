"""Whether what a sent proposal rests on still stands: programme, two people and the mentor's place."""

from collections import Counter
from collections.abc import Collection
from uuid import UUID

from lotsa.domain.matching.models import Proposal
from lotsa.domain.mentorships.models import MENTORED, MENTORING, Membership, Mentorship
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.domain.programmes.templates import template

_IN = (Enrolment.State.APPROVED, Enrolment.State.MATCHED)
# A pause passes, so a proposal waits for it; nobody says yes meanwhile.
_OPEN = (
    Programme.State.ENROLMENT,
    Programme.State.MATCHING,
    Programme.State.KICKOFF,
    Programme.State.RUNNING,
    Programme.State.PAUSED,
)


def lapsed(proposals: Collection[Proposal]) -> set[UUID]:
    """Those sent proposals that can no longer become a pair. One query for any number of them, when each
    comes with its programme, enrolments and people."""
    sent = [proposal for proposal in proposals if proposal.state == Proposal.State.PUBLISHED]
    gone = {proposal.pk for proposal in sent if not _all_here(proposal)}
    several = [proposal for proposal in sent if not template(proposal.programme.template).single_meeting]
    if not several:
        return gone
    enrolments = {pk for proposal in several for pk in (proposal.mentee_id, proposal.mentor_id)}
    rows = Membership.objects.filter(enrolment__in=enrolments)
    rows = rows.exclude(mentorship__state=Mentorship.State.CLOSED)
    taken: Counter[UUID | None] = Counter()
    has_mentor: set[UUID | None] = set()
    for pk, side in rows.values_list("enrolment_id", "side"):
        taken[pk] += side in MENTORING
        if side in MENTORED:
            has_mentor.add(pk)
    return gone | {
        proposal.pk
        for proposal in several
        if proposal.mentee_id in has_mentor or taken[proposal.mentor_id] >= proposal.mentor.places
    }


def _all_here(proposal: Proposal) -> bool:
    both = (proposal.mentee, proposal.mentor)
    return proposal.programme.state in _OPEN and all(
        enrolment.state in _IN and enrolment.person.is_active for enrolment in both
    )
