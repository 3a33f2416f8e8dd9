"""The dry run: what an import would do, line by line, and what needs a person first. Writes nothing.

`repairs`, as stored with the import:
    cells         row -> field -> what was typed instead (name, email, title, …)
    values        field -> what the file says -> what it means (hired_on, role, places, manager, competence)
    keep          address, number or person -> the row to read of several
    same          row -> "person:<id>" or "new", for somebody with the same name
    back          rows of people who had left and are back
    no_manager    rows that are read without a manager
    without_email, without_date    whether people may come in without
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from lotsa.domain.intake.drafts import Draft, Problem, Reader, Reference
from lotsa.domain.intake.managers import Directory, by_depth, leave_out_managers, set_managers
from lotsa.domain.intake.mapping import Stored, fields_of
from lotsa.domain.intake.matching_rows import find_doubles, find_people
from lotsa.domain.intake.models import Import
from lotsa.domain.intake.world import World
from lotsa.kit.swedish import search_key

NAMES = ("unit", "site", "employer")


@dataclass(frozen=True)
class Line:
    """What one row does. `changes`: field -> new value (unit, site, employer by name); manager: id or ""
    where the row says nothing of one, and None where there shall be none."""

    row: int
    person_id: str
    name: str
    is_new: bool
    changes: dict[str, Any]
    before: dict[str, Any]
    manager: str | None
    wants: list[Reference] = field(default_factory=list)
    teaches: list[Reference] = field(default_factory=list)

    @property
    def does_something(self) -> bool:
        return self.is_new or bool(self.changes or self.wants or self.teaches)


@dataclass(frozen=True)
class Checked:
    lines: list[Line]  # managers first
    problems: list[Problem]
    rows: int
    labels: Mapping[str, tuple[str, str]]  # "row:12" or "person:<id>" -> (name, hint)
    names: Mapping[int, str]  # row -> name
    columns: Sequence[Stored]

    @property
    def left_out(self) -> dict[int, list[Problem]]:
        """Row -> what stops it."""
        result: dict[int, list[Problem]] = {}
        for problem in self.problems:
            if problem.stops:
                result.setdefault(problem.row, []).append(problem)
        return result

    @property
    def counts(self) -> dict[str, int]:
        states = Counter(column["state"] for column in self.columns)
        return {
            "rows": self.rows,
            "ready": len(self.lines),
            "new": sum(line.is_new for line in self.lines),
            "updated": sum(not line.is_new and line.does_something for line in self.lines),
            "unchanged": sum(not line.does_something for line in self.lines),
            "problems": len(self.left_out),
            "refused": states["refused"],
            "ignored": states["ignored"] + states["choose"],
        }


def check(run: Import) -> Checked:
    world = World(run.organisation)
    reader = Reader(fields_of(run.columns), run.repairs, world)
    drafts = [reader.read(number, cells) for number, cells in run.rows]
    find_people(drafts, world, run.repairs)
    find_doubles(drafts, run.repairs)
    directory = set_managers(drafts, world, run.repairs)
    leave_out_managers(drafts)
    ready = [draft for draft in drafts if not draft.stops]
    without = {str(row) for row in run.repairs.get("no_manager", [])}
    ids = {draft.key: person_id(run.pk, draft) for draft in ready}
    lines = [_line(draft, ids, directory, world, str(draft.row) in without) for draft in by_depth(ready)]
    return Checked(
        lines=lines,
        problems=[problem for draft in drafts for problem in draft.problems],
        rows=len(drafts),
        labels=directory.labels,
        names={draft.row: draft.name for draft in drafts},
        columns=run.columns,
    )


def person_id(run_id: UUID, draft: Draft) -> str:
    """Known before the person is made, so that a chunk that is applied again makes nobody twice."""
    return draft.person.id if draft.person else str(uuid5(run_id, f"row {draft.row}"))


def _line(draft: Draft, ids: Mapping[str, str], directory: Directory, world: World, without: bool) -> Line:
    wanted = {"given_name": draft.given, "family_name": draft.family, **draft.values}
    if draft.email:
        wanted["email"] = draft.email
    kept = dict(draft.person.values) if draft.person else {}
    changes = {name: value for name, value in wanted.items() if not _same(name, value, kept.get(name))}
    manager: str | None = ""
    if draft.manager:
        manager = ids.get(draft.manager) or draft.manager.partition(":")[2]
    elif without:
        manager = None
    current = draft.person.manager if draft.person else None
    if manager != "" and manager != current:
        kept["manager"] = world.people[current].name if current in world.people else ""
        changes["manager"] = directory.labels[draft.manager][0] if draft.manager else ""
    elif manager != "":
        manager = ""
    if draft.person and draft.person.left_on:
        changes["left_on"] = None
    return Line(
        row=draft.row,
        person_id=ids[draft.key],
        name=draft.name,
        is_new=draft.person is None,
        changes=changes,
        before={name: kept.get(name) for name in changes} if draft.person else {},
        manager=manager,
        wants=_not_held(draft, draft.wants, world.wants),
        teaches=_not_held(draft, draft.teaches, world.teaches),
    )


def _not_held(draft: Draft, said: list[Reference], held: set[tuple[str, str]]) -> list[Reference]:
    if draft.person is None:
        return said
    return [reference for reference in said if (draft.person.id, reference[1]) not in held]


def _same(name: str, value: Any, kept: Any) -> bool:
    if name in NAMES:
        return search_key(value) == search_key(kept or "")
    if name == "email":
        return bool(value == (kept or "").lower())
    return bool(value == kept)
