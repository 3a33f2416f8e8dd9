"""Counting meetings for the rules: from marks already read, for a few pairs, or in the database, for all."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from lotsa.domain.followup.health import Tally
from lotsa.domain.meetings.models import Meeting
from lotsa.domain.meetings.queries import MeetingMark

BOOKED = ("planned", "confirmed", "booked")
_BOOKED = (Meeting.State.PLANNED, Meeting.State.CONFIRMED)
_TOOK_A_PLACE = (Meeting.State.HELD, Meeting.State.MISSED)


def tally_of(marks: Sequence[MeetingMark], today: date) -> Tally:
    held = [mark.day for mark in marks if mark.state == "held" and mark.day <= today]
    booked = [mark.day for mark in marks if mark.state == "booked" and mark.day >= today]
    return Tally(
        held=sum(mark.state == "held" for mark in marks),
        last_held=max(held, default=None),
        next_booked=min(booked, default=None),
        last_booked=max(booked, default=None),
        cancelled_in_row=_cancelled_last(mark.state for mark in reversed(marks)),
    )


def _cancelled_last(states: Iterable[str]) -> int:
    count = 0
    for state in states:
        if state == "cancelled":
            count += 1
        elif state in ("held", "missed"):
            break
    return count


def tallies(pairs: Any, today: date, zone: str) -> dict[UUID, Tally]:
    """The same of every pair, given by ids or a query of them, in two queries. Days are those of the
    organisation's zone, as a meeting's own zone is in all but a network across borders."""
    where = ZoneInfo(zone)
    morning = datetime.combine(today, time(), where)
    night = datetime.combine(today + timedelta(days=1), time(), where)
    meetings = Meeting.objects.filter(mentorship__in=pairs).order_by()
    held, ahead = Q(state=Meeting.State.HELD), Q(state__in=_BOOKED, starts_at__gte=morning)
    rows = (
        meetings.values("mentorship_id")
        .annotate(
            # Nothing but what the index of a pair's meetings holds.
            count=Count("mentorship_id", filter=held),
            last=Max("starts_at", filter=held & Q(starts_at__lt=night)),
            first_ahead=Min("starts_at", filter=ahead),
            last_ahead=Max("starts_at", filter=ahead),
        )
        .values_list("mentorship_id", "count", "last", "first_ahead", "last_ahead")
    )
    cancelled = _cancelled_since(meetings)

    def day(at: datetime | None) -> date | None:
        return at.astimezone(where).date() if at else None

    return {
        pk: Tally(count, day(last), day(first_ahead), day(last_ahead), cancelled.get(pk, 0))
        for pk, count, last, first_ahead, last_ahead in rows
    }


def _cancelled_since(meetings: QuerySet[Meeting]) -> dict[UUID, int]:
    """How many were cancelled after the last that was held or missed."""
    later = Meeting.objects.filter(
        mentorship=OuterRef("mentorship"), state__in=_TOOK_A_PLACE, starts_at__gte=OuterRef("starts_at")
    )
    return dict(
        meetings.filter(~Exists(later), state=Meeting.State.CANCELLED)
        .values_list("mentorship_id")
        .annotate(Count("mentorship_id"))
    )
