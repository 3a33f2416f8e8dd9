"""What people thought of the training, as counts and medians, and only from the smallest group that the
organisation shows. Fewer answers show nothing, not even how many there are."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from lotsa.domain.learning import access
from lotsa.domain.learning.library import items, modules
from lotsa.domain.learning.models import Rating, SelfAssessment
from lotsa.domain.people.viewer import Viewer


@dataclass(frozen=True)
class Figure:
    """`count` None: too few answers to show."""

    name: str
    count: int | None = None
    medians: tuple[float, ...] = ()


def _figure(viewer: Viewer, name: str, answers: Sequence[Sequence[int]]) -> Figure:
    if len(answers) < max(viewer.organisation.min_group, 2):
        return Figure(name)
    return Figure(name, len(answers), tuple(float(median(column)) for column in zip(*answers, strict=True)))


def rating_counts(viewer: Viewer) -> list[tuple[str, list[Figure]]]:
    """Audience -> each of its parts: how many have answered, median usefulness and readiness."""
    access.demand_counts(viewer)
    answers: dict[str, list[tuple[int, int]]] = defaultdict(list)
    rows = Rating.objects.filter(organisation=viewer.organisation)
    for module, useful, ready in rows.values_list("module", "useful", "ready"):
        answers[module].append((useful, ready))
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
            [(getattr(told["before"], item.key), getattr(told["after"], item.key)) for told in pairs],
        )
        for item in items("assessment")
    ]
