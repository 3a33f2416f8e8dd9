from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.people.actions.addresses import addresses_changed, ask_addresses, guarded, same_mailbox
from lotsa.domain.people.actions.links import revoke_all
from lotsa.domain.people.models import Organisation, Person, Relation
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused
from lotsa.kit.swedish import search_key, sort_key


def name_keys(given_name: str, family_name: str) -> dict[str, str]:
    """What a person is sorted and found by. By given name first: Swedes look for "Åsa", not "Nordström"."""
    full = f"{given_name} {family_name}".strip()
    return {"sort_key": sort_key(full), "search_key": search_key(full)}


def refuse_manager_cycle(person_id: UUID, manager: Person | None) -> None:
    """Walks up from the proposed manager; a line that comes back to the person is refused in words."""
    seen: set[UUID] = set()
    above = manager
    while above is not None and above.pk not in seen:
        if above.pk == person_id:
            raise Refused(
                _("That would make a circle: %(name)s is below this person in the reporting line.")
                % {"name": manager.name if manager else ""},
                field="manager",
            )
        seen.add(above.pk)
        above = above.manager


def refuse_taken_email(organisation: Organisation, email: str, *, but: UUID | None = None) -> None:
    others = Person.objects.filter(organisation=organisation, email__iexact=email)
    if but is not None:
        others = others.exclude(pk=but)
    if email and others.exists():
        raise Refused(_("Somebody else here already has that e-mail address."), field="email")


@transaction.atomic
def add_person(*, by: Viewer, given_name: str, family_name: str = "", **fields: Any) -> Person:
    refuse_taken_email(by.organisation, fields.get("email", ""))
    person = Person.objects.create(
        organisation=by.organisation,
        given_name=given_name,
        family_name=family_name,
        **name_keys(given_name, family_name),
        **fields,
    )
    record(by.organisation.pk, "person.added", person, by=by.id, concerns=[person.pk])
    return person


@transaction.atomic
def change_person(person: Person, *, by: Viewer, version: int | None, **fields: Any) -> None:
    """Changes what the form holds. A new address of somebody who has something to lose waits until that
    person, or a second one who looks after people, has confirmed it."""
    old = person.email
    if "email" in fields:
        refuse_taken_email(person.organisation, fields["email"], but=person.pk)
        if person.email and not fields["email"]:
            # Without one, a code on paper would let whoever prints it in as this person.
            raise Refused(
                _("An address can be replaced but not taken away: it is how %(name)s signs in.")
                % {"name": person.name},
                field="email",
            )
    if "manager" in fields:
        refuse_manager_cycle(person.pk, fields["manager"])
    if "given_name" in fields or "family_name" in fields:
        fields |= name_keys(
            fields.get("given_name", person.given_name), fields.get("family_name", person.family_name)
        )
    waits = _moves(person, fields) and (by.id == person.pk or bool(guarded([person])))
    wanted = fields.pop("email") if waits else ""
    leaves = person.left_on is None and fields.get("left_on") is not None
    save_if_unchanged(person, version=version, **fields)
    if waits:
        ask_addresses([(person, wanted)], by=by.person)
    elif not same_mailbox(old, person.email):
        addresses_changed([(person, old)], by=by.id)
    if leaves:
        revoke_all([person])
    record(
        person.organisation_id,
        "person.changed",
        person,
        by=by.id,
        concerns=[person.pk],
        facts={"fields": sorted(set(fields) - {"sort_key", "search_key"})},
    )


def _moves(person: Person, fields: dict[str, Any]) -> bool:
    return bool(person.email) and not same_mailbox(person.email, fields.get("email", person.email))


@transaction.atomic
def choose_language(person: Person, language: str) -> None:
    Person.objects.filter(pk=person.pk).update(language=language)
    record(person.organisation_id, "person.chose_language", person, by=person.pk)


@transaction.atomic
def choose_appearance(person: Person, appearance: str) -> None:
    Person.objects.filter(pk=person.pk).update(appearance=appearance)
    record(person.organisation_id, "person.chose_appearance", person, by=person.pk)


@transaction.atomic
def offer_to_mentor(person: Person, offers: bool, *, by: Viewer) -> None:
    """That somebody wants to be a mentor stands in the people list, for the next programme to ask; taken back
    it stands there no more. What they want as a mentee is not touched."""
    sides = ("mentee", "both") if person.mentoring_side in ("mentee", "both") else ("", "mentor")
    side = sides[offers]
    if side == person.mentoring_side:
        return
    places = max(person.mentoring_places, 1) if offers else person.mentoring_places
    save_if_unchanged(person, version=None, mentoring_side=side, mentoring_places=places)
    verb = "person.offered_to_mentor" if offers else "person.withdrew_offer"
    record(person.organisation_id, verb, person, by=by.id, concerns=[person.pk])


def relate(kind: str, from_person: Person, to_person: Person, *, source_id: UUID, since: date) -> Relation:
    """Part of a higher module's action and of its transaction; that action records the event."""
    relation, _made = Relation.objects.update_or_create(
        kind=kind,
        from_person=from_person,
        to_person=to_person,
        source_id=source_id,
        defaults={"organisation": from_person.organisation, "since": since, "until": None},
    )
    return relation


def end_relation(*, source_id: UUID, until: date, person_id: UUID | None = None) -> None:
    """All that came from the source, or what one person has of them."""
    rows = Relation.objects.filter(source_id=source_id, until__isnull=True)
    if person_id is not None:
        rows = rows.filter(Q(from_person=person_id) | Q(to_person=person_id))
    rows.update(until=until)
