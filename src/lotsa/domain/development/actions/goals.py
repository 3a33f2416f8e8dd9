from collections.abc import Mapping
from datetime import date

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
from lotsa.domain.development.models import CheckIn, Goal
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import ProgrammeGoal
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused

ENDINGS = (Goal.State.REACHED, Goal.State.PARTLY, Goal.State.NOT_REACHED, Goal.State.DROPPED)


@transaction.atomic
def add_goal(
    owner: Person,
    *,
    by: Viewer,
    text: str,
    measure: str = "",
    due_on: date | None,
    levels: Mapping[str, str],
    mentorship: Mentorship | None = None,
    programme_goal: ProgrammeGoal | None = None,
    example_key: str = "",
) -> Goal:
    """A goal with its levels described before the work starts; the other party is then asked to say yes."""
    refuse_no_text(text)
    refuse_levels(described(levels))
    refuse_date(due_on, mentorship)
    refuse_too_many(owner, mentorship)
    goal = Goal.objects.create(
        organisation_id=owner.organisation_id,
        owner=owner,
        mentorship=mentorship,
        programme_goal=programme_goal,
        proposed_by=by.person,
        text=words(text, "text"),
        measure=words(measure, "measure"),
        levels=described(levels),
        due_on=due_on,
        written_on=clock.today(by.organisation.zone),
        # Without a pair there is nobody else to ask.
        state=Goal.State.PROPOSED if mentorship else Goal.State.ACTIVE,
        example_key=example_key,
    )
    tell("goal.proposed", goal, by)
    return goal


@transaction.atomic
def accept_goal(
    goal: Goal,
    *,
    by: Viewer,
    on: date | None = None,
    version: int | None = None,
    confidence: int | None = None,
) -> None:
    """The other party says yes; nobody accepts what they wrote themselves. A second yes changes nothing."""
    if goal.state in (Goal.State.ACCEPTED, Goal.State.ACTIVE):
        return
    if goal.state != Goal.State.PROPOSED:
        raise Refused(_("This goal does not wait for a yes."))
    if goal.proposed_by_id == by.id:
        raise Refused(_("You wrote this goal yourself. It is the other party who says yes."))
    refuse_confidence(confidence, "confidence")
    changes: dict[str, int] = {}
    if confidence is not None and by.id == goal.owner_id:
        changes["confidence_start"] = confidence
    begun = goal.check_ins.exists()
    save_if_unchanged(
        goal,
        version=version,
        state=Goal.State.ACTIVE if begun else Goal.State.ACCEPTED,
        # A revised goal keeps the day both first agreed.
        accepted_on=goal.accepted_on or on or clock.today(by.organisation.zone),
        **changes,
    )
    tell("goal.accepted", goal, by)


@transaction.atomic
def check_in(goal: Goal, level: int, *, by: Viewer, line: str = "", on: date | None = None) -> CheckIn:
    """Where the goal stands today: one level, one line. A second one on the same day replaces the first."""
    if not goal.is_open:
        raise Refused(_("This goal is closed."))
    if level not in range(-2, 3):
        raise Refused(_("Choose a level."), field="level")
    day = on or clock.today(by.organisation.zone)
    said = {"level": level, "line": words(line, "line"), "mentorship": goal.mentorship}
    check, _made = CheckIn.objects.update_or_create(goal=goal, on=day, by=by.person, defaults=said)
    if goal.state == Goal.State.ACCEPTED:
        save_if_unchanged(goal, version=None, state=Goal.State.ACTIVE)
    tell("goal.checked", goal, by)
    return check


def ending_of(level: int) -> str:
    """How a goal ended, from the level it ended on."""
    if level >= 0:
        return Goal.State.REACHED
    return Goal.State.PARTLY if level == -1 else Goal.State.NOT_REACHED


@transaction.atomic
def close_goal(
    goal: Goal,
    state: str,
    *,
    by: Viewer,
    on: date | None = None,
    level: int | None = None,
    reason: str = "",
    confidence: int | None = None,
) -> None:
    """Reached, partly, not reached, or dropped with a reason. `level` is where it ended, when it is known."""
    if not goal.is_open:
        raise Refused(_("This goal is closed."))
    if state not in ENDINGS or (level is not None and ending_of(level) != state):
        raise Refused(_("Choose how it went."), field="state")
    if state == Goal.State.DROPPED and not reason.strip():
        raise Refused(
            _("Write in a few words why you drop it. It may be that it is no longer needed."), field="reason"
        )
    refuse_confidence(confidence, "confidence")
    save_if_unchanged(
        goal,
        version=None,
        state=state,
        closed_on=on or clock.today(by.organisation.zone),
        attained=level if level is not None else _attained(goal, state),
        ending_note=words(reason, "reason"),
        confidence_end=confidence,
    )
    tell("goal.closed", goal, by, state=state)


def _attained(goal: Goal, state: str) -> int | None:
    """The latest check-in's level where it agrees with the ending, else the level that the ending means."""
    latest = goal.check_ins.order_by("on", "created_at").last()
    if latest is not None and ending_of(latest.level) == state:
        return latest.level
    means: dict[str, int] = {Goal.State.REACHED: 0, Goal.State.PARTLY: -1, Goal.State.NOT_REACHED: -2}
    return means.get(state)


@transaction.atomic
def reopen_goal(goal: Goal, *, by: Viewer) -> None:
    """The undo of `close_goal`."""
    if goal.is_open:
        return
    refuse_too_many(goal.owner, goal.mentorship)
    waits = goal.accepted_on is None and goal.mentorship_id is not None
    begun = goal.check_ins.exists() or goal.mentorship_id is None
    agreed = Goal.State.ACTIVE if begun else Goal.State.ACCEPTED
    save_if_unchanged(
        goal,
        version=None,
        state=Goal.State.PROPOSED if waits else agreed,
        closed_on=None,
        attained=None,
        ending_note="",
        confidence_end=None,
    )
    tell("goal.reopened", goal, by)
