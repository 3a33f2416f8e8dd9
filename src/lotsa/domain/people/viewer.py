"""Who looks: one person in one organisation, with the roles they have there right now."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from lotsa.domain.people.models import Account, Link, Organisation, Person, Relation


@dataclass(frozen=True)
class Viewer:
    person: Person
    organisation: Organisation
    roles: frozenset[str]

    def has(self, *roles: str) -> bool:
        return not self.roles.isdisjoint(roles)

    @property
    def id(self) -> UUID:
        return self.person.pk

    @cached_property
    def mentee_ids(self) -> frozenset[UUID]:
        """People whom this viewer mentors today."""
        return frozenset(
            Relation.objects.filter(
                kind=Relation.Kind.MENTORS, from_person=self.person, until__isnull=True
            ).values_list("to_person_id", flat=True)
        )

    @cached_property
    def report_ids(self) -> frozenset[UUID]:
        """People whose line manager this viewer is (directly)."""
        return frozenset(
            Person.objects.filter(manager=self.person, left_on__isnull=True).values_list("pk", flat=True)
        )


def roles_of(person: Person) -> frozenset[str]:
    """All roles in three queries: given ones, those that follow from pairs, and line manager."""
    roles = {"employee", *person.role_assignments.values_list("role", flat=True)}
    related = Relation.objects.filter(
        Q(from_person=person) | Q(to_person=person), kind=Relation.Kind.MENTORS, until__isnull=True
    ).values_list("from_person_id", flat=True)
    for mentor_id in related:
        roles.add("mentor" if mentor_id == person.pk else "mentee")
    if Person.objects.filter(manager=person, left_on__isnull=True).exists():
        roles.add("manager")
    return frozenset(roles)


def viewer_of(person: Person) -> Viewer:
    return Viewer(person=person, organisation=person.organisation, roles=roles_of(person))


def viewer_for(account: Account, person_id: UUID | str | None = None) -> Viewer | None:
    """The viewer behind a session: the chosen person, else the account's first; None if there is none."""
    people = Person.objects.select_related("organisation").filter(account=account, left_on__isnull=True)
    person = (people.filter(pk=person_id).first() if person_id else None) or people.order_by(
        "created_at"
    ).first()
    return viewer_of(person) if person else None


def holder_of(link: Link) -> Viewer | None:
    """Who acts through a link from a mail; nobody when the person has left."""
    people = Person.objects.select_related("organisation").filter(organisation=link.organisation_id)
    person = people.filter(pk__in=[link.person_id], left_on__isnull=True).first()
    return viewer_of(person) if person else None
