from datetime import timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lotsa.domain.activity.queries import who_added
from lotsa.domain.people.models import (
    AddressChange,
    Conflict,
    Organisation,
    Person,
    Relation,
    Role,
    RoleAssignment,
)
from lotsa.domain.people.rules import Rules, administrator, coordinator, demand, fetch, who
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock

HELD_BEFORE_CONFIRMING = timedelta(days=7)  # a role given today confirms nothing today

self_ = who("employee", "own", lambda viewer, person: person is not None and person.pk == viewer.id)
manager = who("manager", "team", lambda viewer, person: person is not None and person.manager_id == viewer.id)
mentor = who(
    "mentor", "own pair", lambda viewer, person: person is not None and person.pk in viewer.mentee_ids
)
mentee = who(
    "mentee", "own pair", lambda viewer, person: person is not None and person.pk in mentor_ids(viewer)
)

leads = who("manager", "team", lambda viewer, person: viewer.has("manager"))

RULES = Rules(
    _("Name, title, department and contact address"),
    {
        "see": self_ | mentee | mentor | manager | coordinator | administrator,
        "edit": coordinator | administrator,
        "edit_own": self_,
        "list": coordinator | administrator,
        "import": coordinator,
        "export": coordinator,
        "end_sessions": self_,
        "print_code": coordinator,
        "lead": leads,
    },
)
ORGANISATION = Rules(
    _("Settings of the organisation, and who has which role"),
    {
        "see": administrator,
        "edit": administrator,
        "give_role": administrator,
        "remove_example": administrator | coordinator,
    },
)

own_address = who(
    "employee", "own", lambda viewer, change: change is not None and change.person_id == viewer.id
)


def _is_second(viewer: Viewer, change: AddressChange | None, role: Role) -> bool:
    """Somebody who looks after people, who neither asked for the change nor is the person, and whom the one
    who asked has not made up for the purpose (nor the other way round)."""
    if change is None or not viewer.has(role) or viewer.id in (change.asked_by_id, change.person_id):
        return False
    held = RoleAssignment.objects.filter(
        person=viewer.person, role=role, created_at__lte=clock.now() - HELD_BEFORE_CONFIRMING
    )
    return held.exists() and not (change.asked_by_id and _one_made_the_other(viewer.id, change.asked_by_id))


def _one_made_the_other(one: UUID, other: UUID) -> bool:
    """Whether either has added the other or given the other a role."""
    both = [one, other]
    gave = RoleAssignment.objects.filter(person__in=both, given_by__in=both).exclude(person=F("given_by"))
    return gave.exists() or bool(who_added(one) == other or who_added(other) == one)


second_coordinator = who(
    "coordinator", "not the own change", lambda v, row: _is_second(v, row, Role.COORDINATOR)
)
second_administrator = who(
    "administrator", "not the own change", lambda v, row: _is_second(v, row, Role.ADMINISTRATOR)
)
ADDRESSES = Rules(
    _("A new address that waits to be confirmed"),
    {
        "see": own_address | coordinator | administrator,
        "agree": own_address | second_coordinator | second_administrator,
        "stop": own_address | coordinator | administrator,
    },
)

declarer = who("employee", "own", lambda viewer, conflict: conflict.declared_by_id == viewer.id)
CONFLICTS = Rules(
    _("A declared conflict of interest"),
    {"see": declarer | coordinator, "remove": declarer | coordinator},
)


def mentor_ids(viewer: Viewer) -> frozenset[UUID]:
    """People who mentor this viewer today."""
    return frozenset(
        Relation.objects.filter(
            kind=Relation.Kind.MENTORS, to_person=viewer.person, until__isnull=True
        ).values_list("from_person_id", flat=True)
    )


def visible_to(viewer: Viewer) -> QuerySet[Person]:
    people = Person.objects.filter(organisation=viewer.organisation).select_related("unit", "site", "manager")
    if viewer.has("coordinator", "administrator"):
        return people
    return people.filter(
        Q(pk=viewer.id)
        | Q(manager=viewer.person)
        | Q(pk__in=viewer.mentee_ids)
        | Q(pk__in=mentor_ids(viewer))
    )


def person_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> Person:
    return fetch(visible_to(viewer), RULES, viewer, pk, to=to)


def may(viewer: Viewer, verb: str, person: Person | None = None) -> bool:
    return RULES.may(viewer, verb, person)


def needs_paper(person: Person) -> bool:
    """Whether codes on paper are this person's way in: no address anywhere, and still here."""
    has_address = person.email or (person.account is not None and person.account.email)
    return person.left_on is None and not has_address


def addresses_visible_to(viewer: Viewer) -> QuerySet[AddressChange]:
    changes = AddressChange.objects.filter(person__organisation=viewer.organisation)
    if not viewer.has("coordinator", "administrator"):
        changes = changes.filter(person=viewer.person)
    return changes.select_related("person", "asked_by")


def address_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> AddressChange:
    return fetch(addresses_visible_to(viewer), ADDRESSES, viewer, pk, to=to)


def demand_people(viewer: Viewer, verb: str) -> None:
    demand(RULES, viewer, verb)


def organisation_for(viewer: Viewer, *, to: str = "see") -> Organisation:
    demand(ORGANISATION, viewer, to)
    return viewer.organisation


def conflicts_visible_to(viewer: Viewer) -> QuerySet[Conflict]:
    """One's own; a coordinator's all. Never those that others have declared about oneself."""
    conflicts = Conflict.objects.filter(organisation=viewer.organisation).select_related(
        "one", "other", "declared_by"
    )
    return conflicts if viewer.has("coordinator") else conflicts.filter(declared_by=viewer.person)


def conflict_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> Conflict:
    return fetch(conflicts_visible_to(viewer), CONFLICTS, viewer, pk, to=to)
