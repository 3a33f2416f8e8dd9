"""Spreadsheets that are safe to open: a text is always a text, never a formula."""

import csv
import datetime as dt
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from lotsa.engine.spreadsheet.delimited import ACTIVE

Value = str | int | float | bool | dt.date | dt.datetime | None

_NEGATIVE = re.compile(r"-[0-9]{1,15}(?:[.,][0-9]{1,15})?")
_LONGEST = 32_767  # characters in a cell of a spreadsheet program
_FORBIDDEN_IN_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_WIDEST = 60


def write_xlsx(sheets: Sequence[Sequence[Sequence[Value]]], *, titles: Sequence[str]) -> bytes:
    """A workbook. sheets: for each sheet its rows, the first being the headings (bold, frozen).

    titles: the names of the sheets, made valid and unique here. Dates and numbers stay dates and numbers; a
    text is stored as text whatever it begins with. Control characters are left out, and a text is cut at
    32,767 characters with … at the end. Raises ValueError unless there are as many titles as sheets.
    """
    if not sheets or len(sheets) != len(titles):
        raise ValueError(f"{len(sheets)} sheets need as many titles, not {len(titles)}, and at least one.")
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for rows, title in zip(sheets, _titles(titles), strict=True):
        sheet = book.create_sheet(title)
        widths: dict[int, int] = {}
        for y, row in enumerate(rows, 1):
            for x, value in enumerate(row, 1):
                if value is None or value == "":
                    continue
                _fill(sheet.cell(y, x), value, heading=y == 1)
                widths[x] = max(widths.get(x, 8), *map(len, str(value)[:500].split("\n")))
        for x, width in widths.items():
            sheet.column_dimensions[get_column_letter(x)].width = min(_WIDEST, width + 2)
        sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def write_csv(rows: Iterable[Sequence[Value]], *, locale: str) -> bytes:
    """UTF-8 with a byte order mark. Swedish: ; CRLF and decimal comma. English: , CRLF and decimal point.

    A text that begins with = + - @ TAB or CR gets an apostrophe first, except plain negative numbers; so does
    one that already has that apostrophe. `read` takes exactly one away again.
    """
    swedish = locale.lower().startswith("sv")
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if swedish else ",", lineterminator="\r\n")
    for row in rows:
        writer.writerow([_as_text(value, comma=swedish) for value in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def guarded(text: str) -> str:
    """The text as a csv cell that no spreadsheet program takes for a formula."""
    return f"'{text}" if ACTIVE.match(text) and not _NEGATIVE.fullmatch(text) else text


def _fill(cell: Any, value: Value, *, heading: bool) -> None:
    assert isinstance(cell, Cell)
    if isinstance(value, str):
        cell.value = _storable(value)
        cell.data_type = "s"
        # Without this mark a person who edits the cell would turn "=1+1" into a formula.
        cell.quotePrefix = bool(ACTIVE.match(value))
        if "\n" in value:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    elif isinstance(value, dt.datetime):
        cell.value = value.replace(tzinfo=None)
        cell.number_format = "yyyy-mm-dd hh:mm"
    elif isinstance(value, dt.date):
        cell.value = value
        cell.number_format = "yyyy-mm-dd"
    else:
        cell.value = value
    if heading:
        cell.font = Font(bold=True)


def _storable(text: str) -> str:
    text = ILLEGAL_CHARACTERS_RE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.encode("utf-8", "replace").decode().replace("\ufffe", "").replace("\uffff", "")
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _as_text(value: Value, *, comma: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value.replace("\x00", ""))
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        number = f"{value:.15g}"
        return number.replace(".", ",") if comma else number
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _titles(titles: Sequence[str]) -> list[str]:
    """At most 31 characters, none of []:*?/\\, no apostrophe at an end, and none twice."""
    result: list[str] = []
    for at, title in enumerate(titles, 1):
        name = _FORBIDDEN_IN_TITLE.sub(" ", unicodedata.normalize("NFC", title))
        base = name = " ".join(name.split()).strip("' ")[:31].strip("' ") or str(at)
        number = 2
        while name.casefold() in {taken.casefold() for taken in result}:
            name = f"{base[:26]} ({number})"
            number += 1
        result.append(name)
    return result
