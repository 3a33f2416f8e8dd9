"""What an organisation already has, read once, so that 10,000 rows cost eight queries."""

import difflib
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from lotsa.domain.competences.models import Competence, Interest, Rating
from lotsa.domain.competences.queries import Finder
from lotsa.domain.people.models import Employer, Organisation, Person, Site, Unit
from lotsa.kit.swedish import search_key

TEACHES = 4
_FIELDS = (
    "pk", "given_name", "family_name", "email", "employee_number", "title", "level", "language", "languages",
    "hired_on", "mentoring_side", "mentoring_places", "left_on", "manager_id", "unit__name", "site__name",
    "employer__name", "search_key",
)  # fmt: skip


@dataclass(frozen=True)
class Known:
    """A person who is already here; `values` by the names that a row's values have."""

    id: str
    name: str
    key: str
    email: str
    employee_number: str
    manager: str | None
    left_on: date | None
    values: dict[str, Any]

    @property
    def hint(self) -> str:
        return ", ".join(filter(None, (self.values["title"], self.values["site"], self.email)))


class World:
    def __init__(self, organisation: Organisation) -> None:
        self.language = organisation.language
        self.people: dict[str, Known] = {}
        self.by_email: dict[str, Known] = {}
        self.by_number: dict[str, Known] = {}
        self.by_name: dict[str, list[Known]] = defaultdict(list)
        for row in Person.objects.filter(organisation=organisation).values(*_FIELDS):
            self._add(_known(row))
        self.finder = Finder(organisation)
        self.words = self.finder.words()
        self.wants, self.teaches = _held(organisation)
        self.units = _by_key(Unit, organisation)
        self.sites = _by_key(Site, organisation)
        self.employers = _by_key(Employer, organisation)

    def _add(self, person: Known) -> None:
        self.people[person.id] = person
        self.by_name[person.key].append(person)
        if person.email:
            self.by_email[person.email.lower()] = person
        if person.employee_number:
            self.by_number[person.employee_number.casefold()] = person

    def nearest_competences(self, text: str, count: int = 3) -> list[tuple[float, Competence]]:
        """The library's competences whose label or synonym is most like the text, best first."""
        key = search_key(text)
        found: dict[Any, tuple[float, Competence]] = {}
        for word in difflib.get_close_matches(key, self.words, n=8, cutoff=0.6):
            competence = self.finder.find(word)
            if competence is not None:
                likeness = difflib.SequenceMatcher(None, key, word).ratio()
                found.setdefault(competence.pk, (likeness, competence))
        return sorted(found.values(), key=lambda pair: -pair[0])[:count]


def _known(row: dict[str, Any]) -> Known:
    values = {
        "given_name": row["given_name"],
        "family_name": row["family_name"],
        "email": row["email"],
        "employee_number": row["employee_number"],
        "title": row["title"],
        "level": row["level"],
        "language": row["language"],
        "languages": row["languages"],
        "hired_on": row["hired_on"].isoformat() if row["hired_on"] else None,
        "mentoring_side": row["mentoring_side"],
        "mentoring_places": row["mentoring_places"],
        "unit": row["unit__name"] or "",
        "site": row["site__name"] or "",
        "employer": row["employer__name"] or "",
    }
    return Known(
        id=str(row["pk"]),
        name=f"{row['given_name']} {row['family_name']}".strip(),
        key=row["search_key"],
        email=row["email"],
        employee_number=row["employee_number"],
        manager=str(row["manager_id"]) if row["manager_id"] else None,
        left_on=row["left_on"],
        values=values,
    )


def _held(organisation: Organisation) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """(person, competence) that somebody wants to learn, and that they say they teach (level 4)."""
    interests = Interest.objects.filter(person__organisation=organisation, kind=Interest.Kind.LEARN)
    wants = {(str(one), str(other)) for one, other in interests.values_list("person_id", "competence_id")}
    latest: dict[tuple[str, str], int] = {}
    ratings = Rating.objects.filter(person__organisation=organisation, source=Rating.Source.SELF)
    for person, competence, level in ratings.order_by("rated_on", "created_at").values_list(
        "person_id", "competence_id", "level"
    ):
        latest[str(person), str(competence)] = level
    return wants, {pair for pair, level in latest.items() if level == TEACHES}


def _by_key(model: type[Unit | Site | Employer], organisation: Organisation) -> dict[str, str]:
    """Folded name -> id. Databases do not fold Å alike, so the comparison is made here."""
    rows = model._default_manager.filter(organisation=organisation).values_list("name", "pk")
    return {search_key(name): str(pk) for name, pk in rows}
