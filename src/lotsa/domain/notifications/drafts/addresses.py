"""A change of address: asked of the mailboxes it concerns, then told to the one that was left."""

from collections.abc import Callable, Iterator, Sequence

from django.utils.translation import gettext as _

from lotsa.domain.activity.models import Event
from lotsa.domain.notifications.drafts.draft import Draft, concerned, people_of, with_rows
from lotsa.domain.notifications.letter import Link, Value
from lotsa.domain.people.actions.addresses import NEW, OLD
from lotsa.domain.people.models import AddressChange, Person, Role

_DAYS = 30


def asked(events: Sequence[Event]) -> Iterator[Draft]:
    """To the old mailbox; to the new one too when it is the person's own change."""
    changes = AddressChange.objects.select_related("person__organisation", "asked_by")
    for event, change in with_rows(events, changes):
        if change.person.left_on is not None:
            continue
        template = "address_leaving" if change.by_holder else "address_waiting"
        yield _draft(event, change, template, OLD, change.old)
        if change.by_holder:
            yield _draft(event, change, "address_arriving", NEW, change.new)


def _draft(event: Event, change: AddressChange, template: str, side: str, address: str) -> Draft:
    return Draft(
        event=event,
        to=change.person,
        template=template,
        object_id=change.pk,
        address=address,
        values=lambda: {
            "asked_by": change.asked_by.name if change.asked_by else change.person.organisation.name,
            "old_address": change.old,
            "new_address": change.new,
            "link": Link(
                "/a/{token}/", _("Open the page"), "address", change.pk, days=_DAYS, facts={"side": side}
            ),
        },
        reply_to=change.asked_by.email if change.asked_by and not change.by_holder else "",
    )


def changed(events: Sequence[Event]) -> Iterator[Draft]:
    people = concerned(events)
    contacts = _contacts(events)
    for event in events:
        for person in (people[pk] for pk in event.concerns if pk in people):
            contact = contacts.get(str(person.organisation_id))
            yield Draft(
                event=event,
                to=person,
                template="address_changed",
                object_id=person.pk,
                address=event.facts["old_address"],
                values=_afterwards(event, person, contact),
                reply_to=contact.email if contact else "",
            )


def _contacts(events: Sequence[Event]) -> dict[str, Person]:
    """Somebody to turn to who did not make the change, where there is one."""
    makers = set(people_of(event.actor_id for event in events))
    staff = Person.objects.filter(
        organisation__in={event.organisation_id for event in events},
        role_assignments__role__in=(Role.COORDINATOR, Role.ADMINISTRATOR),
        left_on__isnull=True,
    ).exclude(email="")
    ordered = sorted(staff.distinct(), key=lambda person: (str(person.pk) not in makers, person.sort_key))
    return {str(person.organisation_id): person for person in ordered}


def _afterwards(event: Event, person: Person, contact: Person | None) -> Callable[[], dict[str, Value]]:
    return lambda: {
        "old_address": event.facts["old_address"],
        "contact_name": contact.name if contact else person.organisation.name,
        "contact_address": contact.email if contact else "",
    }
