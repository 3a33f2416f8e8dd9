from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from lotsa.domain.development import access
from lotsa.domain.development.models import ATTAINMENT, CheckIn, Goal, GoalVersion
from lotsa.domain.mentorships.models import MENTORING, Mentorship
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
class Point:
    """A check-in as this viewer may read it: what was said in an earlier pair stays in that pair."""

    on: date
    level: int
    label: Any
    line: str
    by: str


@dataclass(frozen=True)
class GoalCard:
    goal: Goal
    here: int | None
    rungs: tuple[Rung, ...]
    check_ins: tuple[Point, ...]
    versions: tuple[GoalVersion, ...]
    may_accept: bool
    may_close: bool
    may_revise: bool
    is_mine: bool

    @property
    def label_here(self) -> Any:
        return dict(ATTAINMENT)[self.here] if self.here is not None else ""

    @property
    def waits_for(self) -> tuple[Person, ...]:
        """Who is to say yes: everybody the goal concerns but who wrote it."""
        goal = self.goal
        if goal.state != Goal.State.PROPOSED or goal.mentorship is None:
            return ()
        members = goal.mentorship.memberships.all()
        mentors = [member.person for member in members if member.side in MENTORING]
        people = {person.pk: person for person in (goal.owner, *mentors)}  # in a peer pair the owner is both
        return tuple(person for pk, person in people.items() if pk != goal.proposed_by_id)

    @property
    def nobody_to_say_yes(self) -> bool:
        waiting = self.waits_for
        return bool(waiting) and all(person.left_on for person in waiting)


def card_of(viewer: Viewer, goal: Goal) -> GoalCard:
    """A goal (from `access`) with its ladder: only the levels somebody has described."""
    checks = list(goal.check_ins.all())
    # Before the first check-in the goal stands where it started.
    here = checks[-1].level if checks else -2
    if goal.attained is not None:
        here = goal.attained
    rungs = tuple(
        Rung(level, label, text, level < here, level == here, level == 0)
        for level, label in ATTAINMENT
        if (text := goal.levels.get(str(level), "")) or level == here
    )
    is_mine = goal.owner_id == viewer.id
    waits = goal.state == Goal.State.PROPOSED and goal.proposed_by_id != viewer.id
    return GoalCard(
        goal=goal,
        here=here,
        rungs=rungs,
        check_ins=tuple(_point(check, goal, is_mine) for check in checks),
        versions=tuple(
            version
            for version in goal.versions.all()
            if is_mine or version.mentorship_id == goal.mentorship_id
        ),
        may_accept=waits and access.may(viewer, "accept", goal),
        may_close=goal.is_open and access.may(viewer, "close", goal),
        may_revise=goal.is_open and access.may(viewer, "revise", goal),
        is_mine=is_mine,
    )


def _point(check: CheckIn, goal: Goal, is_mine: bool) -> Point:
    readable = is_mine or check.mentorship_id == goal.mentorship_id
    return Point(
        on=check.on,
        level=check.level,
        label=check.get_level_display(),
        line=check.line if readable else "",
        by=check.by.given_name if check.by and readable else "",
    )


def goals_of(viewer: Viewer, mentorship: Mentorship) -> list[GoalCard]:
    """What this viewer may read of the pair's goals, open ones first, without dropped ones and drafts."""
    hidden = [Goal.State.DROPPED, Goal.State.DRAFT]
    rows = access.visible_to(viewer).filter(mentorship=mentorship).exclude(state__in=hidden)
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


def owners_for(viewer: Viewer, line: PairLine) -> Sequence[Person]:
    """Whose goal somebody may write down: a mentee's own, and a mentor's for any of the mentees."""
    mine = [person for person in line.members.mentees if person.pk == viewer.id]
    return mine or line.members.mentees


def owner_for(viewer: Viewer, line: PairLine) -> Person:
    return owners_for(viewer, line)[0]


def level_names() -> list[tuple[int, str]]:
    return [(level, str(label)) for level, label in ATTAINMENT]


def level_choices(card: GoalCard) -> list[tuple[int, str]]:
    """All five levels, each with its own words where somebody has described it."""
    words = {int(level): text for level, text in card.goal.levels.items()}
    return [
        (level, f"{label}: {words[level]}" if words.get(level) else str(label)) for level, label in ATTAINMENT
    ]
