from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import get_language

from lotsa.domain.competences import access
from lotsa.domain.competences.models import Competence, Rating
from lotsa.domain.people.models import Organisation, Person
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.swedish import search_key


def library(viewer: Viewer, *, search: str = "") -> QuerySet[Competence]:
    """Competences in use, in the order of the reader's language."""
    order = "sort_key_en" if (get_language() or "sv").startswith("en") else "sort_key_sv"
    rows = access.library_of(viewer).filter(retired=False)
    for word in search_key(search).split():
        rows = rows.filter(search_key__contains=word)
    return rows.order_by(order)


class Finder:
    """Finds a competence by what people write in a cell: any label or synonym, in both languages, in any
    case. Built once per import, so that 10,000 rows cost one query."""

    def __init__(self, organisation: Organisation) -> None:
        self._by_word: dict[str, Competence] = {}
        for competence in Competence.objects.filter(organisation=organisation, retired=False):
            for word in competence.search_key.split("\n"):
                if word:
                    self._by_word.setdefault(word, competence)

    def find(self, text: str) -> Competence | None:
        return self._by_word.get(search_key(text))

    def words(self) -> list[str]:
        return list(self._by_word)


@dataclass(frozen=True)
class LevelNow:
    competence: Competence
    level: int
    source: str
    rated_on: str


def levels_now(viewer: Viewer, person: Person) -> list[LevelNow]:
    """The latest level per competence and source; own and manager's stand side by side, never averaged."""
    latest: dict[tuple[UUID, str], Rating] = {}
    for rating in access.visible_to(viewer).filter(person=person).order_by("-rated_on", "-created_at"):
        latest.setdefault((rating.competence_id, rating.source), rating)
    return [
        LevelNow(rating.competence, rating.level, rating.get_source_display(), rating.rated_on.isoformat())
        for rating in sorted(latest.values(), key=lambda r: (-r.level, r.competence.sort_key_sv))
    ]


def best_levels(person_ids: Iterable[UUID]) -> dict[tuple[UUID, UUID], int]:
    """(person, competence) -> level to count with: the newest rating of the weightiest source
    (evidence, then manager, mentor, self). For the match and for forms, never shown as such."""
    weight = {"evidence": 3, "manager": 2, "mentor": 1, "self": 0}
    best: dict[tuple[UUID, UUID], tuple[int, str, int]] = {}
    rows = Rating.objects.filter(person__in=list(person_ids)).values_list(
        "person_id", "competence_id", "source", "rated_on", "level"
    )
    for person_id, competence_id, source, on, level in rows:
        rank = (weight.get(source, 0), on.isoformat(), level)
        if best.get((person_id, competence_id), (-1, "", 0)) < rank:
            best[(person_id, competence_id)] = rank
    return {key: rank[2] for key, rank in best.items()}
