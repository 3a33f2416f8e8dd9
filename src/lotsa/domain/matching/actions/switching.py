"""From one pair to the next: the old one ends, the new one is proposed or begins, and the mentee's goals and
plan come along. What the old pair has written stays with the old pair."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.development.actions import add_plan_item
from lotsa.domain.development.actions.following import follow_to
from lotsa.domain.matching import wording
from lotsa.domain.matching.actions.drafts import hold, refuse_wrong_time
from lotsa.domain.matching.actions.recalling import recall_of
from lotsa.domain.matching.models import Proposal
from lotsa.domain.matching.queries import answer_day
from lotsa.domain.matching.queries.next_mentors import inputs_for, mentee_of, protecting
from lotsa.domain.mentorships.actions import (
    begin_by_hand,
    begin_mentorship,
    end_mentorship,
    reopen_mentorship,
    tell_of_ending,
)
from lotsa.domain.mentorships.models import MENTORED, Mentorship, SwitchRequest
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.actions import set_enrolment_state
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused

P = Proposal.State
WAITING_LIST, NOTHING = "waiting_list", "nothing"


@transaction.atomic
def begin_pair(
    programme: Programme,
    *,
    mentor: Enrolment,
    mentee: Enrolment,
    starts_on: date,
    reasons: dict[str, Any],
    by: Viewer,
) -> Mentorship:
    """A pair begins, and what its mentee has begun earlier goes on in it."""
    mentorship = begin_mentorship(
        programme, mentors=[mentor], mentees=[mentee], starts_on=starts_on, reasons=reasons, by=by
    )
    follow_to(mentorship, mentee.person, by=by)
    recall_of([mentor.pk, mentee.pk])
    return mentorship


@dataclass(frozen=True)
class Begun:
    """What has begun, and the sent proposals that it left no place for."""

    mentorship: Mentorship
    recalled: Sequence[Proposal]


@transaction.atomic
def begin_without_match(programme: Programme, *, by: Viewer, **sides: Any) -> Begun:
    """As `begin_by_hand`, and what its mentees have begun earlier goes on in it. A proposal that waits for
    answers gives way to what the coordinator decides now."""
    hold(programme)
    mentorship = begin_by_hand(programme, by=by, **sides)
    for member in mentorship.memberships.filter(side__in=MENTORED).select_related("person"):
        follow_to(mentorship, member.person, by=by)
    members = mentorship.memberships.exclude(enrolment=None).values_list("enrolment_id", flat=True)
    return Begun(mentorship, recall_of([pk for pk in members if pk]))


@transaction.atomic
def propose_now(
    programme: Programme, mentee: Enrolment, mentor: Enrolment, *, by: Viewer, agreed: bool = False
) -> Proposal:
    """One pair, with every other standing as it does, sent to its two people at once (it can be taken back
    for as long as any other). `agreed`: both have said yes already, so the pair begins."""
    refuse_wrong_time(programme)
    hold(programme)
    inputs = inputs_for(programme, [mentee])
    col = inputs.col.get(mentor.pk)
    if col is None or not inputs.mentors[col].person.is_active:
        raise Refused(_("%(name)s cannot be matched now.") % {"name": mentor.person.name}, field="mentor")
    if broken := protecting(inputs, col):
        raise Refused(wording.why_not(broken), field="mentor")
    if inputs.problem().mentor_cap[col] <= 0:
        raise Refused(
            _("%(name)s has no place left. Choose another mentor.") % {"name": mentor.person.name},
            field="mentor",
        )
    open_ones = Proposal.objects.filter(mentee=mentee)
    if open_ones.filter(state=P.PUBLISHED).exists():
        raise Refused(_("%(name)s already has a proposal to answer.") % {"name": mentee.person.name})
    open_ones.filter(state=P.STAGED).delete()
    if mentee.state == Enrolment.State.WAITLISTED:
        set_enrolment_state(mentee, Enrolment.State.APPROVED, by=by)
    worth = inputs.worth(0, col)
    proposal = Proposal(programme=programme, mentee=mentee, mentor=mentor, made_by_hand=True, **worth)
    return _begin_at_once(proposal, by) if agreed else _send(proposal, by)


def _send(proposal: Proposal, by: Viewer) -> Proposal:
    now = clock.now()
    proposal.state, proposal.published_at = P.PUBLISHED, now
    proposal.send_at = now + timedelta(minutes=settings.LOTSA_UNDO_MINUTES)
    proposal.answer_by = answer_day(proposal.programme, proposal.send_at)
    Proposal.objects.bulk_create([proposal])
    record(
        proposal.programme.organisation_id,
        "proposal.published",
        proposal,
        by=by.id,
        concerns=[proposal.mentee.person_id, proposal.mentor.person_id],
        facts={"send_at": proposal.send_at.isoformat()},
    )
    return proposal


def _begin_at_once(proposal: Proposal, by: Viewer) -> Proposal:
    programme = proposal.programme
    proposal.mentorship = begin_pair(
        programme,
        mentor=proposal.mentor,
        mentee=proposal.mentee,
        starts_on=max(clock.today(programme.organisation.zone), programme.starts_on),
        reasons={"facts": wording.shared_facts(proposal.facts)},
        by=by,
    )
    proposal.state = P.ACCEPTED
    proposal.mentee_answer = proposal.mentor_answer = Proposal.Answer.YES
    proposal.mentee_answered_at = proposal.mentor_answered_at = clock.now()
    Proposal.objects.bulk_create([proposal])
    facts = {"mentorship": str(proposal.mentorship.pk)}
    record(programme.organisation_id, "proposal.accepted_by_both", proposal, by=by.id, facts=facts)
    return proposal


@transaction.atomic
def take_back_ending(mentorship: Mentorship, *, by: Viewer) -> None:
    """The pair goes on as if nothing had been, and what the mentee was sent instead is taken back."""
    reopen_mentorship(mentorship, by=by)
    mentees = mentorship.memberships.filter(side__in=MENTORED).values("enrolment")
    open_ones = Proposal.objects.filter(mentee__in=mentees, state__in=(P.STAGED, P.PUBLISHED))
    for proposal in open_ones.select_related("mentee", "mentor"):
        save_if_unchanged(proposal, version=None, state=P.DROPPED)
        both = [proposal.mentee.person_id, proposal.mentor.person_id]
        record(mentorship.organisation_id, "proposal.recalled", proposal, by=by.id, concerns=both)


@transaction.atomic
def end_and_go_on(
    mentorship: Mentorship,
    *,
    by: Viewer,
    outcome: str,
    on: date | None = None,
    message: str = "",
    then: str = NOTHING,
    mentor: Enrolment | None = None,
    agreed: bool = False,
    other_path: str = "",
) -> Proposal | None:
    """The coordinator's "End or change", done at once or not at all. `then`: a mentor's place (`mentor`), the
    waiting list, or nothing new."""
    mentee = mentee_of(mentorship)
    if mentor is not None and mentee is None:
        raise Refused(_("This is not a pair. Match its people on the board."), field="mentor")
    is_done = outcome == Mentorship.Outcome.COMPLETED
    if mentor is not None and is_done:
        raise Refused(
            _("A mentorship that came to its end is not followed by a new one in the same programme."),
            field="mentor",
        )
    if not is_done:
        ways = SwitchRequest.HandledBy
        tell_of_ending(mentorship, message, by=by, handled_as=ways.RE_MATCH if mentor else ways.CLOSE)
    end_mentorship(mentorship, outcome, by=by, on=on)
    if other_path.strip() and mentee is not None:
        add_plan_item(mentee.person, other_path.strip(), by=by, mentorship=mentorship, kind="other_path")
    if mentee is None:
        return None
    mentee.refresh_from_db(fields=["state", "version"])
    if mentor is not None:
        return propose_now(mentorship.programme, mentee, mentor, by=by, agreed=agreed)
    if then == WAITING_LIST and not is_done:
        set_enrolment_state(mentee, Enrolment.State.WAITLISTED, by=by)
    return None
