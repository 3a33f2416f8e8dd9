from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.meetings.actions.told import refuse_clash, refuse_ended, refuse_time, tell
from lotsa.domain.meetings.models import Form, Meeting, MeetingProposal
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.actions import revoke_links
from lotsa.domain.people.viewer import Viewer
from lotsa.engine.calendar.icalendar_text import is_web_address
from lotsa.kit import clock
from lotsa.kit.refused import Refused

LONGEST = 480
_BOOKED = (Meeting.State.PLANNED, Meeting.State.CONFIRMED)


@dataclass(frozen=True)
class Room:
    """How and where: the form, a place in words and a link, as one thing that is remembered per pair."""

    form: str = Form.ON_SITE
    place: str = ""
    link: str = ""


def checked(room: Room, minutes: int) -> Room:
    """The room with its link made whole; refuses what no calendar could open."""
    if not 5 <= minutes <= LONGEST:
        raise Refused(_("A meeting takes between 5 minutes and 8 hours."), field="minutes")
    if room.form not in Form.values:
        raise Refused(_("Choose how you meet."), field="form")
    link = room.link.strip()
    if link and "://" not in link:
        link = f"https://{link}"
    if link and not is_web_address(link):
        raise Refused(
            _("The link must be a web address, such as https://meet.example.com/abc."), field="link"
        )
    return Room(room.form, " ".join(room.place.split()), link)


def remember(mentorship: Mentorship, room: Room) -> None:
    """The pair's usual place and link, offered next time."""
    kept = {"meeting_place": room.place, "meeting_link": room.link}
    changed = {name: value for name, value in kept.items() if value and value != getattr(mentorship, name)}
    if changed:
        Mentorship.objects.filter(pk=mentorship.pk).update(**changed)


def usual_room(mentorship: Mentorship) -> Room:
    """As last time."""
    last = Meeting.objects.filter(mentorship=mentorship).order_by("-starts_at").first()
    form = last.form if last else Form.ON_SITE
    return Room(form, mentorship.meeting_place, mentorship.meeting_link)


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
    return booked(mentorship, sorted(times), by=by, room=room, minutes=minutes)


def booked(
    mentorship: Mentorship,
    times: Sequence[datetime],
    *,
    by: Viewer,
    room: Room | None = None,
    minutes: int | None = None,
) -> list[Meeting]:
    """Part of whichever action books; runs in its transaction."""
    refuse_ended(mentorship)
    length = minutes or mentorship.meeting_minutes
    where = checked(room or usual_room(mentorship), length)
    for starts_at in times:
        refuse_time(starts_at)
        refuse_clash(mentorship, starts_at, length)
    meetings = [
        Meeting.objects.create(
            mentorship=mentorship,
            starts_at=starts_at,
            zone=mentorship.organisation.zone,
            minutes=length,
            form=where.form,
            place=where.place,
            link=where.link,
            booked_by=by.person,
        )
        for starts_at in times
    ]
    remember(mentorship, where)
    for meeting in meetings:
        tell("meeting.booked", meeting, mentorship, by, sequence=0)
    return meetings


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
    where = checked(room or Room(meeting.form, meeting.place, meeting.link), length)
    refuse_time(starts_at)
    refuse_clash(meeting.mentorship, starts_at, length, but=meeting)
    was = meeting.starts_at
    _change(
        meeting,
        starts_at=starts_at,
        zone=meeting.mentorship.organisation.zone,
        minutes=length,
        form=where.form,
        place=where.place,
        link=where.link,
    )
    if was != starts_at:
        _leave_trace(meeting, was)
    remember(meeting.mentorship, where)
    tell("meeting.moved", meeting, meeting.mentorship, by, sequence=meeting.sequence, was=was.isoformat())


@transaction.atomic
def cancel(meeting: Meeting, *, by: Viewer) -> None:
    """Topics and next steps belong to the pair and are there next time."""
    _change(meeting, state=Meeting.State.CANCELLED)
    MeetingProposal.objects.filter(moves=meeting, state=MeetingProposal.State.OPEN).update(
        state=MeetingProposal.State.WITHDRAWN
    )
    revoke_links(verb="confirm_held", object_id=meeting.pk)
    tell("meeting.cancelled", meeting, meeting.mentorship, by, sequence=meeting.sequence)


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


def _leave_trace(meeting: Meeting, was: datetime) -> None:
    Meeting.objects.create(
        mentorship=meeting.mentorship,
        starts_at=was,
        zone=meeting.zone,
        minutes=meeting.minutes,
        form=meeting.form,
        state=Meeting.State.MOVED,
        booked_by=meeting.booked_by,
        closed_at=clock.now(),
    )
