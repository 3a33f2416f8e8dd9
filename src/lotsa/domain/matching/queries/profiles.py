"""From what people have said in the interest form to what the engine may look at, and nothing more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, prefetch_related_objects

from lotsa.domain.competences.queries import best_levels
from lotsa.domain.learning.queries import knows_key_tasks
from lotsa.domain.matching.models import Exclusion, Proposal
from lotsa.domain.mentorships.models import Membership
from lotsa.domain.people.models import Conflict, Person, Unit
from lotsa.domain.programmes.models import Enrolment, Programme, SoughtCompetence, Veto
from lotsa.engine.matching import TEACHING_LEVEL, MenteeProfile, MentorProfile, Relations, Wanted
from lotsa.engine.matching.profile import STYLE_ITEMS

S = Enrolment.State
Levels = Mapping[tuple[UUID, UUID], int]


@dataclass(frozen=True)
class Departments:
    """Unit -> the department it belongs to: the highest unit above it, below a single root of everything."""

    parent_of: Mapping[UUID, UUID | None]

    @classmethod
    def of(cls, programme: Programme) -> "Departments":
        units = Unit.objects.filter(organisation=programme.organisation_id)
        return cls(dict(units.values_list("pk", "parent_id")))

    def department(self, unit_id: UUID | None) -> UUID | None:
        above = self._way_up(unit_id)
        return above[-2] if self.has_one_root and len(above) > 1 else above[-1] if above else None

    @cached_property
    def has_one_root(self) -> bool:
        roots = [pk for pk, parent in self.parent_of.items() if parent is None]
        return len(roots) == 1 and len(self.parent_of) > 1

    def _way_up(self, unit_id: UUID | None) -> list[UUID]:
        above: list[UUID] = []
        while unit_id is not None and unit_id not in above:
            above.append(unit_id)
            unit_id = self.parent_of.get(unit_id)
        return above


# What no match looks at; hundreds of times it is worth leaving out.
_UNASKED = ("created_at", "invited_at", "reminded_at", "person__created_at", "person__hired_on")


def enrolments(programme: Programme) -> tuple[list[Enrolment], list[Enrolment]]:
    """Mentees to be matched (nothing sent to them yet, no pair) and all mentors, each in a settled order."""
    rows = (
        Enrolment.objects.filter(programme=programme)
        .filter(Q(side="mentee", state=S.APPROVED) | Q(side="mentor", state__in=(S.APPROVED, S.MATCHED)))
        .exclude(side="mentee", proposals_as_mentee__state=Proposal.State.PUBLISHED)
        .exclude(side="mentee", pk__in=_in_pairs(programme).filter(side="mentee").values("enrolment_id"))
        .select_related("person")
        .prefetch_related("person__unit", "person__site")  # hundreds share a few dozen
        .defer(*_UNASKED)
        .order_by("person__sort_key", "pk")
    )
    found = list(rows)
    for row in found:
        row.programme = programme
    return [row for row in found if row.side == "mentee"], [row for row in found if row.side == "mentor"]


def know_the_role(mentors: list[Enrolment]) -> set[UUID]:
    """Mentors who have said that they know the key tasks of the role."""
    return knows_key_tasks({mentor.person_id for mentor in mentors})


def read_answers(enrolments: list[Enrolment]) -> None:
    """What they want to learn or can teach, and whom they wish for: ids and levels, as they are compared."""
    competences = SoughtCompetence.objects.only("enrolment", "competence", "level", "rank")
    prefetch_related_objects(enrolments, "wishes", Prefetch("competences", queryset=competences))


def name_competences(enrolments: list[Enrolment]) -> None:
    """The competences themselves, for those of whom something is said."""
    prefetch_related_objects(enrolments, "competences__competence")


def _in_pairs(programme: Programme) -> Any:
    open_ones = Membership.objects.filter(mentorship__programme=programme, enrolment__isnull=False)
    return open_ones.exclude(mentorship__state="closed")


def taken_places(programme: Programme) -> dict[UUID, int]:
    """Mentor's enrolment -> places held by pairs that have begun and by proposals that have been sent."""
    taken: dict[UUID, int] = {}
    began = _in_pairs(programme).filter(side="mentor").values_list("enrolment_id", flat=True)
    sent = Proposal.objects.filter(programme=programme, state=Proposal.State.PUBLISHED)
    for pk in (*began, *sent.values_list("mentor_id", flat=True)):
        taken[pk] = taken.get(pk, 0) + 1
    return taken


def profiles(
    programme: Programme, mentees: list[Enrolment], mentors: list[Enrolment]
) -> tuple[list[MenteeProfile], list[MentorProfile]]:
    levels = best_levels({row.person_id for row in (*mentees, *mentors)})
    departments = Departments.of(programme)
    shows_role = know_the_role(mentors) if "role_checklist" in programme.hard_rules else set()
    wished = programme.wishes_allowed
    return (
        [
            MenteeProfile(
                **_both(row, departments, wished),
                text=row.goal_text,
                wanted=tuple(
                    Wanted(str(each.competence_id), _own_level(row, each, levels))
                    for each in row.competences.all()
                ),
            )
            for row in mentees
        ],
        [
            MentorProfile(
                **_both(row, departments, wished),
                text=f"{row.motivation} {row.goal_text}".strip(),
                teaches=_teaches(row, levels),
                knows_role=row.person_id in shows_role,
            )
            for row in mentors
        ],
    )


def _own_level(row: Enrolment, sought: SoughtCompetence, levels: Levels) -> int | None:
    return sought.level if sought.level is not None else levels.get((row.person_id, sought.competence_id))


def _teaches(row: Enrolment, levels: Levels) -> dict[str, int]:
    """What the mentor offers. A level not stated is the one known, and at least that of somebody who can
    teach: why else offer it? A mentor who has named nothing counts with what is known."""
    offered = {
        str(each.competence_id): each.level
        if each.level is not None
        else max(levels.get((row.person_id, each.competence_id), 0), TEACHING_LEVEL)
        for each in row.competences.all()
    }
    if offered:
        return offered
    return {str(competence): level for (who, competence), level in levels.items() if who == row.person_id}


def _both(row: Enrolment, departments: Departments, wished: bool) -> dict[str, Any]:
    person = row.person
    style = tuple(row.working_style or ())
    fits = len(style) == STYLE_ITEMS and all(isinstance(a, int) and 1 <= a <= 5 for a in style)
    unit = person.unit_id
    return {
        "id": str(person.pk),
        "themes": frozenset(map(str, row.themes or ())),
        "areas": frozenset(map(str, row.experience or ())),
        "style": style if fits else None,
        "wishes": tuple(str(wish.wished_id) for wish in row.wishes.all()) if wished else (),
        "languages": frozenset(map(str, person.languages or ())),
        "preferred_language": person.language or None,
        "site": str(person.site_id) if person.site_id else None,
        "remote_ok": row.remote_ok,
        "unit": str(unit) if unit else None,
        "department": str(departments.department(unit)) if unit else None,
    }


def relations(programme: Programme) -> Relations:
    """Who may not be paired with whom. A pair that one of them has declined counts as ruled out."""
    house = programme.organisation_id
    people = Person.objects.filter(organisation=house).values_list("pk", "manager_id")
    declined = Proposal.objects.filter(programme=programme, state=Proposal.State.DECLINED)
    return Relations(
        manager_of={str(pk): str(boss) if boss else None for pk, boss in people},
        conflicts=_ids(Conflict.objects.filter(organisation=house).values_list("one_id", "other_id")),
        vetoes=_ids(
            Veto.objects.filter(enrolment__programme=programme).values_list(
                "enrolment__person_id", "vetoed_id"
            )
        ),
        previous=_ids(
            Membership.all_time.filter(
                mentorship__organisation=house, side="mentee", mentorship__memberships__side="mentor"
            ).values_list("person_id", "mentorship__memberships__person_id")
        ),
        excluded=[
            *_ids(Exclusion.objects.filter(programme=programme).values_list("mentee_id", "mentor_id")),
            *_ids(declined.values_list("mentee__person_id", "mentor__person_id")),
        ],
    )


def _ids(pairs: Iterable[tuple[Any, Any]]) -> list[tuple[str, str]]:
    return [(str(one), str(other)) for one, other in pairs]
