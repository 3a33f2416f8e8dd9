"""Which field a column holds, told by its heading and checked against its values."""

import difflib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from lotsa.engine.spreadsheet.headings import (
    field_for,
    ignored_for,
    is_ambiguous,
    known_headings,
    plain_heading,
    refused_for,
)
from lotsa.engine.spreadsheet.personnummer import holds_personnummer, is_personnummer_column
from lotsa.engine.spreadsheet.values import is_email, normalise_email, parse_role

FIELDS = (
    "name", "given_name", "family_name", "email", "title", "unit", "site", "manager", "hired_on", "languages",
    "role", "wants", "teaches", "places", "employer", "employee_number", "ui_language", "level",
)  # fmt: skip
_EXAMPLES = 3
_EXAMPLE_LENGTH = 60
_ALIKE = 0.87


@dataclass(frozen=True)
class Column:
    """state: recognised (read as `field`) · choose (`field` is a suggestion or None) · ignored · refused.

    reason: why. recognised: heading, values. choose: unknown, similar, values, duplicate. ignored: empty,
    phone, row_number. refused: personnummer, personnummer_values, salary, bank, health, address, gender,
    birth_date, union, age, origin, family. A refused column has no examples: nothing of it is shown.
    """

    index: int
    heading: str
    field: str | None
    state: str
    reason: str
    examples: tuple[str, ...]


def understand(headings: Sequence[str], sample_rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """One Column per heading. Give all rows: a personal number may stand in the last one. No field twice."""
    columns = [
        _column(index, heading, [row[index] for row in sample_rows if index < len(row)])
        for index, heading in enumerate(headings)
    ]
    return tuple(_once(columns))


def _column(index: int, heading: str, cells: list[str]) -> Column:
    filled = [cell for cell in cells if cell.strip()]
    column = Column(index, heading, None, "choose", "unknown", _examples(filled))
    said = _without_number(heading)
    if refusal := refused_for(said):
        return replace(column, state="refused", reason=refusal, examples=())
    if is_personnummer_column(filled):
        return replace(column, state="refused", reason="personnummer_values", examples=())
    if left_out := ignored_for(said):
        return replace(column, state="ignored", reason=left_out)
    if is_ambiguous(said):
        meant = "role" if _share(filled, lambda cell: parse_role(cell) is not None) >= 0.5 else "title"
        return replace(column, field=meant, state="recognised", reason="values" if filled else "heading")
    if field := field_for(said):
        return replace(column, field=field, state="recognised", reason="heading")
    if not filled:
        return replace(column, state="ignored", reason="empty")
    return _guess(column, said, filled)


def _guess(column: Column, heading: str, filled: list[str]) -> Column:
    """A suggestion that a person confirms: by the values, or by a heading with a slip of the pen."""
    if _share(filled, lambda cell: is_email(normalise_email(cell))) >= 0.8:
        return replace(column, field="email", reason="values")
    words = {cell.casefold() for cell in filled} - {"-", "0", "no", "nej"}
    if words and _share(filled, lambda cell: parse_role(cell) is not None) >= 0.8:
        return replace(column, field="role", reason="values")
    known = dict(known_headings())
    alike = difflib.get_close_matches(plain_heading(heading), known, n=1, cutoff=_ALIKE)
    return replace(column, field=known[alike[0]], reason="similar") if alike else column


def _once(columns: list[Column]) -> list[Column]:
    """The first column that is recognised as a field keeps it; the next ones are for a person to choose."""
    taken: set[str] = set()
    result: list[Column] = []
    for column in columns:
        if column.state == "recognised" and column.field in taken:
            column = replace(column, field=None, state="choose", reason="duplicate")
        elif column.state == "recognised" and column.field:
            taken.add(column.field)
        result.append(column)
    return [replace(c, field=None) if c.state == "choose" and c.field in taken else c for c in result]


def _without_number(heading: str) -> str:
    """The heading without the " (2)" that tells two equal ones apart."""
    start, bracket, end = heading.rpartition(" (")
    return start if bracket and end[:-1].isdigit() and end.endswith(")") else heading


def _examples(filled: list[str]) -> tuple[str, ...]:
    distinct = [cell for cell in dict.fromkeys(filled) if not holds_personnummer(cell)]
    return tuple(" ".join(cell.split())[:_EXAMPLE_LENGTH] for cell in distinct[:_EXAMPLES])


def _share(cells: list[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0.0
