from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.meetings.actions.rooms import Room, checked, remember, usual_room, with_video_link
from lotsa.domain.meetings.actions.told import (
    is_late,
    refuse_alone,
    refuse_clash,
    refuse_ended,
    refuse_time,
    tell,
)
from lotsa.domain.meetings.models import Meeting, MeetingProposal
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.actions import revoke_links
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.refused import Refused

_BOOKED = (Meeting.State.PLANNED, Meeting.State.CONFIRMED)


@transaction.atomic
def book(
    mentorship: Mentorship,
    starts_at: datetime,
    *,
    by: Viewer,
    room: Room | None = None,
    minutes: int | None = None,
) -> Meeting:
    """Books one meeting; both get a calendar invitation."""
    return booked(mentorship, [starts_at], by=by, room=room, minutes=minutes)[0]


def booked(
    mentorship: Mentorship,
    times: Sequence[datetime],
    *,
    by: Viewer,
    room: Room | None = None,
    minutes: int | None = None,
) -> list[Meeting]:
    """Part of whichever action books; runs in its transaction."""
    meetings = placed(mentorship, times, Meeting.State.CONFIRMED, by=by, room=room, minutes=minutes)
    for meeting in meetings:
        tell("meeting.booked", meeting, mentorship, by, sequence=0)
    return meetings


def placed(
    mentorship: Mentorship,
    times: Sequence[datetime],
    state: str,
    *,
    by: Viewer,
    room: Room | None = None,
    minutes: int | None = None,
) -> list[Meeting]:
    """The rows, without telling anybody."""
    refuse_ended(mentorship)
    refuse_alone(mentorship, by)
    length = minutes or mentorship.meeting_minutes
    where = with_video_link(mentorship, checked(room or usual_room(mentorship), length))
    for starts_at in times:
        refuse_time(starts_at)
        refuse_clash(mentorship, starts_at, length)
    remember(mentorship, where)
    return [
        Meeting.objects.create(
            mentorship=mentorship,
            starts_at=starts_at,
            zone=mentorship.organisation.zone,
            minutes=length,
            form=where.form,
            place=where.place,
            link=where.link,
            state=state,
            booked_by=by.person,
        )
        for starts_at in times
    ]


@transaction.atomic
def move(
    meeting: Meeting,
    starts_at: datetime,
    *,
    by: Viewer,
    room: Room | None = None,
    minutes: int | None = None,
) -> None:
    """The meeting keeps its row, so topics and notes stay and calendars see the same event at a new time."""
    refuse_ended(meeting.mentorship)
    length = minutes or meeting.minutes
    typed = checked(room or Room(meeting.form, meeting.place, meeting.link), length)
    where = with_video_link(meeting.mentorship, typed)
    refuse_time(starts_at)
    refuse_clash(meeting.mentorship, starts_at, length, but=meeting)
    was, zone = meeting.starts_at, meeting.zone
    _change(
        meeting,
        starts_at=starts_at,
        state=Meeting.State.CONFIRMED,  # the mail of the move is the invitation of one not yet invited
        zone=meeting.mentorship.organisation.zone,
        minutes=length,
        form=where.form,
        place=where.place,
        link=where.link,
    )
    if was != starts_at:
        _leave_trace(meeting, was, zone)
    remember(meeting.mentorship, where)
    facts = {"sequence": meeting.sequence, "was": was.isoformat(), "late": is_late(was)}
    tell("meeting.moved", meeting, meeting.mentorship, by, **facts)


@transaction.atomic
def cancel(meeting: Meeting, *, by: Viewer | None) -> None:
    """Topics and next steps belong to the pair and are there next time."""
    _call_off(meeting)
    facts = {"sequence": meeting.sequence, "late": is_late(meeting.starts_at)}
    tell("meeting.cancelled", meeting, meeting.mentorship, by, **facts)


def cancel_quietly(meeting: Meeting, *, by: Viewer | None) -> None:
    """Part of what calls off several at once: a mail only where there was an invitation."""
    if meeting.state == Meeting.State.CONFIRMED:
        cancel(meeting, by=by)
    else:
        _call_off(meeting)


def _call_off(meeting: Meeting) -> None:
    _change(meeting, state=Meeting.State.CANCELLED)
    MeetingProposal.objects.filter(moves=meeting, state=MeetingProposal.State.OPEN).update(
        state=MeetingProposal.State.WITHDRAWN
    )
    revoke_links(verb="confirm_held", object_id=meeting.pk)


def _change(meeting: Meeting, **changes: object) -> None:
    """Only while it is still booked as it was read: two who move at once do not undo each other unseen."""
    if not meeting.is_booked:
        raise Refused(_("This meeting is no longer booked, so it cannot be changed."))
    changes |= {"sequence": meeting.sequence + 1, "changed_at": clock.now()}
    rows = Meeting.objects.filter(pk=meeting.pk, state__in=_BOOKED, sequence=meeting.sequence)
    if not rows.update(**changes):
        raise Refused(
            _("Somebody else has just changed this meeting. Look at it again before you change it.")
        )
    for name, value in changes.items():
        setattr(meeting, name, value)


def _leave_trace(meeting: Meeting, was: datetime, zone: str) -> None:
    Meeting.objects.create(
        mentorship=meeting.mentorship,
        starts_at=was,
        zone=zone,
        minutes=meeting.minutes,
        form=meeting.form,
        state=Meeting.State.MOVED,
        booked_by=meeting.booked_by,
        closed_at=clock.now(),
    )
