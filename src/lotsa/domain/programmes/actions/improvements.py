from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Improvement, Programme
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused


@transaction.atomic
def note_finding(programme: Programme, finding: str, *, by: Viewer) -> Improvement:
    finding = finding.strip()
    if not finding:
        raise Refused(_("Write what you have seen."), field="finding")
    found, made = Improvement.objects.get_or_create(
        programme=programme, finding=finding, state=Improvement.State.FOUND, defaults={"found_by": by.person}
    )
    if made:
        record(programme.organisation_id, "improvement.found", found, by=by.id)
    return found


@transaction.atomic
def change_improvement(
    row: Improvement,
    *,
    by: Viewer,
    version: int | None,
    finding: str,
    decision: str,
    owner: Person | None,
    due_on: date | None,
    effect: str,
    is_shown: bool,
    dropped: bool,
) -> None:
    """Where it stands follows from what is written: a decision decides it, an effect ends it."""
    finding, decision, effect = finding.strip(), decision.strip(), effect.strip()
    if not finding:
        raise Refused(_("Write what you have seen."), field="finding")
    if effect and not decision:
        raise Refused(_("Write what was decided before what came of it."), field="decision")
    if decision and owner is None and not dropped:
        raise Refused(_("Choose who sees to it. What is everybody's is nobody's."), field="owner")
    state = _state(decision, effect, dropped=dropped)
    save_if_unchanged(
        row,
        version=version,
        finding=finding,
        decision=decision,
        owner=owner,
        due_on=due_on,
        effect=effect,
        is_shown=is_shown,
        state=state,
    )
    record(
        row.programme.organisation_id,
        "improvement.changed",
        row,
        by=by.id,
        concerns=[owner.pk] if owner else [],
        facts={"state": state},
    )


def _state(decision: str, effect: str, *, dropped: bool) -> str:
    if dropped:
        return Improvement.State.DROPPED
    if effect:
        return Improvement.State.DONE
    return Improvement.State.DECIDED if decision else Improvement.State.FOUND
