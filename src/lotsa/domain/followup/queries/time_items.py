"""Does the time for mentoring fit within work: asked of mentors, voluntary, told together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import F, Sum, Value
from django.utils.translation import gettext as _

from lotsa.domain.followup import access
from lotsa.domain.followup.models import TimeAnswer
from lotsa.domain.followup.queries.hours import DAYS_PER_MONTH, Rates, rates_of
from lotsa.domain.followup.queries.items import CAPACITY, WORKLOAD, WorkItem
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.models import Organisation
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.dates import number

LOW, SHARE = 2, 1 / 3  # of those who answered, from this share on the coordinator is told
COUNTED_DAYS, ASKED_AFTER_DAYS = 62, 28


@dataclass(frozen=True)
class TimePulse:
    answered: int
    is_strained: bool


def time_pulse(organisation: Organisation) -> TimePulse | None:
    """Everybody's latest answer of two months, those of the current month apart: it changes at the turn of a
    month, so that nobody's answer shows on the day. None below the group that nobody can be picked out of."""
    today = clock.today(organisation.zone)
    since = (today - timedelta(days=COUNTED_DAYS)).replace(day=1)
    rows = TimeAnswer.objects.filter(
        person__organisation=organisation, month__gte=since, month__lt=today.replace(day=1)
    )
    latest = dict(rows.order_by("month").values_list("person_id", "value"))
    if len(latest) < max(organisation.min_group, 3):
        return None
    low = sum(value <= LOW for value in latest.values())
    return TimePulse(len(latest), low >= SHARE * len(latest))


def too_much_time(viewer: Viewer) -> Iterator[WorkItem]:
    pulse = time_pulse(viewer.organisation)
    if pulse is not None and pulse.is_strained:
        month = clock.today(viewer.organisation.zone).replace(day=1)
        yield WorkItem(
            key=f"workload:{month.isoformat()}",
            weight=WORKLOAD,
            title=_("Mentoring does not fit within work for many mentors"),
            text=_(
                "At least a third of the %(n)s mentors who have answered say so. Suggest shorter meetings "
                "before anybody skips one."
            )
            % {"n": pulse.answered},
            place="hours",
        )


def too_much_planned(viewer: Viewer) -> Iterator[WorkItem]:
    """Mentors whose pairs take more a month than an assignment is meant to, in numbers and before anything is
    skipped. Two queries, however many they are."""
    rates = rates_of(viewer.organisation)
    meeting = F("mentorship__meeting_minutes") + Value(float(rates.preparation))
    mentors = (
        Membership.objects.filter(
            mentorship__organisation=viewer.organisation,
            mentorship__single_meeting=False,
            side=Membership.Side.MENTOR,
            person__left_on__isnull=True,
        )
        .exclude(mentorship__state__in=[Mentorship.State.CLOSED, Mentorship.State.PAUSED])
        .order_by()
        .values_list("person_id", "person__given_name", "person__family_name")
        # As hours_per_month, for all of somebody's pairs together: only those above come out.
        .annotate(hours=Sum(Value(DAYS_PER_MONTH / 60) * meeting / F("mentorship__cadence_days")))
        .filter(hours__gt=rates.hours_per_month)
    )
    for pk, given, family, hours in mentors:
        yield _planned_item(pk, f"{given} {family}".strip(), hours, rates)


def _planned_item(pk: UUID, name: str, hours: float, rates: Rates) -> WorkItem:
    facts = {"hours": number(hours, 1), "meant": number(rates.hours_per_month)}
    return WorkItem(
        # More than before makes a new item, also when the earlier one rests.
        key=f"capacity:{pk}:{round(hours)}",
        weight=CAPACITY,
        title=_("%(name)s has more mentoring time than was meant") % {"name": name},
        text=_(
            "%(hours)s hours a month as agreed, where %(meant)s are meant. Suggest shorter meetings first."
        )
        % facts,
        place="hours",
        order=-hours,
    )


def my_time_answer(viewer: Viewer) -> TimeAnswer | None:
    month = clock.today(viewer.organisation.zone).replace(day=1)
    return access.answers_of(viewer).filter(month=month).first()


def is_asked_for_time(viewer: Viewer) -> bool:
    """A mentor since four weeks who has not answered this month."""
    if not viewer.has("mentor"):
        return False
    before = clock.today(viewer.organisation.zone) - timedelta(days=ASKED_AFTER_DAYS)
    mine = Membership.objects.filter(
        person=viewer.person, side=Membership.Side.MENTOR, mentorship__starts_on__lte=before
    ).exclude(mentorship__state__in=[Mentorship.State.CLOSED, Mentorship.State.PAUSED])
    return my_time_answer(viewer) is None and mine.exists()
