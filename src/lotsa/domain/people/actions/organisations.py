from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.people.actions.links import use_link
from lotsa.domain.people.models import Account, Link, Organisation, Person, Role, RoleAssignment, Unit
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused
from lotsa.kit.swedish import search_key, sort_key


@transaction.atomic
def set_up_organisation(
    *,
    link: Link,
    name: str,
    given_name: str,
    family_name: str,
    email: str,
    language: str,
    mail_from: str = "",
) -> Person:
    """The first organisation, with its first person as administrator and coordinator."""
    use_link(link)
    if Organisation.objects.exists():
        raise Refused(_("Lotsa is already set up."))
    organisation = Organisation.objects.create(name=name, language=language, mail_from=mail_from)
    account = Account(email=email.strip().lower())
    account.set_unusable_password()
    account.save()
    full = f"{given_name} {family_name}".strip()
    person = Person.objects.create(
        organisation=organisation,
        account=account,
        given_name=given_name,
        family_name=family_name,
        sort_key=sort_key(full),
        search_key=search_key(full),
        email=email.strip().lower(),
        language=language,
        languages=[language],
    )
    for role in (Role.ADMINISTRATOR, Role.COORDINATOR):
        RoleAssignment.objects.create(person=person, role=role, given_by=person)
    record(organisation.pk, "organisation.set_up", organisation, by=person.pk)
    return person


@transaction.atomic
def change_organisation(
    organisation: Organisation, *, by: Viewer, version: int | None, **fields: Any
) -> None:
    """Settings of the whole organisation, as one form holds them."""
    quiet_from, quiet_to = fields.get("quiet_from_week"), fields.get("quiet_to_week")
    if (quiet_from is None) != (quiet_to is None):
        raise Refused(
            _("Give both the first and the last quiet week, or neither."),
            field="quiet_to_week" if quiet_to is None else "quiet_from_week",
        )
    strong = fields.get("strong_from", organisation.strong_from)
    good = fields.get("good_from", organisation.good_from)
    if good >= strong:
        raise Refused(_("A strong match must begin above a good one."), field="strong_from")
    save_if_unchanged(organisation, version=version, **fields)
    record(organisation.pk, "organisation.changed", organisation, by=by.id, facts={"fields": sorted(fields)})


@transaction.atomic
def give_role(person: Person, role: str, *, by: Viewer) -> None:
    try:
        with transaction.atomic():
            RoleAssignment.objects.create(person=person, role=Role(role), given_by=by.person)
    except IntegrityError:
        return  # has it already
    record(person.organisation_id, "role.given", person, by=by.id, concerns=[person.pk], facts={"role": role})


@transaction.atomic
def take_role(person: Person, role: str, *, by: Viewer) -> None:
    # Locked, so that two administrators cannot each take the other's role at the same moment.
    holders = RoleAssignment.objects.select_for_update(of=("self",)).filter(
        role=role, person__organisation=person.organisation, person__left_on__isnull=True
    )
    others = [holder for holder in holders if holder.person_id != person.pk]
    if role == Role.ADMINISTRATOR and not others:
        raise Refused(_("There must be at least one administrator. Give the role to somebody else first."))
    if RoleAssignment.objects.filter(person=person, role=role).delete()[0]:
        record(
            person.organisation_id, "role.taken", person, by=by.id, concerns=[person.pk], facts={"role": role}
        )


@transaction.atomic
def add_unit(name: str, *, parent: Unit | None = None, by: Viewer) -> Unit:
    unit = Unit.objects.create(
        organisation=by.organisation, parent=parent, name=name, sort_key=sort_key(name)
    )
    record(by.organisation.pk, "unit.added", unit, by=by.id)
    return unit
