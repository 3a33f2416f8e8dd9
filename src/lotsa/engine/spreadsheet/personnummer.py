"""Finds Swedish personal identity numbers, so that they are refused wherever they stand.

Rules as published by the Swedish Tax Agency: six or eight digits of date, a separator (- or +, often left
out), three digits and a check digit (Luhn over the last ten). A coordination number has the day plus 60.
An interim number has a letter for the first of the three digits, counted as 1 in the check.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\u00ad", "-"))
_NUMBER = re.compile(
    r"(18|19|20)?(\d{2})(\d{2})(\d{2})\s?([-+])?\s?([\dTRSUWXJKLMN])(\d{2})(\d)", re.IGNORECASE
)
_SPACED = re.compile(r"((?:18|19|20)\d{2})[-./ ](\d{2})[-./ ](\d{2})(?=\D\s?\S{4}$)")
_MASKED = re.compile(
    r"(?:(?:19|20)?\d{6}|(?:ÅÅ){1,2}MMDD|(?:YY){1,2}MMDD)\s?[-+]?\s?[X*#N]{4}", re.IGNORECASE
)
# Inside a sentence only the forms that hardly mean anything else: with a separator or with the century.
_WITHIN = re.compile(
    r"(?<![\w-])(?:(?:18|19|20)?\d{6}[-+][\dTRSUWXJKLMN]\d{3}"
    r"|(?:18|19|20)\d{6} ?[\dTRSUWXJKLMN]\d{3})(?![\w-])",
    re.IGNORECASE,
)
_SHARE = 0.3


def is_personnummer(text: str) -> bool:
    """True if the whole text is a personal, coordination or interim number: real date, right check digit."""
    found = _NUMBER.fullmatch(_plain(text))
    if not found:
        return False
    century, year, month, day, _, first, rest, check = found.groups()
    if not _is_date(century, int(year), int(month), int(day)):
        return False
    digit = first if first.isdigit() else "1"
    return _luhn(f"{year}{month}{day}{digit}{rest}") == int(check)


def holds_personnummer(text: str) -> bool:
    """True if the text is such a number, or a sentence with one in it."""
    if not any(c.isdigit() for c in text):
        return False
    plain = _plain(text)
    return is_personnummer(plain) or any(is_personnummer(found) for found in _WITHIN.findall(plain))


def is_personnummer_column(cells: Sequence[str]) -> bool:
    """True if at least 30 % of the filled cells, and two, are such numbers or masks; or if the only one is.

    A number that lost its first zero in a spreadsheet counts here.
    """
    filled = [cell for cell in cells if cell.strip()]
    hits = sum(holds_personnummer(cell) or _is_masked(cell) or _lost_zero(cell) for cell in filled)
    return hits == len(filled) == 1 or (hits >= 2 and hits >= _SHARE * len(filled))


def personnummer_cells(rows: Sequence[Sequence[str]]) -> tuple[tuple[int, int], ...]:
    """(row index, column index) of every cell that holds such a number."""
    return tuple(
        (y, x) for y, cells in enumerate(rows) for x, cell in enumerate(cells) if holds_personnummer(cell)
    )


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).translate(_DASHES).strip()
    if not text.isascii():
        text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    return _SPACED.sub(r"\1\2\3", text)


def _is_date(century: str | None, year: int, month: int, day: int) -> bool:
    day = day - 60 if day > 60 else day
    for start in (century,) if century else ("19", "20"):
        try:
            dt.date(int(start) * 100 + year, month, day)
        except ValueError:
            continue
        return True
    return False


def _luhn(nine: str) -> int:
    total = 0
    for at, digit in enumerate(nine):
        product = int(digit) * (2 - at % 2)
        total += product - 9 if product > 9 else product
    return -total % 10


def _is_masked(text: str) -> bool:
    return bool(_MASKED.fullmatch(_plain(text)))


def _lost_zero(text: str) -> bool:
    return len(text) == 9 and text.isdecimal() and text.isascii() and is_personnummer(f"0{text}")
