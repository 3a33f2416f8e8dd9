"""New addresses and last days in an import: what may change at once, who is told, which links end."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from lotsa.domain.intake.models import Import
from lotsa.domain.people.actions.addresses import addresses_changed, ask_addresses, guarded, same_mailbox
from lotsa.domain.people.actions.links import revoke_all
from lotsa.domain.people.models import Person

Line = dict[str, Any]


def new_addresses(lines: Sequence[Line], known: dict[UUID, Person]) -> list[tuple[Person, str]]:
    """Takes out of the lines the addresses that may not change at once: a file is no second person."""
    moved = []
    for line in lines:
        person, new = known.get(UUID(line["id"])), line["set"].get("email", "")
        if person is not None and new and person.email and not same_mailbox(person.email, new):
            moved.append((line, person, new))
    waits = guarded(person for _line, person, _new in moved)
    for line, person, _new in moved:
        if person.pk in waits:
            line["set"] = {name: value for name, value in line["set"].items() if name != "email"}
    return [(person, new) for _line, person, new in moved if person.pk in waits]


def tell(
    run: Import,
    changed: Sequence[Person],
    before: dict[UUID, tuple[str, date | None]],
    waiting: Sequence[tuple[Person, str]],
) -> None:
    was = [(person, *before[person.pk]) for person in changed]
    moved = [(person, old) for person, old, _left in was if not same_mailbox(old, person.email)]
    addresses_changed(moved, by=run.made_by_id)
    revoke_all(person for person, _old, left in was if left is None and person.left_on is not None)
    ask_addresses(waiting, by=run.made_by)
