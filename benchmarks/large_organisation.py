"""An organisation of 5,000 people, written in bulk, the same on every run.

Made to be heavy where an organisation would be: one running programme with 500 pairs (one in ten silent), one
in matching, a long outbox, imports that remember every row. `matching_programme` is used for the example
company too, so that both sizes have the same pages.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from typing import Any

from benchmarks.large_programmes import add_pairs, matching_programme, programme_of
from django.contrib.auth.hashers import make_password

from lotsa.domain.activity.models import Event
from lotsa.domain.competences.actions import add_shipped_library
from lotsa.domain.competences.models import Competence, Interest, Rating
from lotsa.domain.intake.models import Import
from lotsa.domain.needs.models import Need
from lotsa.domain.notifications.models import Message
from lotsa.domain.people.models import Account, Organisation, Person, Role, RoleAssignment, Site, Unit
from lotsa.domain.programmes.models import Programme
from lotsa.kit import clock
from lotsa.kit.swedish import search_key, sort_key

_GIVEN = """Anna Åsa Örjan Malin Erik Lars Sara Nils Ulla Zahra Emil Ida Oskar Maja Johan Karin Per Elin Omar
Tove Jonas Lena Anders Ylva Fatima Gustav Hanna Ivar Julia Knut"""
_FAMILY = """Lund Berg Åkesson Öberg Ek Holm Nyman Lind Dahl Ström Äng Sjö Falk Hed Kvist Moberg Norén Palm
Rask Sand Tell Udd Viklund Wall Ahmed Björk Carlén Dag Engdahl Frisk"""
DIVISIONS, TEAMS = 20, 10
COUNTS = ("rows", "ready", "unchanged", "problems", "refused", "ignored")


@dataclass(frozen=True)
class Size:
    people: int = 5000
    pairs: int = 500
    mentees: int = 500
    mentors: int = 300
    messages: int = 5000
    imports: int = 20
    needs: int = 100


def make(size: Size | None = None) -> Organisation:
    size = size or Size()
    dice = random.Random(5000)
    house = Organisation.objects.create(name="Storbolaget AB")
    add_shipped_library(house)
    people = _people(house, size, dice)
    skills = list(Competence.objects.filter(organisation=house).order_by("key"))
    _skills(people, skills, dice)
    coordinator = people[-1]
    for person, role in zip(
        people[-3:], (Role.LEADERSHIP, Role.ADMINISTRATOR, Role.COORDINATOR), strict=True
    ):
        RoleAssignment.objects.create(person=person, role=role)
    needs = _needs(house, size)
    # Managers stand first; those who take part are taken from the rest.
    rest = iter(people[1 + DIVISIONS + DIVISIONS * TEAMS : -4])
    running = programme_of(house, coordinator, "Mentorskap i drift", Programme.State.RUNNING, needs)
    mentees = [next(rest) for _each in range(size.pairs)]
    mentors = [next(rest) for _each in range(size.pairs * 4 // 5)]
    add_pairs(running, mentees, mentors, skills, dice)
    matching_programme(
        coordinator,
        [next(rest) for _each in range(size.mentees)],
        [next(rest) for _each in range(size.mentors)],
        places=2,
    )
    add_messages(house, [*mentees, *mentors], size.messages)
    add_imports(house, coordinator, size.imports, rows=size.people)
    return house


def _people(house: Organisation, size: Size, dice: random.Random) -> list[Person]:
    sites = [Site(organisation=house, name=f"Ort {n}", sort_key=sort_key(f"Ort {n}")) for n in range(10)]
    Site.objects.bulk_create(sites)
    divisions = [_unit(house, f"Division {n}", None) for n in range(DIVISIONS)]
    teams = [
        _unit(house, f"Team {n}-{m}", division) for n, division in enumerate(divisions) for m in range(TEAMS)
    ]
    Unit.objects.bulk_create([*divisions, *teams])
    password = make_password(None)
    accounts = [
        Account(email=f"person{n}@storbolaget.example", password=password) for n in range(size.people)
    ]
    given_names, family_names = _GIVEN.split(), _FAMILY.split()
    people: list[Person] = []
    for n, account in enumerate(accounts):
        given, family = dice.choice(given_names), "-".join(dice.choices(family_names, k=2))
        name = f"{given} {family}"
        manager, unit = _place(n, people, divisions, teams)
        people.append(
            Person(
                organisation=house,
                account=account,
                given_name=given,
                family_name=family,
                sort_key=sort_key(name),
                search_key=search_key(name),
                email=account.email,
                title=dice.choice(("Konstruktör", "Säljare", "Projektledare", "Montör", "Controller")),
                site=dice.choice(sites),
                unit=unit,
                manager=manager,
                languages=["sv"],
                hired_on=date(2010, 1, 1) + timedelta(days=dice.randrange(5000)),
            )
        )
    Account.objects.bulk_create(accounts, batch_size=500)
    Person.objects.bulk_create(people, batch_size=500)
    return people


def _unit(house: Organisation, name: str, parent: Unit | None) -> Unit:
    return Unit(organisation=house, name=name, sort_key=sort_key(name), parent=parent)


def _place(n: int, people: list[Person], divisions: list[Unit], teams: list[Unit]) -> tuple[Any, Unit]:
    """(manager, unit): one head of all, one of each division, one of each team, then the teams' members."""
    if n == 0:
        return None, divisions[0]
    if n <= len(divisions):
        return people[0], divisions[n - 1]
    team = (n - 1 - len(divisions)) % len(teams)
    if n <= len(divisions) + len(teams):
        return people[1 + team // TEAMS], teams[team]
    return people[1 + len(divisions) + team], teams[team]


def _skills(people: list[Person], skills: list[Competence], dice: random.Random) -> None:
    ratings, interests = [], []
    for person in people:
        for n, competence in enumerate(dice.sample(skills, 5)):
            if n == 4:
                interests.append(Interest(person=person, competence=competence, kind=Interest.Kind.LEARN))
                continue
            ratings.append(
                Rating(
                    person=person,
                    competence=competence,
                    level=dice.randrange(5),
                    source=Rating.Source.SELF,
                    rated_on=date(2026, 1, 7),
                    rated_by=person,
                )
            )
    Rating.objects.bulk_create(ratings, batch_size=500)
    Interest.objects.bulk_create(interests, batch_size=500)


def _needs(house: Organisation, size: Size) -> list[Need]:
    needs = [
        Need(organisation=house, text=f"Vi behöver fler som kan sak {n}", found_on=date(2026, 1, 7))
        for n in range(size.needs)
    ]
    return Need.objects.bulk_create(needs)


def add_messages(house: Organisation, people: list[Person], count: int) -> None:
    now = clock.now()
    told = [
        Event(
            organisation_id=house.pk,
            verb="meeting.booked",
            object_type="meetings.meeting",
            object_id=house.pk,
            told_at=now,
        )
        for _each in range(count)
    ]
    Event.objects.bulk_create(told, batch_size=500)
    Message.objects.bulk_create(
        (
            Message(
                organisation=house,
                recipient=person,
                event_sequence=n + 1,
                template="meeting_booked",
                object_id=house.pk,
                language="sv",
                to_address=person.email,
                subject="Ert möte är bokat",
                text="Hej!\n\nErt möte är bokat.\n" * 40,
                state=Message.State.FAILED if n % 100 == 0 else Message.State.UNSENT,
                why="" if n % 100 == 0 else Message.Why.NO_SERVER,
                created_at=now - timedelta(minutes=n),
                message_id=f"<{n}@storbolaget.example>",
            )
            for n, person in zip(range(count), cycle(people), strict=False)
        ),
        batch_size=500,
    )


def add_imports(house: Organisation, coordinator: Person, count: int, *, rows: int) -> None:
    """Each remembers what it did with every row: as heavy as after a real list of the whole staff."""
    now = clock.now()
    plan = [{"row": n, "name": f"Person {n}", "fields": {"title": "Montör"}} for n in range(rows)]
    Import.objects.bulk_create(
        (
            Import(
                organisation=house,
                made_by=coordinator,
                file_name=f"personal-{n}.xlsx",
                state=Import.State.DONE,
                plan=plan,
                progress=rows,
                counts=dict.fromkeys(COUNTS, 0) | {"new": 10, "updated": rows - 10},
                done_at=now - timedelta(days=n),
                undo_until=now - timedelta(days=n - 14),
            )
            for n in range(count)
        ),
        batch_size=5,
    )
