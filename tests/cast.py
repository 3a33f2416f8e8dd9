"""The same people in every test: one organisation with somebody in each role, and a second one beside it.

Alma mentors Milo under the programme that Kaj coordinates; Maj is Milo's line manager. Stina works there and
takes part in nothing. The second organisation holds the same kinds of rows with other words ("canaries").
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.test import Client

from lotsa.domain.people.models import (
    Account,
    Organisation,
    Person,
    Relation,
    Role,
    RoleAssignment,
    Site,
    Unit,
)
from lotsa.domain.people.viewer import Viewer, viewer_of
from lotsa.kit import clock
from lotsa.kit.swedish import search_key, sort_key


def organisation(name: str = "Kanelbullen AB") -> Organisation:
    return Organisation.objects.create(name=name)


def person(company: Organisation, name: str, **fields: Any) -> Person:
    """A person with an account, so that `client_of` can sign in as them. `name` is "Given Family"."""
    given, _blank, family = name.partition(" ")
    words = f"{name} {company.name.split()[0]}".lower().encode("ascii", "ignore").decode()
    fields.setdefault("email", f"{words.replace(' ', '.')}@example.se")
    account = fields.pop("account", None) or Account.objects.create(
        email=fields["email"] or f"{uuid4()}@x.se"
    )
    return Person.objects.create(
        organisation=company,
        account=account,
        given_name=given,
        family_name=family,
        sort_key=sort_key(name),
        search_key=search_key(name),
        **fields,
    )


def role(somebody: Person, *roles: str) -> None:
    """Held for a month, so that its holder may confirm what somebody else asks for."""
    for each in roles:
        since = clock.now() - timedelta(days=30)
        RoleAssignment.objects.create(person=somebody, role=Role(each), created_at=since)


def client_of(viewer: Viewer | Person) -> Client:
    """A browser in which this person is signed in."""
    somebody = viewer.person if isinstance(viewer, Viewer) else viewer
    client = Client(headers={"accept-language": "sv"})
    assert somebody.account is not None
    client.force_login(somebody.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["person_id"] = str(somebody.pk)
    session.save()
    return client


@dataclass
class Cast:
    """Viewers are made anew at each access, so that roles follow what the test has done since."""

    people: dict[str, Person]

    def __getattr__(self, name: str) -> Viewer:
        if name.startswith("_") or name not in self.people:
            raise AttributeError(name)
        return viewer_of(Person.objects.select_related("organisation").get(pk=self.people[name].pk))

    @property
    def organisation(self) -> Organisation:
        return self.people["coordinator"].organisation


def make_cast() -> Cast:
    """coordinator, mentor, mentee, manager (of the mentee), leader, administrator, employee, stranger (an
    employee who takes part in nothing and reports to nobody here); other, other_mentor and other_mentee in a
    second organisation. The pair is a bare relation: tests that need a mentorship begin one."""
    company = organisation()
    office = Unit.objects.create(organisation=company, name="Kontoret", sort_key="kontoret")
    bakery = Unit.objects.create(organisation=company, name="Bageriet", sort_key="bageriet")
    site = Site.objects.create(organisation=company, name="Växjö", sort_key="v|xj}")
    people = {
        "coordinator": person(company, "Kaj Koordinator", unit=office, site=site),
        "leader": person(company, "Vega Vd", unit=office, site=site),
        "administrator": person(company, "Admir Admin", unit=office, site=site),
        "manager": person(company, "Maj Chef", unit=bakery, site=site),
        "mentor": person(company, "Alma Mentor", unit=office, site=site, languages=["sv"]),
        "employee": person(company, "Emil Anställd", unit=bakery, site=site),
        "stranger": person(company, "Stina Ström", unit=office, site=site),
    }
    people["mentee"] = person(
        company, "Milo Adept", unit=bakery, site=site, manager=people["manager"], languages=["sv"]
    )
    role(people["coordinator"], "coordinator")
    role(people["leader"], "leadership")
    role(people["administrator"], "administrator")
    Relation.objects.create(
        organisation=company,
        kind=Relation.Kind.MENTORS,
        from_person=people["mentor"],
        to_person=people["mentee"],
        source_id=uuid4(),
        since=date(2026, 1, 1),
    )
    other = organisation("Kanariefågeln AB")
    people["other"] = person(other, "Kanarie Koordinator", title="Kanariefågelskötare")
    people["other_mentor"] = person(other, "Kanarie Mentor")
    people["other_mentee"] = person(other, "Kanarie Adept")
    role(people["other"], "coordinator", "administrator", "leadership")
    return Cast(people)
