"""The whole rhythm booked at once, and who is invited to what when.

Each meeting is a calendar event of its own. Ten invitations in one minute are ten mails, so the pair is
invited to the next three; whenever one has been, the following is invited (docs/adr/0015).
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.meetings.actions.booking import placed
from lotsa.domain.meetings.actions.rooms import Room
from lotsa.domain.meetings.actions.told import members, tell
from lotsa.domain.meetings.models import Meeting
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.refused import Refused

AT_ONCE = 3
MOST = 60
_BOOKED = (Meeting.State.PLANNED, Meeting.State.CONFIRMED)


@transaction.atomic
def book_rhythm(
    mentorship: Mentorship,
    times: Sequence[datetime],
    *,
    by: Viewer,
    room: Room | None = None,
    minutes: int | None = None,
) -> list[Meeting]:
    """Several meetings ahead, all or none."""
    if not times:
        raise Refused(_("Choose at least one time."), field="day")
    if len(times) > MOST:
        raise Refused(_("Book at most 60 meetings at a time."))
    _refuse_overlaps(sorted(times), minutes or mentorship.meeting_minutes)
    state = Meeting.State.PLANNED
    meetings = placed(mentorship, sorted(times), state, by=by, room=room, minutes=minutes)
    tell("rhythm.booked", mentorship, mentorship, by, meetings=len(meetings))
    invite_next(mentorship, by=by)
    return meetings


@transaction.atomic
def invite_next(mentorship: Mentorship, *, by: Viewer | None = None) -> int:
    """Invites to those of the next three meetings that nobody has been invited to yet."""
    ahead = Meeting.objects.filter(mentorship=mentorship, state__in=_BOOKED, starts_at__gt=clock.now())
    invited = 0
    for meeting in ahead.order_by("starts_at")[:AT_ONCE]:
        waiting = Meeting.objects.filter(pk=meeting.pk, state=Meeting.State.PLANNED)
        if waiting.update(state=Meeting.State.CONFIRMED, changed_at=clock.now()):
            record(
                mentorship.organisation_id,
                "meeting.booked",
                meeting,
                by=by.id if by else None,
                concerns=members(mentorship),
                facts={"sequence": meeting.sequence},
            )
            invited += 1
    return invited


def invite_all_next() -> int:
    """For every pair that waits; the daily task. A paused pair is invited when it goes on."""
    waiting = Meeting.objects.filter(state=Meeting.State.PLANNED, starts_at__gt=clock.now())
    resting = (Mentorship.State.CLOSED, Mentorship.State.PAUSED)
    pairs = Mentorship.objects.filter(pk__in=waiting.values("mentorship")).exclude(state__in=resting)
    return sum(invite_next(pair) for pair in pairs)


def _refuse_overlaps(times: Sequence[datetime], minutes: int) -> None:
    for earlier, later in pairwise(times):
        if (later - earlier).total_seconds() < minutes * 60:
            raise Refused(_("Two of the meetings overlap. Choose another time for one of them."))
