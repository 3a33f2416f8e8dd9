"""Reads the sheets of one workbook in a process of its own, so that no file can stop the server.

Standing alone: only the standard library and python_calamine. In: one line of JSON (rows, columns, memory),
then the bytes of the workbook. Out: one JSON object, {"sheet": …, "rows": [[number, [cell, …]], …], …} or
{"error": code}. Run by workbook.py, which ends it when it takes too long.
"""

import contextlib
import datetime as dt
import io
import json
import sys
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum


def as_text(value: object) -> str:
    """Dates as ISO, a time of day as HH:MM, whole numbers without a fraction, others to 15 digits."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, dt.datetime):
        if value.time() == dt.time():
            return value.date().isoformat()
        return value.isoformat(sep=" ", timespec="minutes" if not value.second else "seconds")
    if isinstance(value, dt.time):
        return value.isoformat(timespec="minutes" if not value.second else "seconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)


def rows_of(sheet: Any, max_rows: int, max_columns: int) -> tuple[list[tuple[int, list[str]]], int, int]:
    """(number, cells) of the rows that are not blank, at most max_rows; how many there are; the widest."""
    rows: list[tuple[int, list[str]]] = []
    count = widest = 0
    for number, values in enumerate(sheet.iter_rows(), 1):
        while values and (values[-1] == "" or (isinstance(values[-1], str) and not values[-1].strip())):
            values.pop()
        if values:
            count += 1
            widest = max(widest, len(values))
            if widest > max_columns:
                break  # refused anyway
            if count <= max_rows:
                rows.append((number, [as_text(value) for value in values]))
    return rows, count, widest


def read_book(data: bytes, max_rows: int, max_columns: int) -> dict[str, Any]:
    """The visible sheet with most rows (the first of equals), and what a person should know of the others."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets = [meta for meta in book.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
    visible = [meta for meta in sheets if meta.visible == SheetVisibleEnum.Visible]
    best: dict[str, Any] = {}
    filled = 0
    for meta in visible or sheets:
        sheet = book.get_sheet_by_name(meta.name)
        rows, count, widest = rows_of(sheet, max_rows, max_columns)
        filled += bool(count)
        if count > best.get("count", 0):
            start = sheet.start or (0, 0)
            best = {
                "sheet": meta.name, "rows": rows, "count": count, "widest": widest, "first_column": start[1],
                "merged": _merged(sheet), "hidden": meta.visible != SheetVisibleEnum.Visible,
            }  # fmt: skip
    return {**best, "filled": filled}


def _merged(sheet: Any) -> list[int]:
    """The last row number of every merged area."""
    with contextlib.suppress(CalamineError):
        return [end[0] + 1 for _, end in sheet.merged_cell_ranges or ()]
    return []


def answer(data: bytes, max_rows: int, max_columns: int) -> dict[str, Any]:
    try:
        return read_book(data, max_rows, max_columns)
    except PasswordError:
        return {"error": "password_protected"}
    except MemoryError:
        return {"error": "too_much_inside"}
    except Exception:
        return {"error": "damaged"}
    except BaseException as error:  # a panic in Rust is no Exception
        if type(error).__name__ != "PanicException":
            raise
        return {"error": "damaged"}


def main() -> None:
    asked = json.loads(sys.stdin.buffer.readline())
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - does not exist on Windows

        resource.setrlimit(resource.RLIMIT_AS, (asked["memory"], asked["memory"]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    json.dump(answer(sys.stdin.buffer.read(), asked["rows"], asked["columns"]), sys.stdout)


if __name__ == "__main__":
    main()
