"""Separated text: csv and tsv files, and what is pasted from a spreadsheet."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from lotsa.engine.spreadsheet.encodings import Text
from lotsa.engine.spreadsheet.headings import is_known
from lotsa.engine.spreadsheet.table import Limits, Raw, Unreadable, clean

SEPARATORS = (";", ",", "\t", "|")
_SEP_LINE = re.compile(r"sep=(.)(?:\r\n|\r|\n|$)", re.IGNORECASE)
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# What a spreadsheet program may take for a formula, also behind blanks or the apostrophe of an export.
ACTIVE = re.compile(r"\s*'*[=+\-@\t\r]")
_NOTHING = ' \t\r\n\f\v\u00a0\ufeff"' + "".join(SEPARATORS)
_SAMPLE = 200
_LONGEST_CELL = 200_000

Rows = list[tuple[int, list[str]]]


def read_text(text: Text, kind: str, limits: Limits, separator: str | None = None) -> Raw:
    """Rows of a text; the separator is the `sep=` line's, the chosen one, or the one that fits best."""
    if separator is not None and separator not in SEPARATORS:
        raise Unreadable("bad_choice", choice=separator[:40])
    body = text.text
    if not body.strip(_NOTHING):
        raise Unreadable("empty")
    if _BINARY.search(body):
        raise Unreadable("not_a_spreadsheet", looks_like="unknown")
    if said := _SEP_LINE.match(body):
        body = body[said.end() :]
        separator = separator or (said[1] if said[1] in SEPARATORS else None)
    chosen = separator or _fitting(body)
    rows = _parse(body, chosen, kind, limits)
    return Raw(rows=rows, kind=kind, encoding=text.encoding, separator=chosen, warnings=text.warnings)


def unguarded(cell: str) -> str:
    """The cell without the apostrophe that a safe export puts before = + - @ (see write.py)."""
    return cell[1:] if cell.startswith("'") and ACTIVE.match(cell, 1) else cell


def _parse(body: str, separator: str, kind: str, limits: Limits) -> Rows:
    try:
        return _records(body, separator, limits, csv.QUOTE_MINIMAL)
    except Unreadable as error:
        # What is pasted from a spreadsheet has quotes only around line breaks; a name may begin with one.
        if error.code == "stray_quote" and kind == "pasted" and separator == "\t":
            return _records(body, separator, limits, csv.QUOTE_NONE)
        raise


def _records(body: str, separator: str, limits: Limits, quoting: int) -> Rows:
    rows: Rows = []
    number = 0
    reader = _reader(body, separator, quoting)
    try:
        for number, cells in enumerate(reader, 1):
            while cells and not cells[-1].strip():
                cells.pop()
            if len(cells) > limits.columns:
                raise Unreadable("too_many_columns", columns=len(cells), limit=limits.columns)
            if cells:
                rows.append((number, [unguarded(cell) for cell in cells]))
            if len(rows) > limits.rows + _SAMPLE:
                raise Unreadable("too_many_rows", rows=body.count("\n"), limit=limits.rows)
    except csv.Error as error:
        raise Unreadable("stray_quote", row=number + 1) from error
    return rows


def _reader(body: str, separator: str, quoting: int = csv.QUOTE_MINIMAL) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    return csv.reader(
        io.StringIO(body, newline=""), delimiter=separator, strict=True, quoting=quoting  # type: ignore[arg-type]
    )  # fmt: skip


def _fitting(body: str) -> str:
    """The separator that makes the most even table with the most headings that people use."""
    scores = {separator: _score(body, separator) for separator in SEPARATORS}
    return max(SEPARATORS, key=lambda separator: scores[separator])


def _score(body: str, separator: str) -> tuple[int, float]:
    rows: list[list[str]] = []
    try:
        for cells in islice(_reader(body, separator), _SAMPLE):
            if any(cell.strip() for cell in cells):
                rows.append(cells)
    except csv.Error:
        pass  # the rows before the stray quote tell enough
    if not rows:
        return 0, 0.0
    known = max(sum(is_known(clean(cell)) for cell in cells) for cells in rows[:20])
    width, count = Counter(len(cells) for cells in rows).most_common(1)[0]
    return known, (width > 1) * count / len(rows) + min(width, 50) / 1000
