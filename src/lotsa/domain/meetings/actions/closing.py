from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.meetings.actions.booking import booked
from lotsa.domain.meetings.actions.endings import cancel_of_ended
from lotsa.domain.meetings.actions.rooms import LONGEST, Room, checked
from lotsa.domain.meetings.actions.told import tell
from lotsa.domain.meetings.actions.topics import add_next_step
from lotsa.domain.meetings.models import Meeting, NextStep
from lotsa.domain.meetings.queries.sheet import is_fixed
from lotsa.domain.mentorships.actions import end_single_meeting
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.actions import use_link
from lotsa.domain.people.models import Link
from lotsa.domain.people.viewer import Viewer
from lotsa.engine.calendar.wall_time import wall
from lotsa.kit import clock
from lotsa.kit.refused import Refused


@transaction.atomic
def close(
    meeting: Meeting,
    *,
    by: Viewer,
    held: bool,
    minutes: int | None = None,
    next_step: str = "",
    next_at: datetime | None = None,
    why: str = "",
) -> Meeting | None:
    """Did it happen, one next step, the next meeting: one form, one press. Returns the next meeting."""
    _say_held(meeting, held, minutes, by, why)
    following = None
    if next_at is not None and not meeting.mentorship.single_meeting:
        room = Room(meeting.form, meeting.place, meeting.link)
        following = booked(meeting.mentorship, [next_at], by=by, room=room)[0]
    if next_step.strip() and not _has_step(meeting, next_step, by):
        add_next_step(meeting, next_step, by=by, due_on=_due(following))
    if held:
        _end_single(meeting, by)
    return following


@transaction.atomic
def confirm_held(meeting: Meeting, held: bool, *, by: Viewer, link: Link | None = None) -> None:
    """The answer by mail to "did it happen?". If the other has already said the same, all is well."""
    if link is not None:
        use_link(link)
    if meeting.state == (Meeting.State.HELD if held else Meeting.State.MISSED):
        return
    _say_held(meeting, held, None, by)
    if held:
        _end_single(meeting, by)


@transaction.atomic
def note_held(
    mentorship: Mentorship,
    starts_at: datetime,
    *,
    by: Viewer,
    minutes: int | None = None,
    room: Room | None = None,
) -> Meeting:
    """A meeting nobody booked: we met anyway. It counts like any other."""
    length = minutes or mentorship.meeting_minutes
    where = checked(room or Room(), length)
    if starts_at > clock.now():
        raise Refused(_("That time lies ahead. Book the meeting instead."), field="day")
    if wall(starts_at, mentorship.organisation.zone).date() < mentorship.starts_on:
        raise Refused(_("That is before you became a pair."), field="day")
    same = Meeting.objects.filter(mentorship=mentorship, starts_at=starts_at).exclude(
        state__in=(Meeting.State.MOVED, Meeting.State.CANCELLED)
    )
    if same.exists():
        raise Refused(_("That meeting is there already. Close it under Meetings."), field="day")
    meeting = Meeting.objects.create(
        mentorship=mentorship,
        starts_at=starts_at,
        zone=mentorship.organisation.zone,
        minutes=length,
        actual_minutes=length,
        form=where.form,
        place=where.place,
        state=Meeting.State.HELD,
        booked_by=by.person,
        closed_at=clock.now(),
    )
    tell("meeting.held", meeting, mentorship, by)
    _end_single(meeting, by)
    return meeting


def _say_held(meeting: Meeting, held: bool, minutes: int | None, by: Viewer, why: str = "") -> None:
    if meeting.day > clock.today(meeting.mentorship.organisation.zone):
        raise Refused(_("The meeting lies ahead. Close it when you have met."), field="held")
    if meeting.state in {Meeting.State.CANCELLED, Meeting.State.MOVED}:
        raise Refused(_("This meeting was cancelled, so it cannot be closed."))
    if is_fixed(meeting):
        raise Refused(_("A meeting is fixed 30 days after it took place. Notes can still be changed."))
    if minutes is not None and not 1 <= minutes <= LONGEST:
        raise Refused(_("Write how long you met in minutes, at most 480."), field="minutes")
    if why and why not in Meeting.Why.values:
        raise Refused(_("Choose one of the reasons, or none."), field="why")
    state = Meeting.State.HELD if held else Meeting.State.MISSED
    length = (minutes or meeting.actual_minutes or meeting.minutes) if held else None
    reason = "" if held else why
    rows = Meeting.objects.filter(pk=meeting.pk)
    rows.update(state=state, actual_minutes=length, why_missed=reason, closed_at=clock.now())
    meeting.state, meeting.actual_minutes, meeting.why_missed = state, length, reason
    tell("meeting.held" if held else "meeting.missed", meeting, meeting.mentorship, by)


def _end_single(meeting: Meeting, by: Viewer) -> None:
    """A single talk is over, and so is what else was booked of it."""
    pair = meeting.mentorship
    if pair.single_meeting and pair.is_open:
        end_single_meeting(pair, by=by, on=meeting.day)
        cancel_of_ended(pair, by=by)


def _has_step(meeting: Meeting, text: str, by: Viewer) -> bool:
    """The same press twice is one step."""
    return NextStep.objects.filter(
        agreed_in=meeting, owner=by.person, text=" ".join(text.split()), done_on__isnull=True
    ).exists()


def _due(following: Meeting | None) -> date | None:
    return following.day if following else None
