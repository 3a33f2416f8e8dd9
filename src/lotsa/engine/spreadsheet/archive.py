"""A zip is opened with care: members counted, bytes measured while they inflate, nothing believed."""

import io
import re
import time
import zipfile
import zlib
from dataclasses import dataclass

from lotsa.engine.spreadsheet.table import Limits, Unreadable

RATIO_FLOOR = 20_000_000  # inflated bytes below which the ratio says nothing: empty columns pack very well
_CHUNK = 1 << 20
_OVERLAP = 1 << 12

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# A cell that holds something, past column ZZ or past row 99,999: a dense copy of that sheet fills the memory.
_FAR = re.compile(
    rb"<(?:\w{1,20}:)?c\s[^<>]{0,100}?r=[\"'](?:([A-Z]{3,9})\d{1,9}|[A-Z]{1,2}(\d{6,9}))[\"'][^<>]{0,200}(?<!/)>"
)
_ERROR_CELL = re.compile(rb"<(?:\w{1,20}:)?c\s[^<>]{0,200}?\st=[\"']e[\"']")
_NO_VALUE = re.compile(
    rb"(?:</(?:\w{1,20}:)?f>|<(?:\w{1,20}:)?f[^<>]{0,300}/>)\s{0,9}"
    rb"(?:<(?:\w{1,20}:)?v\s?/>|<(?:\w{1,20}:)?v></(?:\w{1,20}:)?v>)?\s{0,9}</(?:\w{1,20}:)?c>"
)
_KINDS = (
    ("word/", "docx"),
    ("ppt/", "pptx"),
    ("visio/", "vsdx"),
    ("Index/", "numbers"),
    ("META-INF/", "jar"),
)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, OverflowError)


@dataclass(frozen=True)
class Inside:
    """kind: xlsx, xlsb or ods. warnings: what a reader of values would not see."""

    kind: str
    warnings: tuple[str, ...]


def look_inside(data: bytes, limits: Limits, deadline: float) -> Inside:
    """Measures every member of the zip; raises Unreadable unless it is a workbook within the limits."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > limits.members:
                raise Unreadable("zip_bomb", inflated=len(members), limit=limits.members)
            kind = _kind(archive, {member.filename for member in members})
            if any(member.flag_bits & 1 for member in members):
                raise Unreadable("password_protected")
            return Inside(kind, _measure(archive, members, limits, deadline))
    except (*_BROKEN, RuntimeError, KeyError, UnicodeError) as error:
        raise Unreadable("damaged") from error


def _kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "mimetype" in names and "content.xml" in names:
        with archive.open("mimetype") as member:
            kind = member.read(100)
        if b"opendocument.spreadsheet" in kind:
            return "ods"
        raise Unreadable("not_a_spreadsheet", looks_like="odt")
    for start, looks_like in _KINDS:
        if any(name.startswith(start) for name in names):
            raise Unreadable("not_a_spreadsheet", looks_like=looks_like)
    raise Unreadable("not_a_spreadsheet", looks_like="zip")


def _measure(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], limits: Limits, deadline: float
) -> tuple[str, ...]:
    total = 0
    stored = max(1, sum(member.compress_size for member in members))
    warnings: set[str] = set()
    for member in members:
        name = member.filename.lower()
        is_sheet = name.startswith("xl/worksheets/") and name.endswith(".xml")
        is_text = is_sheet or name == "content.xml" or (name.startswith("xl/") and name.endswith(".xml"))
        tail = b""
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                total += len(chunk)
                if total > limits.inflated or (total > RATIO_FLOOR and total > limits.ratio * stored):
                    raise Unreadable("zip_bomb", inflated=total, limit=limits.inflated)
                if time.monotonic() > deadline:
                    raise Unreadable("too_slow", seconds=limits.seconds)
                if is_text:
                    text = tail + chunk
                    if _DOCTYPE.search(text):
                        raise Unreadable("unsafe_content")
                    if is_sheet:
                        warnings |= _warnings(text, limits)
                    tail = text[-_OVERLAP:]
    return tuple(sorted(warnings))


def _warnings(text: bytes, limits: Limits) -> set[str]:
    found = _FAR.search(text)
    if found and found[1]:
        raise Unreadable("too_many_columns", columns=_column_number(found[1].decode()), limit=limits.columns)
    if found:
        raise Unreadable("too_many_rows", rows=int(found[2]), limit=limits.rows)
    warnings = {"formula_errors"} if _ERROR_CELL.search(text) else set()
    return warnings | {"formulas_without_values"} if _NO_VALUE.search(text) else warnings


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
