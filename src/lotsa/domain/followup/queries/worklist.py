from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lotsa.domain.followup import access
from lotsa.domain.followup.queries import house_items, idea_items, pair_items
from lotsa.domain.followup.queries.glances import Glance, glances
from lotsa.domain.followup.queries.items import WorkItem
from lotsa.domain.followup.queries.pair_items import PairNeed
from lotsa.domain.followup.queries.pairs import follow
from lotsa.domain.followup.queries.remedies import remedies_due
from lotsa.domain.followup.queries.time_items import too_much_planned, too_much_time
from lotsa.domain.mentorships.queries import pairs_by_id
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Programme
from lotsa.kit import clock


@dataclass(frozen=True)
class Work:
    items: Sequence[WorkItem]
    total: int


def worklist(viewer: Viewer) -> list[WorkItem]:
    return list(work_of(viewer).items)


def work_of(
    viewer: Viewer,
    pairs: Sequence[Glance] | None = None,
    *,
    more: Iterable[WorkItem] = (),
    most: int | None = None,
) -> Work:
    """What needs a coordinator, by consequence, without what rests. One query per kind of thing, and some
    for the pairs among the `most` first; `pairs` when the page has judged them already; `more` holds what
    modules beside this one know of."""
    if not viewer.has("coordinator"):
        return Work([], 0)
    judged = glances(viewer) if pairs is None else pairs
    states = dict(Programme.objects.filter(organisation=viewer.organisation).values_list("pk", "state"))
    resting = _resting(viewer)
    found: list[WorkItem | PairNeed] = [
        *pair_items.talks(viewer, judged),
        *pair_items.needs(judged, states, clock.today(viewer.organisation.zone)),
        *pair_items.no_goals(judged),
        *remedies_due(viewer),
        *house_items.failed_mail(viewer),
        *house_items.proposals(viewer),
        *house_items.programmes(viewer),
        *too_much_planned(viewer),
        *too_much_time(viewer),
        *idea_items.ideas_to_answer(viewer),
        *idea_items.stories_to_publish(viewer),
        *more,
    ]
    waiting = [each for each in found if each.key not in resting]
    waiting.sort(key=lambda each: (each.weight, each.order))
    return Work(_in_words(viewer, waiting[:most]), len(waiting))


def _in_words(viewer: Viewer, first: Sequence[WorkItem | PairNeed]) -> list[WorkItem]:
    ids = [each.pair_id for each in first if isinstance(each, PairNeed)]
    lines = pairs_by_id(viewer, ids) if ids else {}
    followed = {each.mentorship.pk: each for each in follow(viewer, list(lines.values()))} if ids else {}
    items = [
        each.item(each, followed[each.pair_id]) if isinstance(each, PairNeed) else each for each in first
    ]
    return sorted(items, key=lambda item: item.rank)


def rested(viewer: Viewer) -> int:
    return len(_resting(viewer))


def _resting(viewer: Viewer) -> set[str]:
    today = clock.today(viewer.organisation.zone)
    return {row.about for row in access.snoozes_of(viewer) if row.until is None or row.until > today}
