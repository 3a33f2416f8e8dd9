"""What stands booked of a pair, whoever asks: for what is to be cancelled when it ends or rests."""

from datetime import date

from django.db.models import F, Model, Q, QuerySet

from lotsa.domain.meetings.models import Meeting
from lotsa.domain.mentorships.models import Mentorship
from lotsa.kit import clock

_BOOKED = (Meeting.State.PLANNED, Meeting.State.CONFIRMED)
OF_ENDED = Q(mentorship__state=Mentorship.State.CLOSED)


def standing[M: Model](rows: QuerySet[M]) -> QuerySet[M]:
    """Without what lies after the last day of an ended pair, and has perhaps not been cancelled yet."""
    return rows.exclude(OF_ENDED & Q(starts_at__date__gt=F("mentorship__ended_on")))


def booked_after(mentorship: Mentorship, day: date) -> list[Meeting]:
    return [meeting for meeting in _ahead(mentorship) if meeting.day > day]


def booked_between(mentorship: Mentorship, first: date, until: date) -> list[Meeting]:
    return [meeting for meeting in _ahead(mentorship) if first <= meeting.day < until]


def cancelled_by_ending(mentorship: Mentorship) -> int:
    """How many times still ahead a pair had after its last day."""
    if mentorship.ended_on is None:
        return 0
    rows = Meeting.objects.filter(
        mentorship=mentorship, state=Meeting.State.CANCELLED, starts_at__gt=clock.now()
    )
    return sum(meeting.day > mentorship.ended_on for meeting in rows)


def _ahead(mentorship: Mentorship) -> QuerySet[Meeting]:
    rows = Meeting.objects.filter(mentorship=mentorship, state__in=_BOOKED, starts_at__gt=clock.now())
    return rows.select_related("mentorship").order_by("starts_at")
