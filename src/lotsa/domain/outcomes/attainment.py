"""How the goals of a programme went, for all of them together: never one person's, never one pair's."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean
from uuid import UUID

from lotsa.domain.development.models import Goal
from lotsa.domain.programmes.models import Programme
from lotsa.engine.effect.attainment import t_score, written_late

_ENDED = (Goal.State.REACHED, Goal.State.PARTLY, Goal.State.NOT_REACHED)


@dataclass(frozen=True)
class Attainment:
    """Of fewer people than `least`, only how many goals they have: the other counts are then 0."""

    least: int  # people in a count of how it went
    enough: bool  # whether that many have goals
    enough_ended: bool  # whether that many have closed one
    goals: int  # of the pairs, drafts and dropped ones apart
    linked: int  # of them, those that serve one of the programme's goals
    ended: int
    reached: int  # of the ended: as planned or better
    on_time: int  # of the ended: as planned or better by their day
    dropped: int
    late: int  # of the ended: levels written or rewritten when the outcome could be seen
    people: int  # whose goals the score is made of
    t_score: int | None  # mean of the people's own scores, whole; None where there are too few of them


def attainment(programme: Programme, *, min_group: int) -> Attainment:
    """One query. The score is the mean of people's scores, so that somebody with three goals counts once."""
    goals = list(
        Goal.objects.filter(mentorship__programme=programme)
        .exclude(state=Goal.State.DRAFT)
        .only(
            "owner_id",
            "state",
            "attained",
            "weight",
            "due_on",
            "closed_on",
            "written_on",
            "levels_changed_on",
            "programme_goal_id",
        )
    )
    kept = [goal for goal in goals if goal.state != Goal.State.DROPPED]
    ended = [goal for goal in kept if goal.state in _ENDED]
    least = max(min_group, 1)
    enough = len({goal.owner_id for goal in goals}) >= least
    if len({goal.owner_id for goal in ended}) < least:
        ended = []
    scores = _scores(ended)
    return Attainment(
        least=least,
        enough=enough,
        enough_ended=bool(ended),
        goals=len(kept),
        linked=sum(goal.programme_goal_id is not None for goal in kept) if enough else 0,
        ended=len(ended),
        reached=sum(_is_reached(goal) for goal in ended),
        on_time=sum(_is_reached(goal) and _in_time(goal) for goal in ended),
        dropped=len(goals) - len(kept) if enough else 0,
        late=sum(
            written_late(
                written_on=goal.written_on,
                ended_on=goal.closed_on,
                levels_changed_on=goal.levels_changed_on,
            )
            for goal in ended
        ),
        people=len(scores),
        t_score=round(mean(scores)) if len(scores) >= least else None,
    )


def _is_reached(goal: Goal) -> bool:
    return goal.state == Goal.State.REACHED


def _in_time(goal: Goal) -> bool:
    return goal.due_on is None or (goal.closed_on is not None and goal.closed_on <= goal.due_on)


def _scores(ended: Sequence[Goal]) -> list[float]:
    own: dict[UUID, list[tuple[int, int]]] = defaultdict(list)
    for goal in ended:
        if goal.attained is not None:
            own[goal.owner_id].append((goal.attained, goal.weight))
    return [t_score([level for level, _ in goals], [weight for _, weight in goals]) for goals in own.values()]
