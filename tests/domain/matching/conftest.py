from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from lotsa.domain.competences.models import Competence
from lotsa.domain.matching.models import Proposal
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer, viewer_of
from lotsa.domain.programmes.models import Enrolment, Programme, SoughtCompetence, Wish
from lotsa.domain.programmes.templates import template
from lotsa.kit import clock
from tests.cast import Cast, person
from tests.domain.matching.scene import golden


@dataclass
class Table:
    """A small programme in its matching: two mentors who bake, one place each; three want to learn."""

    cast: Cast
    programme: Programme
    baking: Competence
    people: dict[str, Person]
    sides: dict[str, Enrolment]

    @property
    def coordinator(self) -> Viewer:
        return self.cast.coordinator

    def viewer(self, name: str) -> Viewer:
        return viewer_of(self.people[name])

    def enrol(self, name: str, side: str, *, level: int | None, **fields: Any) -> Enrolment:
        somebody = self.people.get(name) or person(self.cast.organisation, f"{name} {side.title()}")
        self.people[name] = somebody
        row = Enrolment.objects.create(
            programme=self.programme, person=somebody, side=side, state="approved", **fields
        )
        SoughtCompetence.objects.create(enrolment=row, competence=self.baking, level=level)
        self.sides[name] = row
        return row

    def wish(self, name: str, other: str, rank: int = 1) -> None:
        Wish.objects.create(enrolment=self.sides[name], wished=self.people[other], rank=rank)

    def pairs(self) -> dict[str, str]:
        rows = Proposal.objects.filter(programme=self.programme, state="staged")
        rows = rows.select_related("mentee__person", "mentor__person")
        return {row.mentee.person.given_name: row.mentor.person.given_name for row in rows}

    def proposal(self, name: str) -> Proposal:
        rows = Proposal.objects.select_related(
            "programme__organisation", "mentee__person", "mentor__person", "mentee__programme"
        )
        return rows.filter(mentee=self.sides[name]).latest("created_at")

    def send(self) -> None:
        """As if the ten minutes had passed."""
        now = clock.now() - timedelta(minutes=1)
        Proposal.objects.filter(programme=self.programme, state="published").update(send_at=now)


@pytest.fixture
def table(cast: Cast) -> Table:
    today = clock.today()
    shipped = template("internal_9m")
    programme = Programme.objects.create(
        organisation=cast.organisation,
        name="Bullprogrammet",
        state="matching",
        coordinator=cast.people["coordinator"],
        starts_on=today,
        ends_on=today + timedelta(days=200),
        weights=shipped.weights,
        hard_rules=list(shipped.hard_rules),
    )
    baking = Competence.objects.create(
        organisation=cast.organisation,
        label_sv="Bakning",
        label_en="Baking",
        sort_key_sv="bakning",
        sort_key_en="baking",
        search_key="\nbakning\nbaking\n",
    )
    table = Table(cast, programme, baking, {}, {})
    for name in ("Olga", "Oskar"):
        table.enrol(name, "mentor", level=4)
    for name, level in (("Ebba", 0), ("Erik", 1), ("Ester", 2)):
        table.enrol(name, "mentee", level=level)
    table.wish("Ebba", "Olga")
    table.wish("Erik", "Oskar")
    return table


@pytest.fixture
def bjorkvik(db: None) -> tuple[Programme, Viewer]:
    return golden()


@pytest.fixture
def queries_of(django_assert_max_num_queries: Any) -> Callable[[Callable[[], Any]], int]:
    """How many queries something costs."""

    def count(do: Callable[[], Any]) -> int:
        with django_assert_max_num_queries(1000) as captured:
            do()
        return len(captured)

    return count
