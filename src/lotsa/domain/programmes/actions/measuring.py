from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.actions.programmes import change_programme
from lotsa.domain.programmes.models import Measurement, Programme, ProgrammeGoal
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused

MOST_MONTHS = 36


@transaction.atomic
def measure(goal: ProgrammeGoal, values: dict[int, Decimal | None], *, by: Viewer) -> None:
    """Where a goal stood, by months from the start; None takes a value back. The first point is the goal's
    baseline, and the latest of the others its result."""
    programme = goal.programme
    if not set(values) <= set(programme.measuring_months):
        raise Refused(_("The programme is not measured then."))
    baseline = values.get(0, goal.baseline)
    for months, value in values.items():
        if months == 0:
            continue
        if value is None:
            goal.measurements.filter(months=months).delete()
        else:
            Measurement.objects.update_or_create(goal=goal, months=months, defaults={"value": value})
    latest = goal.measurements.order_by("-months").first()
    result = latest.value if latest else None
    if (baseline, result) != (goal.baseline, goal.result):
        save_if_unchanged(
            goal, version=None, baseline=baseline, result=result, measured_at_start=baseline is None
        )
    record(programme.organisation_id, "programme.measured", programme, by=by.id)


@transaction.atomic
def measure_all(goals: Iterable[tuple[ProgrammeGoal, dict[int, Decimal | None]]], *, by: Viewer) -> None:
    for goal, values in goals:
        measure(goal, values, by=by)


@transaction.atomic
def change_dates(programme: Programme, fields: Mapping[str, Any], *, by: Viewer, version: int | None) -> None:
    """Page three of setting up: the period, the rhythm, and at how many months from the start the goals are
    measured. The start is always one of them."""
    months = sorted({0, *fields.get("measuring_months", programme.measuring_months)})
    if months[-1] > MOST_MONTHS:
        raise Refused(_("Measure within three years from the start."), field="measuring_months")
    change_programme(programme, by=by, version=version, **{**fields, "measuring_months": months})
