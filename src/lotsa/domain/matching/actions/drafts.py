"""Writing pairs on the board; part of the actions that decide which."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from lotsa.domain.matching.models import MatchRun, Proposal
from lotsa.domain.matching.queries.inputs import Inputs
from lotsa.domain.programmes.models import Programme
from lotsa.kit.refused import Refused

St = Programme.State
_BEFORE_AND_DURING = (St.ENROLMENT, St.MATCHING, St.KICKOFF, St.RUNNING)
_FIELDS = ["run", "mentor", "score", "parts", "facts", "locked", "made_by_hand", "because", "version"]


def refuse_wrong_time(programme: Programme) -> None:
    if programme.state == St.DRAFT:
        raise Refused(_("The programme is a draft. Open enrolment first."))
    if programme.state not in _BEFORE_AND_DURING:
        raise Refused(_("The programme no longer matches pairs."))


def hold(programme: Programme) -> None:
    """One change of a board at a time: whoever comes second waits and then works with what stands."""
    now = Programme.objects.select_for_update().get(pk=programme.pk)
    programme.state, programme.version = now.state, now.version
    programme.weights, programme.hard_rules = now.weights, now.hard_rules


def refuse_unless_draft(proposal: Proposal) -> None:
    if proposal.state != Proposal.State.STAGED:
        raise Refused(_("This pair has already been sent, so it cannot be changed here."))


def write_pairs(
    inputs: Inputs,
    mates: Mapping[int, int],
    *,
    run: MatchRun | None = None,
    by_hand: Collection[int] = (),
    because: str = "",
) -> int:
    """Makes the board show exactly these pairs; returns how many differ from before.

    A mentee's draft is one row however often the mentor changes, so that its address stays. Rows in `by_hand`
    were decided by the coordinator and are locked: running again does not undo a decision.
    """
    here = {p.mentee_id: p for p in inputs.staged}
    new, kept, changed = [], [], 0
    for row, col in sorted(mates.items()):
        mentee, mentor = inputs.mentees[row], inputs.mentors[col]
        draft = here.pop(mentee.pk, None) or Proposal(
            programme=inputs.programme, mentee=mentee, mentor=mentor
        )
        is_new, moved = draft._state.adding, draft.mentor_id != mentor.pk
        changed += is_new or moved
        draft.mentor = mentor
        for name, value in inputs.worth(row, col).items():
            setattr(draft, name, value)
        draft.run = run or draft.run
        if row in by_hand:
            draft.made_by_hand, draft.locked, draft.because = True, True, because
        elif moved:
            draft.made_by_hand, draft.locked, draft.because = False, False, ""
        if is_new:
            new.append(draft)
        else:
            draft.version += moved or row in by_hand
            kept.append(draft)
    # What is left has lost its mentee's place on the board, or one of its two people.
    Proposal.objects.filter(pk__in=[draft.pk for draft in here.values()]).delete()
    Proposal.objects.bulk_update(kept, _FIELDS, batch_size=50)
    Proposal.objects.bulk_create(new)
    return changed + len(here)
