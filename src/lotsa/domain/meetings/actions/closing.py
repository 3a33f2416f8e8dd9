from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.meetings.actions.booking import LONGEST, Room, booked
from lotsa.domain.meetings.actions.told import tell
from lotsa.domain.meetings.actions.topics import add_next_step
from lotsa.domain.meetings.models import Meeting, NextStep
from lotsa.domain.meetings.queries.sheet import is_fixed
from lotsa.domain.people.actions import use_link
from lotsa.domain.people.models import Link
from lotsa.domain.people.viewer import Viewer
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
) -> Meeting | None:
    """Did it happen, one next step, the next meeting: one form, one press. Returns the next meeting."""
    _say_held(meeting, held, minutes, by)
    following = None
    if next_at is not None:
        room = Room(meeting.form, meeting.place, meeting.link)
        following = booked(meeting.mentorship, [next_at], by=by, room=room)[0]
    if next_step.strip() and not _has_step(meeting, next_step, by):
        add_next_step(meeting, next_step, by=by, due_on=_due(following))
    return following


@transaction.atomic
def confirm_held(meeting: Meeting, held: bool, *, by: Viewer, link: Link | None = None) -> None:
    """The answer by mail to "did it happen?". If the other has already said the same, all is well."""
    if link is not None:
        use_link(link)
    if meeting.state == (Meeting.State.HELD if held else Meeting.State.MISSED):
        return
    _say_held(meeting, held, None, by)


def _say_held(meeting: Meeting, held: bool, minutes: int | None, by: Viewer) -> None:
    if meeting.day > clock.today(meeting.mentorship.organisation.zone):
        raise Refused(_("The meeting lies ahead. Close it when you have met."), field="held")
    if meeting.state in {Meeting.State.CANCELLED, Meeting.State.MOVED}:
        raise Refused(_("This meeting was cancelled, so it cannot be closed."))
    if is_fixed(meeting):
        raise Refused(_("A meeting is fixed 30 days after it took place. Notes can still be changed."))
    if minutes is not None and not 1 <= minutes <= LONGEST:
        raise Refused(_("Write how long you met in minutes, at most 480."), field="minutes")
    state = Meeting.State.HELD if held else Meeting.State.MISSED
    length = (minutes or meeting.actual_minutes or meeting.minutes) if held else None
    Meeting.objects.filter(pk=meeting.pk).update(state=state, actual_minutes=length, closed_at=clock.now())
    meeting.state, meeting.actual_minutes = state, length
    tell("meeting.held" if held else "meeting.missed", meeting, meeting.mentorship, by)


def _has_step(meeting: Meeting, text: str, by: Viewer) -> bool:
    """The same press twice is one step."""
    return NextStep.objects.filter(
        agreed_in=meeting, owner=by.person, text=" ".join(text.split()), done_on__isnull=True
    ).exists()


def _due(following: Meeting | None) -> date | None:
    return following.day if following else None
