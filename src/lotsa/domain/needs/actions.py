from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.competences.models import Competence
from lotsa.domain.needs.models import Need
from lotsa.domain.people.models import Person, Unit
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused


def _concerns(need: Need) -> list[Any]:
    return [need.person_id] if need.person_id else []


def _refuse_unfit(scope: str, text: str, unit: Unit | None, person: Person | None) -> None:
    if not text.strip():
        raise Refused(_("Write what is needed, in a sentence."), field="text")
    if scope == Need.Scope.TEAM and unit is None:
        raise Refused(_("Choose which team needs it."), field="unit")
    if scope == Need.Scope.PERSON and person is None:
        raise Refused(_("Choose who needs it."), field="person")


@transaction.atomic
def add_need(
    *,
    by: Viewer,
    text: str,
    scope: str = "company",
    kind: str = "competence",
    unit: Unit | None = None,
    person: Person | None = None,
    source: str = "talk",
    found_on: date | None = None,
    priority: int = 2,
    state: str = "open",
    competences: Iterable[Competence] = (),
    example_key: str = "",
) -> Need:
    _refuse_unfit(scope, text, unit, person)
    need = Need.objects.create(
        organisation=by.organisation,
        text=" ".join(text.split())[:300],
        scope=scope,
        kind=kind,
        unit=unit if scope == Need.Scope.TEAM else None,
        person=person if scope == Need.Scope.PERSON else None,
        source=source,
        found_on=found_on or clock.today(by.organisation.zone),
        priority=priority,
        state=state,
        example_key=example_key,
    )
    need.competences.set(competences)
    record(by.organisation.pk, "need.added", need, by=by.id, concerns=_concerns(need))
    return need


@transaction.atomic
def change_need(
    need: Need,
    *,
    by: Viewer,
    version: int | None,
    competences: Iterable[Competence] | None = None,
    **fields: Any,
) -> None:
    scope = fields.get("scope", need.scope)
    unit, person = fields.get("unit", need.unit), fields.get("person", need.person)
    _refuse_unfit(scope, fields.get("text", need.text), unit, person)
    if scope != Need.Scope.TEAM:
        fields["unit"] = None
    if scope != Need.Scope.PERSON:
        fields["person"] = None
    save_if_unchanged(need, version=version, **fields)
    if competences is not None:
        need.competences.set(competences)
    record(need.organisation_id, "need.changed", need, by=by.id, concerns=_concerns(need))


@transaction.atomic
def set_need_state(need: Need, state: str, *, by: Viewer) -> None:
    if state not in Need.State.values:
        raise Refused(_("Choose a state for the need."))
    save_if_unchanged(need, version=None, state=state)
    record(
        need.organisation_id, "need.changed", need, by=by.id, concerns=_concerns(need), facts={"state": state}
    )
