"""What the daily task does. Every reminder has a natural key, so a second run of the same day, or of another
worker, changes nothing; after a standstill nobody gets a pile of old news."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from lotsa.domain.activity.actions import record
from lotsa.domain.meetings.models import Meeting, Reminder
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Organisation
from lotsa.engine.calendar.swedish_days import working_days_before
from lotsa.engine.calendar.wall_time import wall
from lotsa.kit import clock

AHEAD = 3  # working days
_BOOKED = (Meeting.State.PLANNED, Meeting.State.CONFIRMED)


@dataclass(frozen=True)
class Due:
    kind: str
    verb: str
    meeting: Meeting
    on: date

    @property
    def about(self) -> str:
        at = f" {self.meeting.starts_at:%Y-%m-%dT%H:%M}" if self.kind == Reminder.Kind.COMING else ""
        return f"{self.meeting.pk}{at}"


def remind() -> int:
    """Reminders due in every organisation; returns how many events were recorded."""
    return sum(_remind(organisation) for organisation in Organisation.objects.all())


@transaction.atomic
def _remind(organisation: Organisation) -> int:
    today = clock.today(organisation.zone)
    told: set[UUID] = set()
    recorded = 0
    # What falls due today first; then what was missed, of which each person hears about one thing at most.
    for due in sorted(_due(organisation, today), key=lambda each: (each.on != today, -each.on.toordinal())):
        people = {member.person_id for member in due.meeting.mentorship.memberships.all()}
        concerned = people if due.on == today else people - told
        _reminder, is_new = Reminder.objects.get_or_create(
            mentorship=due.meeting.mentorship, kind=due.kind, about=due.about
        )
        if not is_new or not concerned:
            continue
        record(organisation.pk, due.verb, due.meeting, by=None, concerns=sorted(concerned, key=str))
        told |= people
        recorded += 1
    return recorded


def _due(organisation: Organisation, today: date) -> Iterator[Due]:
    rows = (
        Meeting.objects.filter(mentorship__organisation=organisation, state__in=_BOOKED)
        .exclude(mentorship__state=Mentorship.State.CLOSED)
        .select_related("mentorship")
        .prefetch_related("mentorship__memberships")
    )
    now = clock.now()
    yield from _coming(rows.filter(starts_at__gt=now, starts_at__lt=now + timedelta(days=30)), today)
    yield from _unconfirmed(rows.filter(starts_at__lte=now, starts_at__gt=now - timedelta(days=60)), today)


def _coming(meetings: Iterable[Meeting], today: date) -> Iterator[Due]:
    for meeting in meetings:
        on = working_days_before(meeting.day, AHEAD)
        # Who booked it since then has just had a mail about it.
        if on <= today and wall(meeting.changed_at, meeting.zone).date() < on:
            yield Due(Reminder.Kind.COMING, "meeting.coming", meeting, on)


def _unconfirmed(meetings: Iterable[Meeting], today: date) -> Iterator[Due]:
    for meeting in meetings:
        if meeting.day < today:
            yield Due(
                Reminder.Kind.UNCONFIRMED, "meeting.unconfirmed", meeting, meeting.day + timedelta(days=1)
            )
