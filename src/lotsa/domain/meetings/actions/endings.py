"""What becomes of booked meetings when a pair ends.

Mentorships and matching lie below meetings and know nothing of them. So the acts by which a person ends a
pair stand here once more, with the meetings in the same transaction: all of it or nothing. What the calendar
ends is swept once a day, and until then no list shows it.
"""

from datetime import date
from typing import Any

from django.db import transaction

from lotsa.domain.matching.actions import end_and_go_on
from lotsa.domain.matching.models import Proposal
from lotsa.domain.meetings.actions.booking import cancel_quietly
from lotsa.domain.meetings.models import Meeting, MeetingProposal
from lotsa.domain.meetings.queries.booked import booked_after, booked_between
from lotsa.domain.mentorships.actions import leave_circle, move_pause, pause_mentorship
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.actions import revoke_links
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock


@transaction.atomic
def cancel_after(mentorship: Mentorship, day: date, *, by: Viewer | None) -> int:
    """Everything booked after a pair's last day; how many. A second run finds nothing."""
    _withdraw(mentorship)
    return _cancel(booked_after(mentorship, day), by)


@transaction.atomic
def cancel_between(mentorship: Mentorship, first: date, until: date, *, by: Viewer | None) -> int:
    """What is booked within a pause; the day on which the pair starts again is not part of it."""
    return _cancel(booked_between(mentorship, first, until), by)


@transaction.atomic
def end_with_meetings(mentorship: Mentorship, *, by: Viewer, **how: Any) -> Proposal | None:
    """`matching.end_and_go_on`, and what was booked after the last day."""
    proposal = end_and_go_on(mentorship, by=by, **how)
    cancel_of_ended(mentorship, by=by)
    return proposal


@transaction.atomic
def leave_with_meetings(member: Membership, *, by: Viewer) -> bool:
    """`mentorships.leave_circle`, which ends the circle when nobody is left to give or to take."""
    goes_on = leave_circle(member, by=by)
    if not goes_on:
        cancel_of_ended(Mentorship.objects.get(pk=member.mentorship_id), by=by)
    return goes_on


@transaction.atomic
def pause_with_meetings(mentorship: Mentorship, until: date, *, by: Viewer, cancels: bool) -> int:
    """A pause, or another last day of the one that runs; how many meetings within it were cancelled."""
    change = move_pause if mentorship.state == Mentorship.State.PAUSED else pause_mentorship
    change(mentorship, until, by=by)
    if not cancels:
        return 0
    return cancel_between(mentorship, clock.today(mentorship.organisation.zone), until, by=by)


def cancel_of_ended(mentorship: Mentorship, *, by: Viewer | None) -> int:
    if mentorship.is_open or mentorship.ended_on is None:
        return 0
    return cancel_after(mentorship, mentorship.ended_on, by=by)


def sweep_ended() -> int:
    """For pairs that the calendar has ended; the daily task."""
    booked = Meeting.objects.filter(state__in=(Meeting.State.PLANNED, Meeting.State.CONFIRMED))
    times = MeetingProposal.objects.filter(state=MeetingProposal.State.OPEN)
    closed = Mentorship.objects.filter(state=Mentorship.State.CLOSED).select_related("organisation")
    left = closed.filter(pk__in=booked.values("mentorship")) | closed.filter(
        pk__in=times.values("mentorship")
    )
    return sum(cancel_of_ended(mentorship, by=None) for mentorship in left)


def _cancel(meetings: list[Meeting], by: Viewer | None) -> int:
    for meeting in meetings:
        cancel_quietly(meeting, by=by)
    return len(meetings)


def _withdraw(mentorship: Mentorship) -> None:
    rows = MeetingProposal.objects.filter(mentorship=mentorship, state=MeetingProposal.State.OPEN)
    for proposal in rows:
        revoke_links(verb="answer_times", object_id=proposal.pk)
    rows.update(state=MeetingProposal.State.WITHDRAWN)
