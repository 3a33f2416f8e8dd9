from collections.abc import Iterable
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from lotsa.domain.mentorships import access
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.mentorships.queries.members import PairLine, grouped
from lotsa.domain.people.viewer import Viewer


def _lines(mentorships: QuerySet[Mentorship]) -> list[PairLine]:
    return [PairLine(row, grouped(row.memberships.all())) for row in mentorships]


def pairs_of(viewer: Viewer, *, programme_id: UUID | None = None, ended: bool = False) -> list[PairLine]:
    """The mentorships a viewer may see (a coordinator all, a member the own ones), by the mentee's name.
    Without the ended ones unless asked for."""
    pairs = _by_the_hundred(access.visible_to(viewer))
    if programme_id is not None:
        pairs = pairs.filter(programme=programme_id)
    if not ended:
        pairs = pairs.exclude(state=Mentorship.State.CLOSED)
    return sorted(_lines(pairs), key=lambda line: [p.sort_key for p in line.members.everybody])


def pairs_by_id(viewer: Viewer, ids: Iterable[UUID]) -> dict[UUID, PairLine]:
    """Those of them that the viewer may see."""
    rows = _by_the_hundred(access.visible_to(viewer)).filter(pk__in=list(ids))
    return {line.mentorship.pk: line for line in _lines(rows)}


_NAMED = ("given_name", "family_name", "sort_key", "email", "title", "language", "left_on")


def _by_the_hundred(pairs: QuerySet[Mentorship]) -> QuerySet[Mentorship]:
    """The same rows for a list of hundreds: each programme is read once instead of with every pair, and of
    the people what a list says of them."""
    members = Membership.objects.select_related("person").only(
        "mentorship", "person", "side", *(f"person__{name}" for name in _NAMED)
    )
    return (
        pairs.select_related(None)
        .prefetch_related(None)
        .prefetch_related("programme", "organisation", Prefetch("memberships", members))
    )


def my_mentorships(viewer: Viewer, *, ended: bool = True) -> list[PairLine]:
    """The viewer's own, open ones first."""
    pairs = access.own(viewer)
    if not ended:
        pairs = pairs.exclude(state=Mentorship.State.CLOSED)
    return sorted(_lines(pairs), key=lambda line: not line.mentorship.is_open)


def outcomes() -> list[tuple[str, str]]:
    return [(each.value, str(each.label)) for each in Mentorship.Outcome]
