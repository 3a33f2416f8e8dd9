from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.development.models import OPEN, CheckIn, Goal
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import ProgrammeGoal
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused

MOST_ACTIVE = 3
REQUIRED_LEVELS = ("-2", "0", "1")
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
    described = {str(level): words.strip() for level, words in levels.items() if words.strip()}
    if not text.strip():
        raise Refused(_("Write what you want to be able to do."), field="text")
    _refuse_levels(described)
    _refuse_date(due_on, mentorship)
    _refuse_too_many(owner, mentorship)
    goal = Goal.objects.create(
        organisation_id=owner.organisation_id,
        owner=owner,
        mentorship=mentorship,
        programme_goal=programme_goal,
        proposed_by=by.person,
        text=text.strip(),
        measure=measure.strip(),
        levels=described,
        due_on=due_on,
        # Without a pair there is nobody else to ask.
        state=Goal.State.PROPOSED if mentorship else Goal.State.ACTIVE,
        example_key=example_key,
    )
    _tell("goal.proposed", goal, by)
    return goal


def _field(level: str) -> str:
    return {"-2": "now", "-1": "on_the_way", "0": "planned", "1": "better", "2": "far_better"}[level]


def _refuse_levels(described: Mapping[str, str]) -> None:
    missing = {
        "-2": _("Describe where you are now."),
        "0": _("Describe what “as planned” looks like."),
        "1": _("Describe what “better than planned” looks like."),
    }
    for level in REQUIRED_LEVELS:
        if not described.get(level):
            raise Refused(missing[level], field=_field(level))
    seen: dict[str, str] = {}
    for level, words in described.items():
        same = seen.get(words.casefold())
        if same is not None:
            raise Refused(
                _("Two levels say the same: “%(words)s”. How do they differ?") % {"words": words},
                field=_field(level),
            )
        seen[words.casefold()] = level


def _refuse_date(due_on: date | None, mentorship: Mentorship | None) -> None:
    if mentorship is None:
        return
    if not mentorship.is_open:
        raise Refused(_("This mentorship has already ended."))
    if due_on is None:
        raise Refused(_("Choose a date."), field="due_on")
    if not mentorship.starts_on <= due_on <= mentorship.planned_end_on:
        raise Refused(
            _("Choose a date within your period, %(first)s to %(last)s.")
            % {"first": mentorship.starts_on.isoformat(), "last": mentorship.planned_end_on.isoformat()},
            field="due_on",
        )


def _refuse_too_many(owner: Person, mentorship: Mentorship | None) -> None:
    if Goal.objects.filter(owner=owner, mentorship=mentorship, state__in=OPEN).count() >= MOST_ACTIVE:
        raise Refused(_("Three goals at a time are enough. Close one of them before you add another."))


def _tell(verb: str, goal: Goal, by: Viewer, **facts: Any) -> None:
    concerns = {goal.owner_id}
    if goal.mentorship is not None:
        mentors = goal.mentorship.memberships.filter(side="mentor")
        concerns |= set(mentors.values_list("person_id", flat=True))
    record(goal.organisation_id, verb, goal, by=by.id, concerns=sorted(concerns), facts=facts)


@transaction.atomic
def accept_goal(goal: Goal, *, by: Viewer, on: date | None = None) -> None:
    """The other party says yes; nobody accepts what they wrote themselves."""
    if goal.state != Goal.State.PROPOSED:
        raise Refused(_("This goal does not wait for a yes."))
    if goal.proposed_by_id == by.id:
        raise Refused(_("You wrote this goal yourself. It is the other party who says yes."))
    day = on or clock.today(by.organisation.zone)
    save_if_unchanged(goal, version=None, state=Goal.State.ACCEPTED, accepted_on=day)
    _tell("goal.accepted", goal, by)


@transaction.atomic
def check_in(goal: Goal, level: int, *, by: Viewer, line: str = "", on: date | None = None) -> CheckIn:
    """Where the goal stands today: one level, one line. A second one on the same day replaces the first."""
    if not goal.is_open:
        raise Refused(_("This goal is closed."))
    if level not in range(-2, 3):
        raise Refused(_("Choose a level."), field="level")
    day = on or clock.today(by.organisation.zone)
    check, _made = CheckIn.objects.update_or_create(
        goal=goal, on=day, by=by.person, defaults={"level": level, "line": line.strip()}
    )
    if goal.state == Goal.State.ACCEPTED:
        save_if_unchanged(goal, version=None, state=Goal.State.ACTIVE)
    _tell("goal.checked", goal, by)
    return check


@transaction.atomic
def close_goal(goal: Goal, state: str, *, by: Viewer, on: date | None = None) -> None:
    if not goal.is_open:
        raise Refused(_("This goal is closed."))
    if state not in ENDINGS:
        raise Refused(_("Choose how it went."), field="state")
    save_if_unchanged(goal, version=None, state=state, closed_on=on or clock.today(by.organisation.zone))
    _tell("goal.closed", goal, by, state=state)


@transaction.atomic
def reopen_goal(goal: Goal, *, by: Viewer) -> None:
    """The undo of `close_goal`."""
    if goal.is_open:
        return
    _refuse_too_many(goal.owner, goal.mentorship)
    waits = goal.accepted_on is None and goal.mentorship_id is not None
    state = Goal.State.PROPOSED if waits else Goal.State.ACTIVE
    save_if_unchanged(goal, version=None, state=state, closed_on=None)
    _tell("goal.reopened", goal, by)
