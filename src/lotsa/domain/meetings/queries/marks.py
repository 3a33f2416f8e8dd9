"""What anybody who may see the pair may know of its meetings: which day, what became of it, how long."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal
from uuid import UUID

from lotsa.domain.meetings.models import Meeting
from lotsa.engine.calendar.wall_time import wall

MarkState = Literal["held", "booked", "moved", "missed", "cancelled"]
_STATES: dict[str, MarkState] = {
    Meeting.State.PLANNED: "booked",
    Meeting.State.CONFIRMED: "booked",
    Meeting.State.HELD: "held",
    Meeting.State.MOVED: "moved",
    Meeting.State.MISSED: "missed",
    Meeting.State.CANCELLED: "cancelled",
}


@dataclass(frozen=True)
class MeetingMark:
    day: date
    state: MarkState
    minutes: int  # as it became, else as planned
    happened: date | None = None  # the day on which it was moved or cancelled


def meetings_of(mentorship_ids: Iterable[UUID]) -> dict[UUID, list[MeetingMark]]:
    """The meetings of each mentorship in order, in one query and without a word of what was said."""
    ids = list(mentorship_ids)
    found: dict[UUID, list[MeetingMark]] = {pk: [] for pk in ids}
    rows = Meeting.objects.filter(mentorship__in=ids).order_by("starts_at", "pk")
    for pk, starts_at, zone, state, minutes, actual, changed_at in rows.values_list(
        "mentorship_id", "starts_at", "zone", "state", "minutes", "actual_minutes", "changed_at"
    ):
        held_minutes = minutes if actual is None else actual
        turned = state in (Meeting.State.MOVED, Meeting.State.CANCELLED)
        happened = wall(changed_at, zone).date() if turned else None
        found[pk].append(MeetingMark(wall(starts_at, zone).date(), _STATES[state], held_minutes, happened))
    return found


def cadence_of(mentorship_ids: Iterable[UUID]) -> dict[UUID, list[MeetingMark]]:
    """The same as the cadence strip draws it: it has one cross for all that did not come about."""
    return {
        pk: [replace(mark, state="missed") if mark.state == "cancelled" else mark for mark in marks]
        for pk, marks in meetings_of(mentorship_ids).items()
    }
