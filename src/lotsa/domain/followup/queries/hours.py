"""Working time: what each mentor's pairs were planned to take, what they took, and what it is worth."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from lotsa.domain.followup import counting
from lotsa.domain.followup.models import TimeBudget
from lotsa.domain.meetings.models import Meeting
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.models import Organisation
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock

DAYS_PER_MONTH = 30.4375
RELIEF = {"EUR": 200, "SEK": 2200}  # per mentor and month until somebody says otherwise
SHORTEST = 15  # minutes: nobody is advised to meet for less


@dataclass(frozen=True)
class Rates:
    preparation: int
    relief: int
    hours_per_month: int
    currency: str
    version: int | None = None


def money_word(currency: str) -> str:
    """What people call the currency: kronor are "kr" in Swedish."""
    return _("SEK") if currency == "SEK" else currency


def rates_of(organisation: Organisation) -> Rates:
    row = TimeBudget.objects.filter(organisation=organisation).first() or TimeBudget()
    usual = RELIEF.get(organisation.currency, RELIEF["EUR"])
    return Rates(
        preparation=row.preparation_minutes,
        relief=usual if row.relief_per_month is None else row.relief_per_month,
        hours_per_month=row.hours_per_month,
        currency=money_word(organisation.currency),
        version=None if row._state.adding else row.version,
    )


class Mentor(NamedTuple):
    pk: UUID
    given_name: str
    family_name: str
    sort_key: str

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


class _Assignment(NamedTuple):
    """One mentor in one pair: the columns that are reckoned with, in the order they are fetched."""

    mentor: Mentor
    pair_id: UUID
    programme: str
    starts_on: date
    cadence_days: int
    meeting_minutes: int
    pauses: Any
    single_meeting: bool


@dataclass(frozen=True, slots=True)
class PairTime:
    pair_id: UUID
    programme: str
    planned: float  # hours until today, with preparation
    used: float
    per_month: float  # hours a month as agreed
    shorter_minutes: int  # of a meeting, that would make room; 0: no need or no room


@dataclass(frozen=True)
class MentorTime:
    person: Mentor
    pairs: Sequence[PairTime]
    relief: int  # until today
    is_much: bool

    @property
    def planned(self) -> float:
        return sum(pair.planned for pair in self.pairs)

    @property
    def used(self) -> float:
        return sum(pair.used for pair in self.pairs)

    @property
    def per_month(self) -> float:
        return sum(pair.per_month for pair in self.pairs)

    @property
    def shorter(self) -> int:
        """ "Shorter before skipping": the first meeting length that would fit, if any."""
        return max((pair.shorter_minutes for pair in self.pairs), default=0)


def mentors_time(viewer: Viewer) -> list[MentorTime]:
    """Mentors in open pairs, the busiest first. Three queries, however many there are."""
    rates, today = rates_of(viewer.organisation), clock.today(viewer.organisation.zone)
    rows = _assignments(viewer.organisation)
    used = used_minutes(Meeting.objects.filter(mentorship__in=_open(viewer.organisation).values("pk")))
    first = min((row.starts_on for row in rows), default=today)
    counted = counting.Counter(today, counting.quiet_spells(viewer.organisation, first, today))
    found = []
    for mentor, group in groupby(rows, key=lambda row: row.mentor):
        own = list(group)
        month = sum(_per_month(row, rates) for row in own)
        is_much = month > rates.hours_per_month
        pairs = [_pair_time(row, rates, used.get(row.pair_id, (0, 0)), counted, is_much) for row in own]
        since = min(row.starts_on for row in own)
        relief = round(max((today - since).days, 0) / DAYS_PER_MONTH) * rates.relief
        found.append(MentorTime(mentor, pairs, relief, is_much))
    return sorted(found, key=lambda each: (-each.per_month, each.person.sort_key))


def _open(organisation: Organisation) -> QuerySet[Mentorship]:
    return Mentorship.objects.filter(organisation=organisation).exclude(state=Mentorship.State.CLOSED)


def _assignments(organisation: Organisation) -> list[_Assignment]:
    pair = ("pk", "programme__name", *_Assignment._fields[3:])
    rows = (
        Membership.objects.filter(
            mentorship__organisation=organisation, side=Membership.Side.MENTOR, person__left_on__isnull=True
        )
        .exclude(mentorship__state=Mentorship.State.CLOSED)
        .order_by("person__sort_key", "person_id", "mentorship__starts_on")
        .values_list(
            *(f"person__{name}" for name in Mentor._fields), *(f"mentorship__{name}" for name in pair)
        )
    )
    return [_Assignment(Mentor(*row[:4]), *row[4:]) for row in rows]


def used_minutes(meetings: Any) -> dict[UUID, tuple[int, int]]:
    rows = (
        meetings.filter(state=Meeting.State.HELD)
        .order_by()
        .values("mentorship_id")
        .annotate(count=Count("pk"), total=Sum(Coalesce("actual_minutes", "minutes")))
        .values_list("mentorship_id", "count", "total")
    )
    return {pk: (count, minutes or 0) for pk, count, minutes in rows}


def _per_month(pair: _Assignment, rates: Rates) -> float:
    if pair.single_meeting:
        return 0
    return DAYS_PER_MONTH / pair.cadence_days * (pair.meeting_minutes + rates.preparation) / 60


def _pair_time(
    pair: _Assignment, rates: Rates, used: tuple[int, int], counted: counting.Counter, is_much: bool
) -> PairTime:
    expected = 1 if pair.single_meeting else counted.days(pair.starts_on, pair.pauses) // pair.cadence_days
    count, minutes = used
    half = pair.meeting_minutes // 2 // 5 * 5
    return PairTime(
        pair_id=pair.pair_id,
        programme=pair.programme,
        planned=expected * (pair.meeting_minutes + rates.preparation) / 60,
        used=(minutes + count * rates.preparation) / 60,
        per_month=_per_month(pair, rates),
        shorter_minutes=half if is_much and half >= SHORTEST else 0,
    )
