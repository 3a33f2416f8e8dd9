from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.people.viewer import Viewer
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
    baseline = values.pop(0, goal.baseline)
    for months, value in values.items():
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
def set_measuring(programme: Programme, months: Iterable[int], *, by: Viewer) -> None:
    """At how many months from the start the goals are measured. The start is always one of them."""
    chosen = sorted({0, *months})
    if chosen[-1] > MOST_MONTHS:
        raise Refused(_("Measure within three years from the start."), field="measuring_months")
    if chosen != programme.measuring_months:
        save_if_unchanged(programme, version=None, measuring_months=chosen)
        facts = {"fields": ["measuring_months"]}
        record(programme.organisation_id, "programme.changed", programme, by=by.id, facts=facts)
