"""Anything people call a spreadsheet becomes one table of clean text, or a code that says why not."""

import time

from lotsa.engine.spreadsheet.archive import look_inside
from lotsa.engine.spreadsheet.delimited import read_text
from lotsa.engine.spreadsheet.encodings import Text, decode
from lotsa.engine.spreadsheet.layout import lay_out
from lotsa.engine.spreadsheet.signatures import OLE, ZIP, foreign_kind, ole_kind
from lotsa.engine.spreadsheet.table import Limits, Raw, Table, Unreadable
from lotsa.engine.spreadsheet.workbook import read_workbook

_WORKBOOKS = ("xlsx", "xlsm", "xls", "xlsb", "ods")


def read(
    data: bytes,
    filename: str = "",
    *,
    limits: Limits | None = None,
    encoding: str | None = None,
    separator: str | None = None,
) -> Table:
    """The table in a file: xlsx, xlsb, xls, ods, or text separated by ; , tab or |.

    The kind is told by the bytes; the name is only compared with it. encoding and separator are a person's
    choices after having seen how the file was read (encodings.CHOICES, delimited.SEPARATORS); None detects.
    Errors: Unreadable, never anything else. Time is bounded by limits.seconds.
    """
    limits = limits or Limits()
    if len(data) > limits.bytes:
        raise Unreadable("too_large", bytes=len(data), limit=limits.bytes)
    if not data.strip():
        raise Unreadable("empty")
    raw = _raw(data, limits, encoding, separator)
    return lay_out(raw, limits, _differs(filename, raw.kind))


def read_pasted(text: str, *, limits: Limits | None = None, separator: str | None = None) -> Table:
    """The table in cells copied from a spreadsheet (tabs), or in pasted csv. Errors: Unreadable."""
    limits = limits or Limits()
    if len(text) > limits.bytes:
        raise Unreadable("too_large", bytes=len(text), limit=limits.bytes)
    pasted = Text(text.removeprefix("\ufeff"), "", ())
    return lay_out(read_text(pasted, "pasted", limits, separator), limits, ())


def _raw(data: bytes, limits: Limits, encoding: str | None, separator: str | None) -> Raw:
    deadline = time.monotonic() + limits.seconds
    if data.startswith(ZIP):
        inside = look_inside(data, limits, deadline)
        return read_workbook(data, inside.kind, inside.warnings, limits, deadline - time.monotonic())
    if data.startswith(OLE):
        kind = ole_kind(data)
        if kind == "encrypted":
            raise Unreadable("password_protected")
        if kind == "unknown":
            raise Unreadable("legacy_corrupt")
        if kind != "xls":
            raise Unreadable("not_a_spreadsheet", looks_like=kind)
        return read_workbook(data, "xls", (), limits, deadline - time.monotonic())
    if foreign := foreign_kind(data):
        raise Unreadable("not_a_spreadsheet", looks_like=foreign)
    return read_text(decode(data, encoding), "csv", limits, separator)


def _differs(filename: str, kind: str) -> tuple[str, ...]:
    ending = filename.rpartition(".")[2].lower() if "." in filename else ""
    expected = "csv" if ending in ("csv", "tsv", "txt") else "xlsx" if ending == "xlsm" else ending
    return ("name_and_kind_differ",) if expected in (*_WORKBOOKS, "csv") and expected != kind else ()
