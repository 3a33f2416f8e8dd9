"""From rows as found to a table: which row holds the headings, which columns exist, what was uneven."""

import re
from collections import Counter

from lotsa.engine.spreadsheet.headings import is_known, plain_heading
from lotsa.engine.spreadsheet.table import (
    How,
    Limits,
    Raw,
    Record,
    Table,
    Unreadable,
    clean,
    column_letters,
)

_SEARCHED = 30  # rows from the top among which the headings are looked for
_DATUM = re.compile(r"\S+@\S+\.\S+|[\d\s.,:/+-]+|\d{4}-\d\d-\d\d.*|.*-X{4}", re.DOTALL)


def lay_out(raw: Raw, limits: Limits, warnings: tuple[str, ...]) -> Table:
    """Errors: Unreadable(empty | no_headings | too_many_rows | too_many_columns)."""
    rows = [(number, cells) for number, found in raw.rows if any(cells := [clean(cell) for cell in found])]
    if not rows:
        raise Unreadable("empty")
    at = _heading_row(rows)
    heading_number, headings = rows[at]
    body = rows[at + 1 :]
    if len(body) > limits.rows:
        raise Unreadable("too_many_rows", rows=len(body), limit=limits.rows)
    said = [*raw.warnings, *warnings]
    if at:
        said.append("title_rows_skipped")
    width = max(len(headings), max((len(cells) for _, cells in body), default=0))
    if width > limits.columns:
        raise Unreadable("too_many_columns", columns=width, limit=limits.columns)
    if raw.separator and any(len(cells) > len(headings) for _, cells in body):
        said.append("ragged_rows")
    names, kept = _columns(headings, body, width, raw.first_column, said)
    records = tuple(
        Record(number, tuple(cells[i] if i < len(cells) else "" for i in kept))
        for number, cells in body
    )  # fmt: skip
    how = How(raw.kind, raw.sheet, raw.encoding, raw.separator, heading_number, tuple(dict.fromkeys(said)))
    return Table(names, records, how)


def _heading_row(rows: list[tuple[int, list[str]]]) -> int:
    """The index of the row with most known headings; without any, of the first full row of mere words."""
    searched = rows[:_SEARCHED]
    known = [sum(is_known(cell) for cell in cells) for _, cells in searched]
    data = [sum(bool(_DATUM.fullmatch(cell)) for cell in cells if cell) for _, cells in searched]
    fit = [k if k > d else 0 for k, d in zip(known, data, strict=True)]
    best = max(range(len(searched)), key=lambda i: (fit[i], -i))
    if fit[best] >= 2 or (fit[best] == 1 and best == 0):
        return best
    usual = Counter(sum(map(bool, cells)) for _, cells in rows[:200]).most_common(1)[0][0]
    for i, (_, cells) in enumerate(searched):
        filled = sum(map(bool, cells))
        if filled >= max(2, (usual + 1) // 2):
            if data[i] or len({plain_heading(cell) for cell in cells if cell}) < 2:
                break
            return i
    if fit[best] == 1 and usual == 1:
        return best
    raise Unreadable("no_headings", row=rows[0][0])


def _columns(
    headings: list[str], body: list[tuple[int, list[str]]], width: int, first: int, said: list[str]
) -> tuple[tuple[str, ...], list[int]]:
    """Unique headings, and which columns they stand for; columns without heading and cells are left out."""
    filled = {i for _, cells in body for i, cell in enumerate(cells) if cell}
    names: list[str] = []
    kept: list[int] = []
    seen: Counter[str] = Counter()
    taken = {heading.casefold() for heading in headings if heading}
    for i in range(width):
        name = " ".join(headings[i].split()) if i < len(headings) else ""
        if not name:
            if i not in filled:
                continue
            said.append("blank_headings" if i < len(headings) else "cells_without_heading")
            name = column_letters(first + i)
            while name.casefold() in taken:
                name = f"{name} *"
            taken.add(name.casefold())
        seen[name.casefold()] += 1
        if seen[name.casefold()] > 1:
            said.append("duplicate_headings")
            name = _numbered(name, taken)
        names.append(name)
        kept.append(i)
    return tuple(names), kept


def _numbered(name: str, taken: set[str]) -> str:
    number = 2
    while f"{name} ({number})".casefold() in taken:
        number += 1
    taken.add(f"{name} ({number})".casefold())
    return f"{name} ({number})"
