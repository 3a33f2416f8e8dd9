"""What a read spreadsheet is: headings, rows of clean text, and how it was read; or why it was not."""

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """How much one file may be. Bytes are measured, never believed from what the file says of itself."""

    bytes: int = 20_000_000
    inflated: int = 300_000_000
    ratio: int = 250  # inflated bytes per stored byte; asked only above RATIO_FLOOR
    members: int = 5_000
    rows: int = 50_000
    columns: int = 200
    seconds: float = 30.0
    memory: int = 1_200_000_000  # of the process that reads a workbook


class Unreadable(Exception):
    """The file cannot become a table. `code` is stable; `facts` hold the numbers and names for a sentence.

    Codes: too_large(bytes, limit) · empty · not_a_spreadsheet(looks_like) · password_protected ·
    zip_bomb(inflated, limit) · unsafe_content · damaged · legacy_corrupt · too_slow(seconds) ·
    too_much_inside · too_many_rows(rows, limit) · too_many_columns(columns, limit) ·
    broken_encoding(encoding, row) · stray_quote(row) · no_headings(row) · bad_choice(choice).
    """

    def __init__(self, code: str, **facts: str | int | float) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


@dataclass(frozen=True)
class Record:
    """One row. `number` is the row number that a spreadsheet program shows; cells are as many as headings."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class How:
    """How the file was read, so that a person can see whether it was read right.

    kind: xlsx, xls, xlsb, ods, csv or pasted. encoding and separator are "" where they do not apply.
    heading_row: the row number shown by a spreadsheet program. warnings: stable codes, each at most once:
    title_rows_skipped, several_sheets, duplicate_headings, blank_headings, ragged_rows, merged_cells,
    formula_errors, formulas_without_values, encoding_guessed, double_encoded, replacement_characters,
    decomposed_letters, hidden_sheet, cells_without_heading, name_and_kind_differ.
    """

    kind: str
    sheet: str
    encoding: str
    separator: str
    heading_row: int
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """headings: unique and never blank; every record has exactly one cell per heading."""

    headings: tuple[str, ...]
    rows: tuple[Record, ...]
    how: How


@dataclass(frozen=True)
class Raw:
    """Rows as found, before headings are looked for: (row number, cells), blank rows left out."""

    rows: list[tuple[int, list[str]]]
    kind: str
    sheet: str = ""
    encoding: str = ""
    separator: str = ""
    first_column: int = 0
    warnings: tuple[str, ...] = ()


# Format characters that are never seen: zero-width spaces and joiners, marks of direction, the soft hyphen.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BLANKS = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_PLAIN = re.compile(r"[!-~](?:[ -~]*[!-~])?")


def clean(text: str) -> str:
    """A cell as a person sees it: NFC, nothing unseen, blanks single and trimmed, line breaks as \\n."""
    if _PLAIN.fullmatch(text) and "  " not in text:
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = _CONTROL.sub("", _UNSEEN.sub("", text))
    lines = [_BLANKS.sub(" ", line).strip() for line in unicodedata.normalize("NFC", text).split("\n")]
    return "\n".join(lines).strip()


def column_letters(index: int) -> str:
    """0 -> A, 25 -> Z, 26 -> AA, as a spreadsheet program names its columns."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
