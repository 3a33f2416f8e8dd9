from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lotsa.domain.mentorships.actions.members import relate_members, set_enrolments, tell
from lotsa.domain.mentorships.models import EndingDraft, Membership, Mentorship, SwitchRequest
from lotsa.domain.mentorships.queries.closings import UNDO_DAYS
from lotsa.domain.people.actions import end_relation
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused


@transaction.atomic
def end_mentorship(
    mentorship: Mentorship, outcome: str, *, by: Viewer | None, on: date | None = None
) -> None:
    """Ends it without blame. What the pair wrote stays theirs; who ended early can be matched again."""
    if not mentorship.is_open:
        raise Refused(_("This mentorship has already ended."))
    if outcome not in Mentorship.Outcome.values:
        raise Refused(_("Choose how it ended."), field="outcome")
    day = on or clock.today(mentorship.organisation.zone)
    if day < mentorship.starts_on:
        raise Refused(_("A mentorship cannot end before it began."), field="on")
    save_if_unchanged(mentorship, version=None, state=Mentorship.State.CLOSED, outcome=outcome, ended_on=day)
    end_relation(source_id=mentorship.pk, until=day)
    _settle_wishes(mentorship, by)
    release(mentorship.memberships.all(), completed=outcome == Mentorship.Outcome.COMPLETED)
    tell("mentorship.ended", mentorship, by, outcome=outcome)


def _settle_wishes(mentorship: Mentorship, by: Viewer | None) -> None:
    """A wish to switch or end that still waits is thereby answered; what was never sent is forgotten."""
    rows = SwitchRequest.objects.filter(mentorship=mentorship)
    rows.filter(state=SwitchRequest.State.DRAFT).delete()
    rows.filter(state=SwitchRequest.State.OPEN).update(
        state=SwitchRequest.State.HANDLED,
        handled_as=SwitchRequest.HandledBy.CLOSE,
        handled_at=clock.now(),
        handled_by=by.person if by else None,
    )
    EndingDraft.objects.filter(mentorship=mentorship).delete()


def release(members: QuerySet[Membership], *, completed: bool) -> None:
    """The enrolments of those among them who are in no other open mentorship of the programme."""
    members = members.filter(enrolment__isnull=False)
    busy = Membership.objects.filter(enrolment__in=members.values("enrolment")).exclude(
        mentorship__state=Mentorship.State.CLOSED
    )
    free = members.exclude(enrolment__in=busy.values("enrolment"))
    if completed:
        set_enrolments(free.values_list("enrolment_id", flat=True), Enrolment.State.COMPLETED)
        return
    here = free.filter(person__left_on__isnull=True).values_list("enrolment_id", flat=True)
    gone = free.filter(person__left_on__isnull=False).values_list("enrolment_id", flat=True)
    set_enrolments(gone, Enrolment.State.WITHDRAWN)
    set_enrolments(here, Enrolment.State.APPROVED)


@transaction.atomic
def reopen_mentorship(mentorship: Mentorship, *, by: Viewer) -> None:
    """Takes an ending back, for 14 days."""
    if mentorship.ended_on is None:
        raise Refused(_("This mentorship has not ended."))
    if clock.today(mentorship.organisation.zone) > mentorship.ended_on + timedelta(days=UNDO_DAYS):
        raise Refused(_("An ending can be taken back for 14 days. Begin a new mentorship instead."))
    mentees = mentorship.memberships.filter(side=Membership.Side.MENTEE)
    _refuse_if_matched_anew(mentorship, [m.enrolment_id for m in mentees if m.enrolment_id])
    save_if_unchanged(mentorship, version=None, state=mentorship.running_state, outcome="", ended_on=None)
    relate_members(mentorship)
    enrolments = mentorship.memberships.filter(enrolment__isnull=False)
    set_enrolments(enrolments.values_list("enrolment_id", flat=True), Enrolment.State.MATCHED)
    tell("mentorship.reopened", mentorship, by)


def _refuse_if_matched_anew(mentorship: Mentorship, enrolments: Sequence[UUID]) -> None:
    elsewhere = Membership.objects.filter(enrolment__in=enrolments).exclude(
        mentorship__state=Mentorship.State.CLOSED
    )
    if elsewhere.exists():
        raise Refused(_("The mentee has a new mentor since then, so the ending stands."))


@transaction.atomic
def draft_ending(mentorship: Mentorship, *, by: Viewer, **words: Any) -> EndingDraft:
    """Keeps what a coordinator has filled in of an ending; nothing happens by it."""
    if not mentorship.is_open:
        raise Refused(_("This mentorship has already ended."))
    if words.get("on") and words["on"] < mentorship.starts_on:
        raise Refused(_("A mentorship cannot end before it began."), field="on")
    draft, _made = EndingDraft.objects.update_or_create(
        mentorship=mentorship, author=by.person, defaults=words
    )
    return draft
