"""Every pair judged at once: a handful of queries that fetch columns, not rows, so that two thousand pairs
cost little more than twenty. What a page shows of them is read afterwards, for those it shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils import timezone

from lotsa.domain.development.models import Goal
from lotsa.domain.followup import counting, health
from lotsa.domain.followup.health import Facts, PairDates, Tally, Verdict
from lotsa.domain.followup.tally import tallies
from lotsa.domain.mentorships import access
from lotsa.domain.mentorships.models import Membership, Mentorship, SwitchRequest
from lotsa.domain.people.models import Organisation
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Programme
from lotsa.kit import clock
from lotsa.kit.swedish import search_key

OVER = (Programme.State.CLOSED, Programme.State.CANCELLED)


@dataclass(frozen=True, slots=True)
class Glance:
    facts: Facts
    verdict: Verdict

    @property
    def pk(self) -> UUID:
        return self.facts.pair.pk

    @property
    def pair(self) -> PairDates:
        return self.facts.pair


def glances(viewer: Viewer) -> list[Glance]:
    """All open pairs a coordinator follows, the longest silence first. In a pair of the viewer's own the
    rules go without what somebody told the coordinators."""
    own = set(Membership.objects.filter(person=viewer.person).values_list("mentorship_id", flat=True))
    pairs = access.visible_to(viewer).exclude(state=Mentorship.State.CLOSED)
    found = [
        Glance(facts, health.judge(facts, confided=facts.pair.pk not in own))
        for facts in facts_of(viewer.organisation, pairs)
    ]
    return sorted(found, key=lambda each: -each.facts.days_since)


def named(viewer: Viewer, text: str) -> set[UUID]:
    """Pairs with somebody in them whose name holds the text."""
    rows = Membership.objects.filter(
        mentorship__organisation=viewer.organisation, person__search_key__contains=search_key(text)
    )
    return set(rows.values_list("mentorship_id", flat=True))


def facts_of(organisation: Organisation, pairs: QuerySet[Mentorship]) -> list[Facts]:
    bare = pairs.select_related(None).prefetch_related(None).order_by()
    ids = bare.values("pk")
    rows = [PairDates(*row) for row in bare.values_list(*PairDates._fields)]
    today = clock.today(organisation.zone)
    return judged_from(
        organisation,
        rows,
        tallies(ids, today, organisation.zone),
        _accepted(ids),
        switches(ids),
    )


def _accepted(ids: Any) -> dict[UUID, int]:
    rows = (
        Goal.objects.filter(mentorship__in=ids, accepted_on__isnull=False)
        .exclude(state__in=[Goal.State.DROPPED, Goal.State.DRAFT])
        .order_by()
        .values_list("mentorship_id")
        .annotate(Count("pk"))
    )
    return {pk: count for pk, count in rows if pk is not None}


def switches(pairs: Any) -> dict[UUID, date]:
    """The day somebody asked to change or end; never who or why."""
    rows = SwitchRequest.objects.filter(mentorship__in=pairs, state=SwitchRequest.State.OPEN)
    asked = rows.order_by("-asked_at").values_list("mentorship_id", "asked_at")
    return {pk: timezone.localtime(at).date() for pk, at in asked if at}


def judged_from(
    organisation: Organisation,
    rows: Sequence[PairDates],
    counted: Mapping[UUID, Tally],
    accepted: Mapping[UUID, int],
    asked: Mapping[UUID, date],
) -> list[Facts]:
    today = clock.today(organisation.zone)
    first = min((row.starts_on for row in rows), default=today)
    counter = counting.Counter(today, counting.quiet_spells(organisation, first, today))
    nothing = Tally()
    return [
        Facts(
            pair=row,
            today=today,
            tally=(tally := counted.get(row.pk, nothing)),
            days_since=counter.days(tally.last_held or row.starts_on, row.pauses),
            days_together=counter.days(row.starts_on, row.pauses),
            accepted_goals=accepted.get(row.pk, 0),
            switch_on=asked.get(row.pk),
        )
        for row in rows
    ]
