"""Which rows speak of people who are here already, and which rows speak of the same person twice."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from lotsa.domain.intake.drafts import Draft, Problem
from lotsa.domain.intake.world import Known, World
from lotsa.kit.swedish import search_key


def find_people(drafts: Sequence[Draft], world: World, repairs: Mapping[str, Any]) -> None:
    """By address, else by employee number; by name only when nothing speaks against it, else by choice."""
    chosen: Mapping[str, str] = repairs.get("same", {})
    for draft in drafts:
        number = str(draft.values.get("employee_number", "")).casefold()
        draft.person = world.by_email.get(draft.email) if draft.email else None
        draft.person = draft.person or (world.by_number.get(number) if number else None)
        if draft.person is None and draft.name:
            _by_name(draft, world, chosen.get(str(draft.row), ""))
        if draft.person is not None and draft.person.left_on is not None:
            _has_left(draft, draft.person, str(draft.row) in repairs.get("back", []))
        if draft.lacks_email and (draft.person is None or not draft.person.email):
            _missing_email(draft, repairs)


def _by_name(draft: Draft, world: World, answer: str) -> None:
    namesakes = [
        person
        for person in world.by_name.get(search_key(draft.name), [])
        if not person.email or not (draft.email or draft.values.get("employee_number"))
    ]
    if not namesakes:
        return
    if len(namesakes) == 1 and _nothing_differs(draft, namesakes[0]):
        draft.person = namesakes[0]
        return
    by_id = {person.id: person for person in namesakes}
    draft.person = by_id.get(answer.removeprefix("person:"))
    options = [(f"person:{person.id}", person.name, person.hint) for person in namesakes]
    solved = answer == "new" or draft.person is not None
    draft.problems.append(
        Problem(
            "same_name", draft.row, "name", draft.name, ("same", str(draft.row)), answer if solved else "",
            solved, facts={"options": options},
        )
    )  # fmt: skip


def _nothing_differs(draft: Draft, person: Known) -> bool:
    """Neither has an address, and title, unit and site are the same or not stated."""
    if draft.email or person.email:
        return False
    pairs = ((draft.values.get(name), person.values[name]) for name in ("title", "unit", "site"))
    return all(not said or search_key(said) == search_key(known) for said, known in pairs)


def _has_left(draft: Draft, person: Known, back: bool) -> None:
    draft.problems.append(
        Problem(
            "has_left", draft.row, "name", person.name, ("back", str(draft.row)), "1" if back else "", back,
            facts={"day": person.left_on.isoformat() if person.left_on else ""},
        )
    )  # fmt: skip


def _missing_email(draft: Draft, repairs: Mapping[str, Any]) -> None:
    where = ("cells", str(draft.row), "email")
    solved = bool(draft.email) or bool(repairs.get("without_email"))
    known = draft.person is not None and not draft.person.email
    if known and not draft.email:
        return  # they had none before; nothing to ask again
    draft.problems.append(Problem("no_email", draft.row, "email", draft.name, where, draft.email, solved))


def find_doubles(drafts: Sequence[Draft], repairs: Mapping[str, Any]) -> None:
    """Several rows with one address, one employee number or one person behind them: somebody chooses."""
    keep: Mapping[str, str] = repairs.get("keep", {})
    seen: set[int] = set()
    for kind, key_of in (
        ("double_email", lambda draft: draft.email),
        ("double_number", lambda draft: str(draft.values.get("employee_number", "")).casefold()),
        ("double_person", lambda draft: f"person:{draft.person.id}" if draft.person else ""),
    ):
        groups: dict[str, list[Draft]] = defaultdict(list)
        for draft in drafts:
            if (key := key_of(draft)) and draft.row not in seen:
                groups[key].append(draft)
        for key, same in groups.items():
            if len(same) > 1:
                seen |= {draft.row for draft in same}
                _choose(kind, key, same, keep.get(key, ""))


def _choose(kind: str, key: str, same: list[Draft], answer: str) -> None:
    rows = [str(draft.row) for draft in same]
    chosen = answer if answer in rows else ""
    options = [
        (str(d.row), d.name, ", ".join(filter(None, (d.values.get("title"), d.values.get("unit")))))
        for d in same
    ]
    for draft in same:
        solved = chosen == str(draft.row)
        facts = {"options": options, "rows": rows, "kept": chosen}
        value = key if kind != "double_person" else draft.name
        draft.problems.append(
            Problem(kind, draft.row, "email", value, ("keep", key), chosen, solved, facts=facts)
        )
