"""What the people list already says about who wants to teach and who wants to learn."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from lotsa.domain.competences.models import Competence, Interest
from lotsa.domain.needs.models import Need
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Programme

MENTOR_SIDES = ("mentor", "both")
MENTEE_SIDES = ("mentee", "both")


@dataclass(frozen=True)
class Importable:
    mentees: int
    mentors: int
    places: int

    @property
    def total(self) -> int:
        return self.mentees + self.mentors


def willing(programme: Programme) -> QuerySet[Person]:
    """Working here and with a mentoring role in the people list."""
    return Person.objects.filter(
        organisation=programme.organisation_id,
        left_on__isnull=True,
        mentoring_side__in={*MENTOR_SIDES, *MENTEE_SIDES},
    ).order_by("sort_key")


def importable(programme: Programme) -> Importable:
    mentors, mentees, places = 0, 0, 0
    for side, has in willing(programme).values_list("mentoring_side", "mentoring_places"):
        if side in MENTOR_SIDES:
            mentors, places = mentors + 1, places + max(has or 1, 1)
        if side in MENTEE_SIDES:
            mentees += 1
    return Importable(mentees=mentees, mentors=mentors, places=places)


MOST_NAMED = 12


def would_mentor(viewer: Viewer, programme: Programme) -> list[Person]:
    """Who has said that they want to be a mentor and is not one in this programme; for coordinators."""
    if not viewer.has("coordinator"):
        return []
    there = programme.enrolments.filter(side="mentor").values("person")
    rows = willing(programme).filter(mentoring_side__in=MENTOR_SIDES).exclude(pk__in=there)
    return list(rows[:MOST_NAMED])


@dataclass(frozen=True)
class Suggestion:
    """A competence that several people want to learn: a need nobody has written down yet."""

    competence: Competence
    people: int


def suggested_needs(viewer: Viewer, *, limit: int = 3) -> Sequence[Suggestion]:
    """The competences most people want to learn and that no need speaks of, most wanted first."""
    wanted: Counter[Any] = Counter(
        Interest.objects.filter(
            kind=Interest.Kind.LEARN,
            person__organisation=viewer.organisation,
            person__left_on__isnull=True,
        ).values_list("competence_id", flat=True)
    )
    spoken_of = set(
        Need.objects.filter(organisation=viewer.organisation).values_list("competences__pk", flat=True)
    )
    rows = Competence.objects.in_bulk([pk for pk in wanted if pk not in spoken_of])
    ranked = sorted(rows.values(), key=lambda row: (-wanted[row.pk], row.sort_key_sv))
    return [Suggestion(row, wanted[row.pk]) for row in ranked[:limit] if wanted[row.pk] > 1]
