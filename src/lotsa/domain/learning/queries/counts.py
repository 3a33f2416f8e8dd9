"""What people thought of the training, as counts and medians, and only from the smallest group that the
organisation shows. Fewer answers show nothing, not even how many there are."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from uuid import UUID

from lotsa.domain.learning import access
from lotsa.domain.learning.library import items, modules
from lotsa.domain.learning.models import Rating, SelfAssessment
from lotsa.domain.people.viewer import Viewer
from lotsa.engine.effect.release import released_until
from lotsa.kit import clock


@dataclass(frozen=True)
class Figure:
    """`count` None: too few answers to show."""

    name: str
    count: int | None = None
    medians: tuple[float, ...] = ()


@dataclass(frozen=True)
class _Answer:
    person: UUID
    day: date
    values: tuple[int, ...]


def _figure(viewer: Viewer, name: str, answers: Sequence[_Answer]) -> Figure:
    """As released last: by the turn of a month, and by enough people at once."""
    until = released_until(
        [(answer.person, answer.day) for answer in answers],
        today=clock.today(),
        least=max(viewer.organisation.min_group, 2),
    )
    if until is None:
        return Figure(name)
    shown = [answer.values for answer in answers if answer.day < until]
    return Figure(name, len(shown), tuple(float(median(column)) for column in zip(*shown, strict=True)))


def rating_counts(viewer: Viewer) -> list[tuple[str, list[Figure]]]:
    """Audience -> each of its parts: how many have answered, median usefulness and readiness."""
    access.demand_counts(viewer)
    answers: dict[str, list[_Answer]] = defaultdict(list)
    rows = Rating.objects.filter(organisation=viewer.organisation)
    for row in rows:
        day = clock.day_of(row.created_at)
        answers[row.module].append(_Answer(row.person_id, day, (row.useful, row.ready)))
    shelves: dict[str, list[Figure]] = {}
    for each in modules():
        shelves.setdefault(each.audience, []).append(_figure(viewer, each.title, answers[each.key]))
    return list(shelves.items())


def assessment_counts(viewer: Viewer) -> list[Figure]:
    """Listening, asking and adapting of those who have answered both times: medians before and after."""
    access.demand_counts(viewer)
    both: dict[str, dict[str, SelfAssessment]] = defaultdict(dict)
    for row in SelfAssessment.objects.filter(organisation=viewer.organisation):
        both[str(row.person_id)][row.moment] = row
    pairs = [told for told in both.values() if len(told) == len(SelfAssessment.Moment.values)]
    return [
        _figure(
            viewer,
            item.name,
            [_growth(told["before"], told["after"], item.key) for told in pairs],
        )
        for item in items("assessment")
    ]


def _growth(before: SelfAssessment, after: SelfAssessment, key: str) -> _Answer:
    day = clock.day_of(max(before.created_at, after.created_at))
    return _Answer(before.person_id, day, (getattr(before, key), getattr(after, key)))
