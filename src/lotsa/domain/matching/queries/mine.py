"""A proposal as one of the two it is about sees it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lotsa.domain.matching import access, wording
from lotsa.domain.matching.models import Proposal
from lotsa.domain.matching.queries.standing import lapsed
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer


@dataclass(frozen=True)
class MyProposal:
    """`state`: open, waiting (I have said yes), accepted, declined, withdrawn or late."""

    proposal: Proposal
    side: str
    other: Person
    other_side: str
    reasons: Sequence[str]
    weaker: str
    wants: Sequence[str]
    state: str
    answer_by: date | None
    my_answer: str

    @property
    def can_answer(self) -> bool:
        return self.state in ("open", "waiting")


def side_of(proposal: Proposal, viewer: Viewer) -> str:
    """ "mentee", "mentor" or nothing."""
    sides = {proposal.mentor.person_id: "mentor", proposal.mentee.person_id: "mentee"}
    return sides.get(viewer.id, "")


def my_proposal(viewer: Viewer, proposal: Proposal) -> MyProposal:
    return _told(viewer, proposal, lapsed([proposal]))


def _told(viewer: Viewer, proposal: Proposal, gone: Collection[UUID]) -> MyProposal:
    side = side_of(proposal, viewer)
    other = proposal.mentor if side == "mentee" else proposal.mentee
    mine = proposal.mentee_answer if side == "mentee" else proposal.mentor_answer
    return MyProposal(
        proposal=proposal,
        side=side,
        other=other.person,
        other_side=other.side,
        reasons=wording.reasons(proposal, side),
        weaker=wording.weaker_point(proposal, side),
        wants=_wanted(proposal) if side == "mentor" else [],
        state="withdrawn" if proposal.pk in gone else _state(proposal, mine),
        answer_by=proposal.answer_by,
        my_answer=mine,
    )


def _wanted(proposal: Proposal) -> list[str]:
    """For the mentor; nothing when the reasons say it already."""
    if any(fact["code"] == "can_teach" for fact in proposal.facts):
        return []
    return [each.competence.label for each in proposal.mentee.competences.select_related("competence")]


def _state(proposal: Proposal, mine: str) -> str:
    if proposal.state == Proposal.State.ACCEPTED:
        return "accepted"
    if proposal.state == Proposal.State.DECLINED:
        return "declined"
    if proposal.state != Proposal.State.PUBLISHED or not proposal.has_left:
        return "withdrawn"
    return "waiting" if mine == Proposal.Answer.YES else "open"


def open_proposals(viewer: Viewer) -> list[MyProposal]:
    """Proposals that wait for this viewer's answer, for Today."""
    sent = access.visible_to(viewer).filter(access.left(), state=Proposal.State.PUBLISHED)
    mine = [proposal for proposal in sent if side_of(proposal, viewer)]
    gone = lapsed(mine)
    found = [_told(viewer, proposal, gone) for proposal in mine]
    return [each for each in found if each.state == "open"]
