from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from lotsa.domain.development import access
from lotsa.domain.development.models import ATTAINMENT, CheckIn, Goal
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.queries import PairLine
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer


@dataclass(frozen=True)
class GoalCounts:
    accepted: int = 0
    at_plan: int = 0
    total: int = 0


@dataclass(frozen=True)
class Rung:
    level: int
    label: Any
    text: str
    is_past: bool
    is_here: bool
    is_plan: bool


@dataclass(frozen=True)
class GoalCard:
    goal: Goal
    here: int | None
    rungs: tuple[Rung, ...]
    check_ins: tuple[CheckIn, ...]
    may_accept: bool
    may_close: bool

    @property
    def label_here(self) -> Any:
        return dict(ATTAINMENT)[self.here] if self.here is not None else ""


def card_of(viewer: Viewer, goal: Goal) -> GoalCard:
    """A goal (from `access`) with its ladder: only the levels somebody has described."""
    check_ins = tuple(goal.check_ins.all())
    # Before the first check-in the goal stands where it started.
    here = check_ins[-1].level if check_ins else -2
    rungs = tuple(
        Rung(level, label, text, level < here, level == here, level == 0)
        for level, label in ATTAINMENT
        if (text := goal.levels.get(str(level), "")) or level == here
    )
    waits = goal.state == Goal.State.PROPOSED and goal.proposed_by_id != viewer.id
    return GoalCard(
        goal=goal,
        here=here,
        rungs=rungs,
        check_ins=check_ins,
        may_accept=waits and access.may(viewer, "accept", goal),
        may_close=goal.is_open and access.may(viewer, "close", goal),
    )


def goals_of(viewer: Viewer, mentorship: Mentorship) -> list[GoalCard]:
    """What this viewer may read of the pair's goals, open ones first; dropped ones are left out."""
    rows = access.visible_to(viewer).filter(mentorship=mentorship).exclude(state=Goal.State.DROPPED)
    return sorted((card_of(viewer, goal) for goal in rows), key=lambda card: not card.goal.is_open)


@dataclass(frozen=True)
class GoalTitle:
    text: str
    state: str
    is_accepted: bool


def titles_of(mentorship: Mentorship) -> list[GoalTitle]:
    """For the coordinator: what the goals are called and how they stand; not the levels, not the lines."""
    rows = access.titles_of(mentorship).exclude(state__in=[Goal.State.DROPPED, Goal.State.DRAFT])
    return [GoalTitle(row.text, row.get_state_display(), row.accepted_on is not None) for row in rows]


def goal_counts(mentorship_ids: Iterable[UUID]) -> dict[UUID, GoalCounts]:
    """Per mentorship, in one query; a goal is at plan when its latest check-in says so or it was reached."""
    latest = CheckIn.objects.filter(goal=OuterRef("pk")).order_by("-on", "-created_at").values("level")[:1]
    rows = (
        Goal.objects.filter(mentorship__in=list(mentorship_ids))
        .exclude(state__in=[Goal.State.DROPPED, Goal.State.DRAFT])
        .annotate(latest_level=Subquery(latest))
        .values_list("mentorship_id", "state", "accepted_on", "latest_level")
    )
    counts: dict[UUID, list[int]] = {}
    for mentorship_id, state, accepted_on, level in rows:
        line = counts.setdefault(mentorship_id, [0, 0, 0])
        line[0] += accepted_on is not None
        line[1] += state == Goal.State.REACHED or (level is not None and level >= 0)
        line[2] += 1
    return {pk: GoalCounts(*line) for pk, line in counts.items()}


def goals_waiting(viewer: Viewer) -> list[Goal]:
    """Goals somebody else wrote that wait for this viewer's yes."""
    rows = access.visible_to(viewer).filter(state=Goal.State.PROPOSED).exclude(proposed_by=viewer.person)
    return [goal for goal in rows if goal.mentorship is None or goal.mentorship.is_open]


def owner_for(viewer: Viewer, line: PairLine) -> Person:
    """Whose goal somebody in the pair writes down: a mentee's own, and a mentor's for the (first) mentee."""
    mentees = line.members.mentees
    return next((person for person in mentees if person.pk == viewer.id), mentees[0])


def level_choices(card: GoalCard) -> list[tuple[int, str]]:
    """All five levels, each with its own words where somebody has described it."""
    words = {int(level): text for level, text in card.goal.levels.items()}
    return [
        (level, f"{label}: {words[level]}" if words.get(level) else str(label)) for level, label in ATTAINMENT
    ]


def ending_choices() -> list[tuple[str, str]]:
    endings = (Goal.State.REACHED, Goal.State.PARTLY, Goal.State.NOT_REACHED, Goal.State.DROPPED)
    return [(state.value, str(state.label)) for state in endings]
