from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.needs.models import Need
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes import interests
from lotsa.domain.programmes.actions.placing import move_events, place_events
from lotsa.domain.programmes.dates import usual_close_of_enrolment
from lotsa.domain.programmes.models import Programme, ProgrammeGoal, ProgrammeNeed
from lotsa.domain.programmes.templates import ALWAYS, PARTS, all_rules, template
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused

CADENCE_DAYS, MEETING_MINUTES = 14, 30


def refuse_unfit(fields: Mapping[str, Any]) -> None:
    """What the database would refuse too, said in sentences first."""
    if not str(fields.get("name", "x")).strip():
        raise Refused(_("Give the programme a name."), field="name")
    starts_on, ends_on = fields.get("starts_on"), fields.get("ends_on")
    if starts_on and ends_on and ends_on <= starts_on:
        raise Refused(_("The programme must end after it starts."), field="ends_on")
    closes_on = fields.get("enrolment_closes_on")
    if closes_on and ends_on and closes_on > ends_on:
        raise Refused(_("Enrolment must close before the programme ends."), field="enrolment_closes_on")
    if not 7 <= fields.get("cadence_days", CADENCE_DAYS) <= 60:
        raise Refused(_("The rhythm can be from 7 to 60 days."), field="cadence_days")
    if not 10 <= fields.get("meeting_minutes", MEETING_MINUTES) <= 240:
        raise Refused(_("A meeting can be from 10 to 240 minutes."), field="meeting_minutes")


@transaction.atomic
def create_programme(
    *,
    by: Viewer,
    template: str,
    name: str,
    starts_on: date,
    ends_on: date,
    events: Sequence[tuple[str, date]] | None = None,
    **fields: Any,
) -> Programme:
    """A draft filled in from the template, in the organisation's language; `fields` win over the template.
    `events` replaces the template's shared dates."""
    shipped = _template(template)
    house = by.organisation
    refuse_unfit({**fields, "name": name, "starts_on": starts_on, "ends_on": ends_on})
    usual: dict[str, Any] = {
        "purpose": shipped.say("purpose", house.language),
        "target_group": shipped.say("target_group", house.language),
        "guidelines": interests.guidelines(house.language),
        "enrolment_closes_on": usual_close_of_enrolment(starts_on, clock.today(house.zone)),
        "cadence_days": shipped.cadence_days,
        "meeting_minutes": shipped.meeting_minutes,
        "coordinator": by.person,
        "weights": dict(shipped.weights),
        "hard_rules": list(shipped.hard_rules),
        "kpis": list(shipped.kpis),
        "rolling_start": shipped.rolling_start,
    }
    programme = Programme.objects.create(
        organisation=house,
        name=name.strip()[:120],
        template=shipped.key,
        starts_on=starts_on,
        ends_on=ends_on,
        **{**usual, **fields},
    )
    place_events(programme, events)
    record(house.pk, "programme.created", programme, by=by.id)
    return programme


_template = template  # `template` is also the word of the contract for the key


@transaction.atomic
def change_programme(programme: Programme, *, by: Viewer, version: int | None, **fields: Any) -> None:
    """Changes what a form holds. New dates move the shared events that nobody has been told of."""
    whole = {name: fields.get(name, getattr(programme, name)) for name in ("starts_on", "ends_on")}
    refuse_unfit({**fields, **whole})
    moved = whole != {"starts_on": programme.starts_on, "ends_on": programme.ends_on}
    save_if_unchanged(programme, version=version, **fields)
    if moved:
        move_events(programme)
    record(
        programme.organisation_id,
        "programme.changed",
        programme,
        by=by.id,
        facts={"fields": sorted(fields)},
    )


@transaction.atomic
def set_needs(programme: Programme, needs: Iterable[Need], *, by: Viewer) -> None:
    """The programme is for exactly these needs; open ones become planned."""
    chosen = {need.pk: need for need in needs}
    programme.needs.exclude(need__in=chosen).delete()
    there = set(programme.needs.values_list("need_id", flat=True))
    ProgrammeNeed.objects.bulk_create(
        ProgrammeNeed(programme=programme, need=need) for pk, need in chosen.items() if pk not in there
    )
    Need.objects.filter(pk__in=chosen, state=Need.State.OPEN).update(state=Need.State.PLANNED)
    record(programme.organisation_id, "programme.changed", programme, by=by.id, facts={"fields": ["needs"]})


@transaction.atomic
def set_goal(
    programme: Programme,
    text: str,
    *,
    by: Viewer,
    goal: ProgrammeGoal | None = None,
    measure: str = "",
    baseline: Decimal | None = None,
    target: Decimal | None = None,
    due_on: date | None = None,
    result: Decimal | None = None,
    example_key: str = "",
) -> ProgrammeGoal:
    """A new goal, or `goal` changed: what it has reached stays. Without a baseline it is measured at the
    start."""
    text = " ".join(text.split())[:300]
    if not text:
        raise Refused(_("Write what the programme is to reach."), field="goal")
    fields: dict[str, Any] = {
        "text": text,
        "measure": measure or (goal.measure if goal else ""),
        "baseline": baseline,
        "measured_at_start": baseline is None,
        "target": target,
        "due_on": due_on or programme.ends_on,
        "result": goal.result if goal and result is None else result,
    }
    if goal is None:
        goal = ProgrammeGoal.objects.create(programme=programme, example_key=example_key, **fields)
    else:
        save_if_unchanged(goal, version=None, **fields)
    goal.needs.set(list(Need.objects.filter(programmes__programme=programme)))
    record(programme.organisation_id, "programme.changed", programme, by=by.id, facts={"fields": ["goals"]})
    return goal


@transaction.atomic
def set_rules(
    programme: Programme,
    *,
    weights: Mapping[str, int],
    hard_rules: Iterable[str],
    wishes_allowed: bool = True,
    training_required: bool | None = None,
    by: Viewer,
    version: int | None,
) -> None:
    """Weights that sum to 100, and the rules no pair may break. Those in ALWAYS cannot be left out. None:
    whether mentors must be trained first stays as it is."""
    if set(weights) != set(PARTS) or any(weight < 0 for weight in weights.values()):
        raise Refused(_("Every part needs a weight from 0 to 100."))
    total = sum(weights.values())
    if total != 100:
        raise Refused(_("The weights add up to %(total)s. They must add up to 100.") % {"total": total})
    rules = {*ALWAYS, *hard_rules}
    save_if_unchanged(
        programme,
        version=version,
        weights=dict(weights),
        hard_rules=[rule for rule in all_rules() if rule in rules],
        wishes_allowed=wishes_allowed,
        training_required=programme.training_required if training_required is None else training_required,
    )
    record(programme.organisation_id, "programme.changed", programme, by=by.id, facts={"fields": ["rules"]})
