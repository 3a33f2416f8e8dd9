from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.db.models import Count, Q, QuerySet

from lotsa.domain.people import access
from lotsa.domain.people.models import (
    Account,
    AddressChange,
    Conflict,
    Link,
    Organisation,
    Person,
    Relation,
    Role,
    RoleAssignment,
    Site,
    Unit,
)
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.swedish import search_key


@dataclass(frozen=True)
class Directory:
    people: QuerySet[Person]
    units: QuerySet[Unit]
    sites: QuerySet[Site]
    total: int


def directory(
    viewer: Viewer, *, search: str = "", unit: str = "", site: str = "", left: bool = False
) -> Directory:
    everybody = access.visible_to(viewer)
    people = everybody.filter(left_on__isnull=not left)
    if search:
        for word in search_key(search).split():
            people = people.filter(search_key__contains=word)
    # An id that is none finds nobody.
    if unit:
        people = people.filter(unit_id__in=[as_id(unit)])
    if site:
        people = people.filter(site_id__in=[as_id(site)])
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


def people_called(viewer: Viewer, text: str) -> QuerySet[Person]:
    """Those whom an address or a whole name means, among those this viewer sees."""
    people = access.visible_to(viewer).filter(left_on__isnull=True)
    return people.filter(Q(email__iexact=text.strip()) | Q(search_key=search_key(text)))


def conflicts(viewer: Viewer) -> list[Conflict]:
    """Those declared: one's own, or for a coordinator all, by name."""
    rows = access.conflicts_visible_to(viewer)
    return list(rows.order_by("one__sort_key", "other__sort_key", "created_at"))


def colleagues_called(viewer: Viewer, text: str) -> list[Person]:
    """Those of the whole organisation whom an address or a full name means; nobody is listed."""
    people = Person.objects.filter(organisation=viewer.organisation, left_on__isnull=True)
    named = Q(email__iexact=text.strip()) | Q(search_key=search_key(text))
    return list(people.filter(named)[:3]) if text.strip() else []


def roles_given(viewer: Viewer) -> QuerySet[RoleAssignment]:
    return (
        RoleAssignment.objects.filter(person__organisation=viewer.organisation)
        .select_related("person")
        .order_by("person__sort_key", "role")
    )


def as_id(text: str) -> UUID | None:
    """An id from a form or an address, or None for anything else somebody may have written there."""
    try:
        return UUID(text)
    except ValueError:
        return None


def role_counts(viewer: Viewer) -> list[tuple[str, int]]:
    """How many have each role that is given: ("coordinator", 2)."""
    counted = dict(
        RoleAssignment.objects.filter(person__organisation=viewer.organisation, person__left_on__isnull=True)
        .values_list("role")
        .annotate(Count("pk"))
    )
    return [(str(role.label), counted.get(role.value, 0)) for role in Role]


def first_coordinator(email: str = "") -> Person | None:
    """Whom the command line acts for: the first coordinator, or the one with this address."""
    people = Person.objects.filter(role_assignments__role=Role.COORDINATOR, left_on__isnull=True)
    if email:
        people = people.filter(Q(email__iexact=email) | Q(account__email__iexact=email))
    return people.select_related("organisation").order_by("created_at").first()


def organisations_exist() -> bool:
    return Organisation.objects.exists()


def only_example_data() -> bool:
    """Whether every organisation here is the example: then, and on loopback only, roles may be tried on."""
    return Organisation.objects.exists() and not Organisation.objects.filter(is_example=False).exists()


def people_of(account: Account) -> QuerySet[Person]:
    return account.people.filter(left_on__isnull=True).select_related("organisation").order_by("created_at")


def person_of_link(link: Link) -> Person | None:
    """Whom the holder of a link from a mail acts as; nobody once that person has left."""
    people = Person.objects.filter(pk__in=[link.person_id], left_on__isnull=True)
    return people.select_related("organisation").first()


def waiting_address(viewer: Viewer, person: Person) -> AddressChange | None:
    """The new address of a person that does not hold yet."""
    changes = access.addresses_visible_to(viewer).filter(person=person, state=AddressChange.State.WAITING)
    return next((change for change in changes if change.waits), None)


def waiting_addresses(viewer: Viewer) -> list[AddressChange]:
    """Those that this viewer may confirm or stop."""
    changes = access.addresses_visible_to(viewer).filter(state=AddressChange.State.WAITING)
    return [change for change in changes.order_by("person__sort_key") if change.waits]


def may_agree(viewer: Viewer, change: AddressChange) -> bool:
    """Somebody's own change is confirmed in the mailboxes, not with a button while signed in."""
    own = change.person_id == viewer.id
    return access.ADDRESSES.may(viewer, "agree", change) and not (own and change.by_holder)


def open_links_of(viewer: Viewer) -> int:
    """How many links in mails to this viewer still work."""
    rows = Link.objects.filter(person_id=viewer.id, revoked_at__isnull=True).exclude(verb="calendar_feed")
    return sum(link.is_open() for link in rows.only("revoked_at", "single_use", "used_at", "expires_at"))


def person_behind(link: Link) -> Person | None:
    """Whom a sign-in link lets in: the person it was printed for, else the account's first."""
    if link.account is None or not link.account.is_active:
        return None
    people = people_of(link.account)
    return people.filter(pk=link.person_id).first() if link.person_id else people.first()


def role_choices() -> list[tuple[str, str]]:
    return [(role.value, str(role.label)) for role in Role]


@dataclass(frozen=True)
class SignedIn:
    """A place where an account is signed in, as its holder sees it."""

    id: int
    since: datetime
    device: str
    is_here: bool


def sign_ins_of(account: Account, *, here: str) -> list[SignedIn]:
    """Where this account is signed in; `here` is the key of the session that asks. Sessions that have ended
    by themselves are left out."""
    sessions = UserSession.objects.filter(user=account).order_by("-created_at")
    return [
        SignedIn(session.pk, session.created_at, session.user_agent, session.session_key == here)
        for session in sessions
        if session.session_key == here or session.exists()
    ]


def person_of(account: Account, person_id: str) -> Person | None:
    """The account's person by that id, for the switcher between organisations."""
    pk = as_id(person_id)
    return people_of(account).filter(pk=pk).first() if pk else None


@dataclass(frozen=True)
class RoleToTry:
    role: str
    person: Person


def roles_to_try() -> list[RoleToTry]:
    """Whose eyes the example company may be seen with: for each role one person who has it today. Somebody
    with few other roles is preferred, so that the page shows what that role sees."""
    people = Person.objects.filter(organisation__is_example=True, left_on__isnull=True)
    people = people.exclude(account__isnull=True).order_by("created_at", "sort_key")
    mentoring = Relation.objects.filter(kind=Relation.Kind.MENTORS, until__isnull=True)
    given = Q(role_assignments__isnull=False)
    is_mentor = Q(pk__in=mentoring.values("from_person_id"))
    is_mentee = Q(pk__in=mentoring.values("to_person_id"))
    is_manager = Q(pk__in=people.filter(manager__isnull=False).order_by().values("manager_id"))
    with_a_mentee = Q(pk__in=people.filter(is_mentee).order_by().values("manager_id"))
    wanted: list[tuple[str, list[Q]]] = [
        ("coordinator", [Q(role_assignments__role="coordinator")]),
        ("mentee", [is_mentee & ~is_mentor & ~is_manager & ~given, is_mentee]),
        ("mentor", [is_mentor & ~is_mentee & ~is_manager & ~given, is_mentor]),
        ("manager", [is_manager & with_a_mentee & ~is_mentor & ~is_mentee & ~given, is_manager & ~given]),
        ("leadership", [Q(role_assignments__role="leadership")]),
        (
            "administrator",
            [
                Q(role_assignments__role="administrator") & ~Q(role_assignments__role="coordinator"),
                Q(role_assignments__role="administrator"),
            ],
        ),
        ("employee", [~is_mentor & ~is_mentee & ~is_manager & ~given]),
    ]
    found = []
    for role, tries in wanted:
        person = next((person for test in tries if (person := people.filter(test).first())), None)
        if person is not None:
            found.append(RoleToTry(role, person))
    return found
