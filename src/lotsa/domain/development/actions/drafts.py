"""A goal while it is being written, one question at a time. It is kept from the first answer on."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.development.actions.rules import (
    described,
    refuse_confidence,
    refuse_date,
    refuse_levels,
    refuse_no_text,
    refuse_too_many,
    tell,
    words,
)
from lotsa.domain.development.models import Goal
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import ProgrammeGoal
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused


class Answers(TypedDict, total=False):
    """What the questions of the wizard ask for; only what is given is written."""

    text: str
    measure: str
    due_on: date | None
    support: str
    programme_goal: ProgrammeGoal | None
    hours: int | None
    weekly_hours: Decimal | None
    weight: int
    levels: Mapping[str, str]
    confidence_start: int | None


@transaction.atomic
def begin_draft(owner: Person, mentorship: Mentorship, *, by: Viewer, text: str, template: str = "") -> Goal:
    refuse_no_text(text)
    if not mentorship.is_open:
        raise Refused(_("This mentorship has already ended."))
    refuse_too_many(owner, mentorship)
    return Goal.objects.create(
        organisation_id=owner.organisation_id,
        owner=owner,
        mentorship=mentorship,
        proposed_by=by.person,
        text=words(text, "text"),
        template=template,
        state=Goal.State.DRAFT,
    )


@transaction.atomic
def write_draft(goal: Goal, *, by: Viewer, strict: bool = True, **answers: Unpack[Answers]) -> None:
    """Keeps some answers. Not `strict` is for the way back: half an answer is kept as it is."""
    _refuse_not_mine(goal, by)
    changes = dict(answers)
    for name in ("text", "measure", "support"):
        if name in changes:
            changes[name] = words(str(changes[name]), name)
    if "levels" in answers:
        changes["levels"] = described(answers["levels"])
    if strict:
        _refuse_answers(goal, answers)
    save_if_unchanged(goal, version=None, **changes)


def _refuse_answers(goal: Goal, answers: Answers) -> None:
    if "text" in answers:
        refuse_no_text(answers["text"])
    if "due_on" in answers:
        refuse_date(answers["due_on"], goal.mentorship)
    if "levels" in answers:
        refuse_levels(described(answers["levels"]))
    refuse_confidence(answers.get("confidence_start"), "confidence_start")


@transaction.atomic
def propose_goal(goal: Goal, *, by: Viewer) -> None:
    """The draft becomes a goal; the other party is asked to say yes."""
    if goal.state == Goal.State.PROPOSED and goal.proposed_by_id == by.id:
        return  # the button was pressed twice
    _refuse_not_mine(goal, by)
    refuse_no_text(goal.text)
    refuse_date(goal.due_on, goal.mentorship)
    refuse_levels(goal.levels)
    refuse_too_many(goal.owner, goal.mentorship)
    today = clock.today(by.organisation.zone)
    save_if_unchanged(goal, version=None, state=Goal.State.PROPOSED, written_on=today)
    tell("goal.proposed", goal, by)


@transaction.atomic
def discard_draft(goal: Goal, *, by: Viewer) -> None:
    _refuse_not_mine(goal, by)
    goal.delete()


def _refuse_not_mine(goal: Goal, by: Viewer) -> None:
    if goal.state != Goal.State.DRAFT or goal.proposed_by_id != by.id:
        raise Refused(_("This goal is no longer a draft."))
