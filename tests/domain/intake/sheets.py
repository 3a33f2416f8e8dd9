"""Spreadsheets for the tests, as text that somebody pasted, and an import that has been read."""

from collections.abc import Sequence
from typing import Any

from lotsa.domain.intake.actions import choose_columns, read_import, repair_import
from lotsa.domain.intake.check import check
from lotsa.domain.intake.models import Import
from lotsa.domain.intake.queries import check_page
from lotsa.domain.intake.questions import Group, Question
from lotsa.domain.people.viewer import Viewer

HEADINGS = ("Namn", "E-post", "Chef", "Anställd sedan", "Programroll", "Vill lära", "Kan lära ut", "Platser")


def sheet(*rows: Sequence[str], headings: Sequence[str] = HEADINGS) -> str:
    full = [[*row, *[""] * (len(headings) - len(row))] for row in rows]
    return "\n".join("\t".join(row) for row in [list(headings), *full]) + "\n"


def started(by: Viewer, *rows: Sequence[str], headings: Sequence[str] = HEADINGS) -> Import:
    run = read_import(sheet(*rows, headings=headings), by=by)
    choose_columns(run, {c["at"]: c["field"] or "" for c in run.columns if c["at"] is not None}, by=by)
    return run


def group(run: Import, kind: str) -> Group:
    return next(group for group in check_page(run).groups if group.kind == kind)


def question(run: Import, kind: str, row: int | None = None) -> Question:
    return next(q for q in group(run, kind).questions if row is None or row in q.rows)


def answer(run: Import, by: Viewer, kind: str, value: str, row: int | None = None) -> None:
    repair_import(run, {question(run, kind, row).name: value}, by=by)


def stopped(run: Import) -> dict[int, list[str]]:
    return {row: [p.kind for p in problems] for row, problems in check(run).left_out.items()}


def counts(run: Import, *names: str) -> list[Any]:
    return [check(run).counts[name] for name in names]
