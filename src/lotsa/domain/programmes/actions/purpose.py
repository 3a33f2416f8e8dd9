from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lotsa.domain.competences.models import Competence
from lotsa.domain.needs.actions import add_need
from lotsa.domain.needs.models import Need
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.actions.programmes import change_programme, set_goal, set_needs
from lotsa.domain.programmes.models import Programme
from lotsa.domain.programmes.queries.importable import Suggestion
from lotsa.kit.refused import Refused


@dataclass(frozen=True)
class Purpose:
    """Why a programme is held: for which needs, and how one will know that it worked."""

    name: str
    purpose: str
    goal: str
    needs: Sequence[Need] = ()
    suggested: Sequence[Suggestion] = ()  # each becomes a need
    new_need: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None


@transaction.atomic
def state_purpose(programme: Programme, purpose: Purpose, *, by: Viewer, version: int | None) -> None:
    """Page two of setting up: everything is saved, or nothing."""
    if not purpose.purpose.strip():
        raise Refused(_("Write what the programme is for."), field="purpose")
    if not (purpose.needs or purpose.suggested or purpose.new_need.strip()):
        raise Refused(_("Tick at least one need, or write one."), field="new_need")
    change_programme(programme, by=by, version=version, name=purpose.name.strip(), purpose=purpose.purpose)
    needs = [*purpose.needs, *_made(purpose.suggested, by)]
    if purpose.new_need.strip():
        needs.append(add_need(by=by, text=purpose.new_need))
    set_needs(programme, needs, by=by)
    set_goal(
        programme,
        purpose.goal,
        by=by,
        goal=programme.goals.first(),
        baseline=purpose.baseline,
        target=purpose.target,
        due_on=programme.ends_on,
    )


def _made(suggested: Iterable[Suggestion], by: Viewer) -> list[Need]:
    return [
        add_need(
            by=by, text=wanted(each.competence, each.people), source="import", competences=[each.competence]
        )
        for each in suggested
    ]


def wanted(competence: Competence, people: int) -> str:
    """ "14 people want to learn: Negotiation." """
    return ngettext(
        "%(n)s person wants to learn: %(what)s.", "%(n)s people want to learn: %(what)s.", people
    ) % {"n": people, "what": competence.label}
