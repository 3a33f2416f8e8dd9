"""Which column holds what: as the engine understands it, as somebody corrects it, as it is remembered."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from lotsa.engine.spreadsheet import Column, Table, personnummer_cells, understand

Stored = dict[str, Any]


def columns_and_rows(table: Table) -> tuple[list[Stored], list[list[Any]], list[int]]:
    """(columns, rows, numbers of rows where a cell was emptied). Of a refused column no cell comes along; a
    personal number that stands in any other cell takes the cell's text with it."""
    cells = [record.cells for record in table.rows]
    understood = understand(table.headings, cells)
    kept = [column.index for column in understood if column.state != "refused"]
    places = {index: at for at, index in enumerate(kept)}
    emptied = {(y, x) for y, x in personnummer_cells(cells) if x in places}
    rows = [
        [record.number, ["" if (y, x) in emptied else record.cells[x] for x in kept]]
        for y, record in enumerate(table.rows)
    ]
    numbers = sorted({table.rows[y].number for y, _ in emptied})
    return [_stored(column, places.get(column.index)) for column in understood], rows, numbers


def _stored(column: Column, at: int | None) -> Stored:
    return {
        "heading": column.heading,
        "field": column.field,
        "state": column.state,
        "reason": column.reason,
        "examples": list(column.examples),
        "at": at,
    }


def fields_of(columns: Sequence[Stored]) -> dict[str, int]:
    """field -> place in a row, for the columns that are read. A column somebody still has to choose for is
    not read: what it holds would be a guess."""
    return {c["field"]: c["at"] for c in columns if c["state"] == "recognised" and c["field"]}


def headings_hash(columns: Sequence[Stored]) -> str:
    text = "\n".join(column["heading"].casefold() for column in columns)
    return hashlib.sha256(text.encode()).hexdigest()


def chosen(columns: Sequence[Stored], fields: Mapping[int, str], *, reason: str) -> list[Stored]:
    """The columns with the fields somebody chose (place -> field, "" = do not read); refused ones stay so."""
    result = []
    for column in columns:
        field = fields.get(column["at"]) if column["at"] is not None else None
        if field is None:
            result.append(column)
        else:
            changed = field != (column["field"] or "") or column["state"] == "choose"
            state = "recognised" if field else "ignored"
            why = reason if changed else column["reason"]
            result.append({**column, "field": field or None, "state": state, "reason": why})
    return result


def remembered(columns: Sequence[Stored]) -> dict[str, str]:
    return {str(c["at"]): c["field"] or "" for c in columns if c["at"] is not None}


def twice(fields: Mapping[int, str]) -> set[int]:
    """Places of columns that are read as a field another column is read as, too."""
    by_field: dict[str, list[int]] = {}
    for at, field in fields.items():
        if field:
            by_field.setdefault(field, []).append(at)
    return {at for places in by_field.values() if len(places) > 1 for at in places}
