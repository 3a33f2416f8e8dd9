"""A goal that is changed after it was proposed: what stood before is kept, with the reason."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.development.actions.rules import (
    described,
    refuse_date,
    refuse_levels,
    refuse_no_text,
    tell,
    words,
)
from lotsa.domain.development.models import Goal, GoalVersion
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused


@transaction.atomic
def revise_goal(
    goal: Goal,
    *,
    by: Viewer,
    text: str,
    measure: str,
    due_on: date | None,
    levels: Mapping[str, str],
    support: str = "",
    reason: str = "",
    version: int | None = None,
) -> None:
    """The other party is asked anew. From the first check-in on, the levels are locked: they change only as a
    revision with a reason, and the attainment score says that they did."""
    if not goal.is_open:
        raise Refused(_("This goal is closed."))
    refuse_no_text(text)
    told, why = described(levels), words(reason, "reason")
    refuse_levels(told)
    if due_on != goal.due_on:
        refuse_date(due_on, goal.mentorship)
    begun = goal.check_ins.exists()
    if begun and not why:
        raise Refused(
            _("Write in a few words why the goal changes; what stood before is kept."), field="reason"
        )
    changes: dict[str, Any] = {
        "text": words(text, "text"),
        "measure": words(measure, "measure"),
        "due_on": due_on,
        "levels": told,
        "support": words(support, "support"),
    }
    if all(getattr(goal, name) == value for name, value in changes.items()):
        return
    before = _as_version(goal, by=by, reason=why)
    agreed = begun or goal.accepted_on is not None or goal.proposed_by_id != by.id
    if begun and told != goal.levels:
        changes["levels_changed_on"] = clock.today(by.organisation.zone)
    if goal.mentorship_id is not None:
        changes |= {"state": Goal.State.PROPOSED, "proposed_by": by.person}
    save_if_unchanged(goal, version=version, **changes)
    if agreed:
        # What only its writer has said yes to is not history yet.
        before.save()
    tell("goal.proposed" if goal.mentorship_id else "goal.revised", goal, by, revised=True)


def _as_version(goal: Goal, *, by: Viewer, reason: str) -> GoalVersion:
    return GoalVersion(
        goal=goal,
        number=goal.versions.count() + 1,
        until=clock.today(by.organisation.zone),
        text=goal.text,
        measure=goal.measure,
        levels=goal.levels,
        due_on=goal.due_on,
        reason=reason,
        by=by.person,
        mentorship=goal.mentorship,
    )
