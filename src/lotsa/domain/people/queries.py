from dataclasses import dataclass

from django.db.models import QuerySet

from lotsa.domain.people import access
from lotsa.domain.people.models import Account, Organisation, Person, Role, RoleAssignment, Site, Unit
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.swedish import search_key


@dataclass(frozen=True)
class Directory:
    people: QuerySet[Person]
    units: QuerySet[Unit]
    sites: QuerySet[Site]
    total: int


def directory(viewer: Viewer, *, search: str = "", unit: str = "", site: str = "", left: bool = False) -> Directory:
    everybody = access.visible_to(viewer)
    people = everybody.filter(left_on__isnull=not left)
    if search:
        for word in search_key(search).split():
            people = people.filter(search_key__contains=word)
    if unit:
        people = people.filter(unit_id=unit)
    if site:
        people = people.filter(site_id=site)
    return Directory(
        people=people.order_by("sort_key"),
        units=viewer.organisation.units.all(),
        sites=viewer.organisation.sites.all(),
        total=everybody.filter(left_on__isnull=True).count(),
    )


def people_with_role(viewer: Viewer, role: str) -> QuerySet[Person]:
    return Person.objects.filter(
        organisation=viewer.organisation, role_assignments__role=role, left_on__isnull=True
    )


def roles_given(viewer: Viewer) -> QuerySet[RoleAssignment]:
    return (
        RoleAssignment.objects.filter(person__organisation=viewer.organisation)
        .select_related("person")
        .order_by("person__sort_key", "role")
    )


def organisations_exist() -> bool:
    return Organisation.objects.exists()


def only_example_data() -> bool:
    """Whether every organisation here is the example: then, and on loopback only, roles may be tried on."""
    return Organisation.objects.exists() and not Organisation.objects.filter(is_example=False).exists()


def people_of(account: Account) -> QuerySet[Person]:
    return account.people.filter(left_on__isnull=True).select_related("organisation").order_by("created_at")


def role_choices() -> list[tuple[str, str]]:
    return [(role.value, str(role.label)) for role in Role]
