from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.matching import wording
from lotsa.domain.matching.actions.drafts import hold, refuse_unless_draft, refuse_wrong_time, write_pairs
from lotsa.domain.matching.models import Exclusion, Proposal
from lotsa.domain.matching.queries.changing import outcome_of
from lotsa.domain.matching.queries.inputs import LOOSENABLE, Inputs, inputs_of
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.kit.refused import Refused, Stale


@transaction.atomic
def lock(proposal: Proposal, *, by: Viewer) -> None:
    """The pair stands when the rest is run again."""
    _set_lock(proposal, True, by)


@transaction.atomic
def unlock(proposal: Proposal, *, by: Viewer) -> None:
    _set_lock(proposal, False, by)


def _set_lock(proposal: Proposal, locked: bool, by: Viewer) -> None:
    refuse_unless_draft(proposal)
    if proposal.locked == locked:
        return
    # The version stays: whoever has the change page open loses nothing by this.
    Proposal.objects.filter(pk=proposal.pk).update(locked=locked)
    proposal.locked = locked
    record(_house(proposal), "proposal.locked" if locked else "proposal.unlocked", proposal, by=by.id)


@transaction.atomic
def move(
    proposal: Proposal, mentor: Enrolment, *, by: Viewer, version: int | None = None, everybody: bool = False
) -> None:
    """Another mentor, as tried on the change page. `everybody`: all pairs not locked are solved again too.
    The pair is then locked, because somebody has decided it."""
    refuse_unless_draft(proposal)
    hold(proposal.programme)
    _refuse_stale(proposal, version)
    inputs = inputs_of(proposal.programme)
    row, col = _places_of(inputs, proposal.mentee, mentor)
    outcome = outcome_of(inputs, row, col, everybody=everybody)
    if outcome is None:
        raise Refused(
            wording.why_not(inputs.broken(row, col)) or _("Locked pairs hold every place there."),
            field="mentor",
        )
    changed = write_pairs(inputs, outcome.mates, by_hand=[row])
    record(
        _house(proposal),
        "proposal.moved",
        proposal,
        by=by.id,
        facts={"from": str(proposal.mentor_id), "to": str(mentor.pk), "changed": changed},
    )


def _refuse_stale(proposal: Proposal, version: int | None) -> None:
    now = Proposal.objects.select_related("mentor__person").filter(pk=proposal.pk).first()
    if now is None:
        raise Refused(_("The pair is no longer on the board: somebody else has taken it apart."))
    if version is not None and now.version != version:
        raise Stale(
            _("Somebody else has changed this pair since you opened the page."),
            theirs={"mentor": now.mentor},
            version=now.version,
        )


def _places_of(inputs: Inputs, mentee: Enrolment, mentor: Enrolment) -> tuple[int, int]:
    row, col = inputs.row.get(mentee.pk), inputs.col.get(mentor.pk)
    if row is None or col is None:
        gone = mentee if row is None else mentor
        raise Refused(_("%(name)s cannot be matched now.") % {"name": gone.person.name})
    return row, col


@transaction.atomic
def swap(one: Proposal, other: Proposal, *, by: Viewer) -> None:
    """The two mentees change mentors with each other."""
    refuse_unless_draft(one)
    refuse_unless_draft(other)
    if one.programme_id != other.programme_id:
        raise Refused(_("The two pairs are in different programmes."))
    hold(one.programme)
    inputs = inputs_of(one.programme)
    first, second = _places_of(inputs, one.mentee, other.mentor), _places_of(inputs, other.mentee, one.mentor)
    for row, col in (first, second):
        if broken := inputs.broken(row, col):
            name = inputs.mentees[row].person.name
            raise Refused(
                _("%(name)s cannot have that mentor. %(why)s")
                % {"name": name, "why": wording.why_not(broken)}
            )
    write_pairs(inputs, {**inputs.mates, **dict((first, second))}, by_hand=[first[0], second[0]])
    for mine, theirs in ((one, other), (other, one)):
        record(_house(mine), "proposal.swapped", mine, by=by.id, facts={"with": str(theirs.pk)})


@transaction.atomic
def exclude(proposal: Proposal, *, by: Viewer, reason: str = "") -> Exclusion:
    """Never this pair in this programme. The reason is the coordinators' own; the draft goes."""
    refuse_unless_draft(proposal)
    exclusion, _made = Exclusion.objects.update_or_create(
        programme=proposal.programme,
        mentee=proposal.mentee.person,
        mentor=proposal.mentor.person,
        defaults={"made_by": by.person, "reason": reason.strip()[:300]},
    )
    Proposal.objects.filter(pk=proposal.pk, state=Proposal.State.STAGED).delete()
    record(_house(proposal), "pair.excluded", exclusion, by=by.id)
    return exclusion


@transaction.atomic
def drop(proposal: Proposal, *, by: Viewer) -> None:
    """Takes a draft apart; the mentee is then without a proposal."""
    refuse_unless_draft(proposal)
    record(_house(proposal), "proposal.dropped", proposal, by=by.id)
    Proposal.objects.filter(pk=proposal.pk, state=Proposal.State.STAGED).delete()


@transaction.atomic
def pair_by_hand(
    programme: Programme, mentee: Enrolment, mentor: Enrolment, *, by: Viewer, because: str = ""
) -> Proposal:
    """A pair that the coordinator decides. Rules that protect people hold here too; others may be broken for
    a reason that is written down."""
    refuse_wrong_time(programme)
    hold(programme)
    inputs = inputs_of(programme)
    row, col = _places_of(inputs, mentee, mentor)
    broken = inputs.broken(row, col)
    if [rule for rule in broken if rule not in LOOSENABLE]:
        raise Refused(wording.why_not(broken), field="mentor")
    if broken and not because.strip():
        why = wording.why_not(broken)
        raise Refused(_("%(why)s Write why you pair them all the same.") % {"why": why}, field="because")
    others = {i: j for i, j in inputs.mates.items() if i != row}
    held = list(others.values()).count(col) + inputs.taken.get(mentor.pk, 0)
    if held >= mentor.places:
        raise Refused(
            _("%(name)s has no place left. Add a place, or change another pair first.")
            % {"name": mentor.person.name},
            field="mentor",
        )
    write_pairs(inputs, {**others, row: col}, by_hand=[row], because=because.strip()[:300])
    proposal = Proposal.objects.get(mentee=mentee, state=Proposal.State.STAGED)
    record(programme.organisation_id, "proposal.made_by_hand", proposal, by=by.id)
    return proposal


def _house(proposal: Proposal) -> UUID:
    return proposal.programme.organisation_id
