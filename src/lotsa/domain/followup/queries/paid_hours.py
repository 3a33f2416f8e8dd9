"""For payroll: whose working time, how much and in which programme; not with whom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from lotsa.domain.followup.queries.hours import rates_of, used_minutes
from lotsa.domain.meetings.models import Meeting
from lotsa.domain.mentorships.models import Membership
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer

Used = tuple[int, int]  # meetings held, minutes in them


@dataclass(frozen=True)
class PaidHours:
    person: Person
    side: str
    programme: str
    meetings: int
    hours: float


def paid_hours(viewer: Viewer, first: date, last: date) -> list[PaidHours]:
    """Three queries. Whoever has left a circle has used what was held until that day."""
    rates = rates_of(viewer.organisation)
    held = _held(viewer, first, last)
    used = used_minutes(held)
    rows = list(
        Membership.all_time.filter(mentorship__in=list(used))
        .select_related("person__employer", "person__unit", "mentorship__programme")
        .order_by("person__sort_key", "person_id", "side", "mentorship__programme__name")
    )
    until = _until_they_left(held, [row for row in rows if row.left_on is not None], viewer)
    found = []
    for _key, group in groupby(rows, lambda row: (row.person_id, row.side, row.mentorship.programme_id)):
        own = list(group)
        shares = [until[row.pk] if row.left_on else used[row.mentorship_id] for row in own]
        count = sum(meetings for meetings, _minutes in shares)
        minutes = sum(each for _meetings, each in shares) + count * rates.preparation
        side, programme = str(own[0].get_side_display()), own[0].mentorship.programme.name
        if count:
            found.append(PaidHours(own[0].person, side, programme, count, round(minutes / 60, 2)))
    return found


def _held(viewer: Viewer, first: date, last: date) -> QuerySet[Meeting]:
    zone = ZoneInfo(viewer.organisation.zone)
    return Meeting.objects.filter(
        mentorship__organisation=viewer.organisation,
        state=Meeting.State.HELD,
        starts_at__gte=datetime.combine(first, time(), zone),
        starts_at__lt=datetime.combine(last + timedelta(days=1), time(), zone),
    )


def _until_they_left(
    held: QuerySet[Meeting], gone: Iterable[Membership], viewer: Viewer
) -> Mapping[UUID, Used]:
    members = list(gone)
    if not members:
        return {}
    zone = ZoneInfo(viewer.organisation.zone)
    meetings: dict[UUID, list[tuple[date, int]]] = defaultdict(list)
    rows = held.filter(mentorship__in={row.mentorship_id for row in members}).values_list(
        "mentorship_id", "starts_at", Coalesce("actual_minutes", "minutes")
    )
    for pk, at, minutes in rows:
        meetings[pk].append((timezone.localtime(at, zone).date(), minutes))
    found: dict[UUID, Used] = {}
    for row in members:
        own = [each for day, each in meetings[row.mentorship_id] if row.left_on and day <= row.left_on]
        found[row.pk] = len(own), sum(own)
    return found
