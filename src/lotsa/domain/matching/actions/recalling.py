"""Taking back sent proposals that can no longer become a pair."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from lotsa.domain.activity.actions import record
from lotsa.domain.matching.models import Proposal
from lotsa.domain.matching.queries.standing import lapsed
from lotsa.kit.careful import save_if_unchanged

P = Proposal.State


@transaction.atomic
def recall_lapsed(which: Q | None = None) -> list[Proposal]:
    """Somebody has withdrawn or left, the programme is over, or the mentor's last place is taken. The
    coordinator sees the mentee on the board as without a proposal. The event says not why: the other one
    may read it."""
    rows = Proposal.objects.select_for_update(of=("self",)).filter(which or Q(), state=P.PUBLISHED)
    rows = rows.select_related("programme", "mentee__person", "mentor__person").order_by("pk")
    sent = list(rows)
    gone = lapsed(sent)
    recalled = [proposal for proposal in sent if proposal.pk in gone]
    for proposal in recalled:
        save_if_unchanged(proposal, version=None, state=P.DROPPED)
        both = [proposal.mentee.person_id, proposal.mentor.person_id]
        house = proposal.programme.organisation_id
        record(house, "proposal.recalled", proposal, by=None, concerns=both)
    return recalled


def recall_of(enrolments: Collection[UUID]) -> list[Proposal]:
    """Part of beginning a pair by hand: the other proposals of its people that it leaves no place for."""
    return recall_lapsed(Q(mentor__in=enrolments) | Q(mentee__in=enrolments))
