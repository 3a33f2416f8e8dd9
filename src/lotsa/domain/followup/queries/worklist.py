from collections.abc import Iterable, Sequence

from lotsa.domain.followup import access
from lotsa.domain.followup.queries import house_items, pair_items
from lotsa.domain.followup.queries.items import WorkItem
from lotsa.domain.followup.queries.pairs import Followed, follow
from lotsa.domain.mentorships.queries import pairs_of
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock


def worklist(
    viewer: Viewer, followed: Sequence[Followed] | None = None, *, more: Iterable[WorkItem] = ()
) -> list[WorkItem]:
    """What needs a coordinator, by consequence, without what rests. One query per kind of thing; `followed`
    when the page has the pairs already; `more` holds what modules beside this one know of."""
    if not viewer.has("coordinator"):
        return []
    pairs = follow(viewer, pairs_of(viewer)) if followed is None else followed
    resting = _resting(viewer)
    items = [
        *pair_items.talks(viewer, pairs),
        *pair_items.pairs(viewer, pairs),
        *house_items.failed_mail(viewer),
        *house_items.proposals(viewer),
        *house_items.programmes(viewer),
        *more,
    ]
    return sorted(
        (item for item in items if item.key not in resting or not item.may_rest), key=lambda item: item.rank
    )


def rested(viewer: Viewer) -> int:
    return len(_resting(viewer))


def _resting(viewer: Viewer) -> set[str]:
    today = clock.today(viewer.organisation.zone)
    return {row.about for row in access.snoozes_of(viewer) if row.until is None or row.until > today}
