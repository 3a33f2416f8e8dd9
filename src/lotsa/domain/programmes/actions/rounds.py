from datetime import date
from typing import Any

from django.db import transaction

from lotsa.domain.activity.actions import record
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.actions.programmes import create_programme
from lotsa.domain.programmes.models import Programme, ProgrammeGoal, ProgrammeNeed

# What the next round takes over as it stands.
_KEPT = (
    "purpose", "target_group", "guidelines", "cadence_days", "meeting_minutes", "coordinator", "sponsor",
    "sponsor_message", "weights", "hard_rules", "kpis", "rolling_start", "wishes_allowed",
    "measuring_months",
)  # fmt: skip


@transaction.atomic
def copy_programme(
    programme: Programme, *, by: Viewer, name: str, starts_on: date, ends_on: date | None = None
) -> Programme:
    """The next round, as a draft: purpose, rules, needs and goals come along, people and dates do not. What a
    goal reached becomes where the next one starts."""
    ends_on = ends_on or starts_on + (programme.ends_on - programme.starts_on)
    kept: dict[str, Any] = {field: getattr(programme, field) for field in _KEPT}
    copy = create_programme(
        by=by,
        template=programme.template,
        name=name,
        starts_on=starts_on,
        ends_on=ends_on,
        round_number=programme.round_number + 1,
        parent=programme,
        **kept,
    )
    ProgrammeNeed.objects.bulk_create(
        ProgrammeNeed(programme=copy, need_id=need_id)
        for need_id in programme.needs.values_list("need_id", flat=True)
    )
    for goal in programme.goals.prefetch_related("needs"):
        new = ProgrammeGoal.objects.create(
            programme=copy,
            text=goal.text,
            measure=goal.measure,
            baseline=goal.result if goal.result is not None else goal.baseline,
            measured_at_start=goal.result is None and goal.measured_at_start,
            target=goal.target,
            due_on=ends_on,
        )
        new.needs.set(goal.needs.all())
    record(programme.organisation_id, "programme.copied", copy, by=by.id, facts={"from": str(programme.pk)})
    return copy
