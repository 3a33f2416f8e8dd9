from dataclasses import dataclass
from datetime import timedelta

from lotsa.domain.competences.models import Competence, HeldRole, Interest, Rating, RoleProfile
from lotsa.domain.example.story import Story
from lotsa.domain.needs.models import Need
from lotsa.domain.people.models import (
    Account,
    Organisation,
    Person,
    Role,
    RoleAssignment,
    Site,
    Unit,
)
from lotsa.kit import clock
from lotsa.kit.swedish import search_key, sort_key

# Who holds the roles that are given rather than lived. One person each, so that each can be tried alone.
_GIVEN = {
    "anna_bjorklund": Role.COORDINATOR,
    "maria_akerstrom": Role.LEADERSHIP,
    "fredrik_vinge": Role.ADMINISTRATOR,
}
_PRIORITY = {"high": 1, "medium": 2, "low": 3}


@dataclass(frozen=True)
class Company:
    """The rows a later part of the story refers to, by the keys of the story."""

    organisation: Organisation
    people: dict[str, Person]
    competences: dict[str, Competence]
    needs: dict[str, Need]


def make_people(story: Story, organisation: Organisation) -> dict[str, Person]:
    sites = {
        site["key"]: Site(organisation=organisation, name=site["name"], sort_key=sort_key(site["name"]))
        for site in story.told["sites"]
    }
    Site.objects.bulk_create(sites.values())
    units = _make_units(story, organisation)
    people: dict[str, Person] = {}
    for told in story.told["people"]:
        name = f"{told['first_name']} {told['last_name']}"
        mentoring = told["mentoring"]
        people[told["key"]] = Person(
            organisation=organisation,
            account=Account(email=told["email"]),
            site=sites[told["site"]],
            unit=units[told["unit"]],
            given_name=told["first_name"],
            family_name=told["last_name"],
            sort_key=sort_key(name),
            search_key=search_key(name),
            email=told["email"],
            title=story.say(told["title"]),
            language=told["ui_language"],
            languages=told["languages"],
            hired_on=story.day(told["hire_date"]),
            employment_share=str(told["employment_share"]),
            mentoring_side=_side(mentoring["mentor"] == "yes", mentoring["mentee"] == "yes"),
            mentoring_places=mentoring["mentor_places"],
            example_key=told["key"],
        )
    for told in story.told["people"]:
        if told["manager"]:
            people[told["key"]].manager = people[told["manager"]]
    accounts = [person.account for person in people.values() if person.account]
    for account in accounts:
        account.set_unusable_password()
    Account.objects.bulk_create(accounts)
    Person.objects.bulk_create(people.values())
    long_ago = clock.now() - timedelta(days=365)
    RoleAssignment.objects.bulk_create(
        RoleAssignment(person=people[key], role=role, created_at=long_ago) for key, role in _GIVEN.items()
    )
    return people


def _side(mentor: bool, mentee: bool) -> str:
    return "both" if mentor and mentee else "mentor" if mentor else "mentee" if mentee else ""


def _make_units(story: Story, organisation: Organisation) -> dict[str, Unit]:
    units = {
        unit["key"]: Unit(
            organisation=organisation,
            name=story.say(unit["name"]),
            sort_key=sort_key(story.say(unit["name"])),
        )
        for unit in story.told["units"]
    }
    for unit in story.told["units"]:
        if unit["parent"]:
            units[unit["key"]].parent = units[unit["parent"]]
    Unit.objects.bulk_create(units.values())
    return units


def make_skills(story: Story, people: dict[str, Person], competences: dict[str, Competence]) -> None:
    ratings, interests, held = [], [], []
    profiles = {
        profile.key: profile
        for profile in RoleProfile.objects.filter(organisation=next(iter(people.values())).organisation)
    }
    for told in story.told["people"]:
        person = people[told["key"]]
        ratings += [
            Rating(
                person=person,
                competence=competences[skill["competence"]],
                level=skill["level"],
                source=skill["source"],
                rated_on=story.day(skill["date"]),
                rated_by=person.manager if skill["source"] == "manager" else person,
                evidence_type=skill.get("evidence_type", ""),
                evidence=story.say(skill.get("evidence")),
            )
            for skill in told["skills"]
        ]
        interests += [
            Interest(person=person, competence=competences[each["competence"]], kind=each["interest"])
            for each in told["interests"]
        ]
        if told["role_profile"]:
            held.append(HeldRole(person=person, profile=profiles[told["role_profile"]]))
    Rating.objects.bulk_create(ratings)
    Interest.objects.bulk_create(interests)
    HeldRole.objects.bulk_create(held)


def make_needs(
    story: Story, organisation: Organisation, competences: dict[str, Competence]
) -> dict[str, Need]:
    needs: dict[str, Need] = {}
    links = []
    for told in story.told["needs"]:
        need = Need(
            organisation=organisation,
            scope=told["scope"],
            kind=told["kind"],
            text=story.say(told["text"]),
            source=told["source"],
            priority=_PRIORITY[told["priority"]],
            state=told["status"],
            found_on=story.day(told["date"]),
            example_key=told["key"],
        )
        needs[told["key"]] = need
        links += [
            Need.competences.through(need_id=need.pk, competence_id=competences[key].pk)
            for key in told["competences"]
        ]
    Need.objects.bulk_create(needs.values())
    Need.competences.through.objects.bulk_create(links)
    return needs
