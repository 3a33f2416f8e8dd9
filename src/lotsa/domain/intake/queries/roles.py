from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from lotsa.domain.competences.models import Competence, Interest
from lotsa.domain.competences.queries import best_levels
from lotsa.domain.people.access import demand_people
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer

TEACHES = 4


@dataclass(frozen=True)
class ImportedRole:
    person: Person
    places: int
    competences: list[Competence]


@dataclass(frozen=True)
class ImportedRoles:
    mentors: list[ImportedRole]
    mentees: list[ImportedRole]

    @property
    def places(self) -> int:
        return sum(mentor.places for mentor in self.mentors)


def imported_roles(viewer: Viewer) -> ImportedRoles:
    """Who said in the people list that they want to be mentor (with places and what they teach) or mentee
    (with what they want to learn). Four queries for any number."""
    demand_people(viewer, "list")
    people = list(
        Person.objects.filter(organisation=viewer.organisation, left_on__isnull=True)
        .exclude(mentoring_side="")
        .order_by("sort_key")
    )
    ids = [person.pk for person in people]
    taught: dict[UUID, list[UUID]] = defaultdict(list)
    for (person_id, competence_id), level in best_levels(ids).items():
        if level == TEACHES:
            taught[person_id].append(competence_id)
    wanted = wanted_by(ids)
    labels = Competence.objects.filter(organisation=viewer.organisation).in_bulk()

    def those(person: Person, found: dict[UUID, list[UUID]], places: int) -> ImportedRole:
        return ImportedRole(person, places, [labels[pk] for pk in found[person.pk] if pk in labels])

    return ImportedRoles(
        mentors=[
            those(p, taught, p.mentoring_places) for p in people if p.mentoring_side in ("mentor", "both")
        ],
        mentees=[those(p, wanted, 0) for p in people if p.mentoring_side in ("mentee", "both")],
    )


def wanted_by(ids: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    wanted: dict[UUID, list[UUID]] = defaultdict(list)
    rows = Interest.objects.filter(person__in=ids, kind=Interest.Kind.LEARN).order_by("created_at", "pk")
    for person_id, competence_id in rows.values_list("person_id", "competence_id"):
        wanted[person_id].append(competence_id)
    return wanted


def wants_of(viewer: Viewer, person: Person) -> list[Competence]:
    """What somebody wants to learn, most wanted first, for those who see their levels."""
    if not viewer.has("coordinator") and person.pk not in {viewer.id, *viewer.mentee_ids, *viewer.report_ids}:
        return []
    found = Interest.objects.filter(person=person, kind=Interest.Kind.LEARN).select_related("competence")
    return [interest.competence for interest in found.order_by("created_at", "pk")]
