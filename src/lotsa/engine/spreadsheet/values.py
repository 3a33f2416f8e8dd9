"""From the text of a cell to a value, when it can only mean one thing; otherwise None."""

import datetime as dt
import re
import unicodedata
from collections.abc import Collection

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january", "feb febr februari february", "mar mars march", "apr april", "maj may",
            "jun juni june", "jul juli july", "aug augusti august", "sep sept september",
            "okt oct oktober october", "nov november", "dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_YEAR_FIRST = re.compile(r"(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})(?:[t ]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SWEDISH = re.compile(r"(\d{1,2})\s?[/.]\s?(\d{1,2})\s?[-/. ]\s?(\d{4})")
_DAY_WORD = re.compile(
    r"(?:den )?(\d{1,2})(?::[ae]|st|nd|rd|th|\.)?(?: of)?[ -]([a-zåäö]{3,9})\.?,?[ -](\d{4})"
)
_WORD_DAY = re.compile(r"([a-zåäö]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_MONTH_YEAR = re.compile(r"([a-zåäö]{3,9})\.? (\d{4})")
_SERIAL = re.compile(r"\d{5}(?:[.,]0+)?")
_EPOCH = dt.date(1899, 12, 30)  # day 0 of a spreadsheet program, for dates after February 1900
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 73_050  # 1927 to 2099
_EARLIEST, _LATEST = 1900, 2100

_SPLIT = re.compile(r"[,;\n|•·]")
_SPLIT_MORE = re.compile(r"/| och | and | samt | & ", re.IGNORECASE)
_EMAIL = re.compile(
    r"[^\s@<>()\[\],;:\"\\.]+(?:\.[^\s@<>()\[\],;:\"\\.]+)*"
    r"@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]"
)
_PLACES = re.compile(
    r"(?:max |högst |upp till |up to )?(\d{1,3})(?:[.,]0)?(?: ?(?:st|plats|platser|adepter|mentees|places?))?"
)
_PARTICLES = frozenset(
    (
        "af",
        "av",
        "von",
        "van",
        "der",
        "den",
        "de",
        "la",
        "le",
        "di",
        "da",
        "dos",
        "del",
        "al",
        "el",
        "bin",
        "zu",
    )
)
_ONE_ROLE = {
    word: role
    for role, words in {
        "mentor": ("mentor", "mentorer", "mentors", "som mentor"),
        "mentee": ("mentee", "mentees", "adept", "adepter", "som adept", "protegé", "protégé"),
        "both": ("båda", "både och", "bägge", "both", "båda rollerna", "both roles"),
        "none": ("ingen", "inget", "nej", "none", "no", "neither", "-", "–", "deltar inte", "deltar ej", "0"),
    }.items()
    for word in words
}


def parse_date(text: str) -> dt.date | None:
    """ISO, yyyymmdd, d/m-yyyy and d.m.yyyy (day first, as Swedes write), 1 jan 2020, a day number of a sheet.

    A month with a year is its first day. 03/04/2020 is 3 April. Two-digit years are refused as a guess.
    """
    text = " ".join(text.lower().split())
    for pattern, order in ((_YEAR_FIRST, (0, 1, 2)), (_COMPACT, (0, 1, 2)), (_SWEDISH, (2, 1, 0))):
        if found := pattern.fullmatch(text):
            parts = [int(part) for part in found.groups()]
            return _date(parts[order[0]], parts[order[1]], parts[order[2]])
    if found := _DAY_WORD.fullmatch(text):
        return _date(int(found[3]), _MONTHS.get(found[2], 0), int(found[1]))
    if found := _WORD_DAY.fullmatch(text):
        return _date(int(found[3]), _MONTHS.get(found[1], 0), int(found[2]))
    if found := _MONTH_YEAR.fullmatch(text):
        return _date(int(found[2]), _MONTHS.get(found[1], 0), 1)
    if _SERIAL.fullmatch(text):
        serial = int(text[:5])
        return _EPOCH + dt.timedelta(days=serial) if _FIRST_SERIAL <= serial <= _LAST_SERIAL else None
    return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if _EARLIEST <= year <= _LATEST else None
    except ValueError:
        return None


def parse_places(text: str) -> int | None:
    """A number of mentees, 0 to 999: "2", "2,0", "max 3", "2 st"."""
    found = _PLACES.fullmatch(" ".join(text.lower().split()))
    return int(found[1]) if found else None


def split_list(text: str, *, whole: Collection[str] = ()) -> tuple[str, ...]:
    """What stands between , ; / | bullets, line breaks and the words for "and"; each once, in order.

    whole: names that hold a slash or an "and" themselves ("Lager och inköp") and stay in one piece.
    """
    names = {name.casefold() for name in whole}
    parts: dict[str, str] = {}
    for outer in _SPLIT.split(text):
        kept = _trimmed(outer)
        for part in (kept,) if kept.casefold() in names else map(_trimmed, _SPLIT_MORE.split(f" {kept} ")):
            if part:
                parts.setdefault(part.casefold(), part)
    return tuple(parts.values())


def _trimmed(text: str) -> str:
    return " ".join(text.split()).strip(" .-–")


def split_name(text: str) -> tuple[str, str]:
    """(given name, family name). "Persson, Lars" is turned round; small words belong to the family name."""
    text = " ".join(text.split())
    if "," in text:
        family, _, given = text.partition(",")
        return given.strip(" ,"), family.strip()
    words = text.split(" ")
    if len(words) == 1:
        return text, ""
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in _PARTICLES:
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:])


def parse_role(text: str) -> str | None:
    """mentor, mentee, both or none; "" is none. None if the words say something else."""
    words = " ".join(text.casefold().split()).strip(" .")
    if not words:
        return "none"
    found = {role for part in split_list(words) if (role := _ONE_ROLE.get(part))}
    if len(split_list(words)) > 1:
        return "both" if found == {"mentor", "mentee"} else None
    return _ONE_ROLE.get(words)


def normalise_email(text: str) -> str:
    """The address in lower case without blanks, "mailto:", angle brackets and the name before them."""
    text = unicodedata.normalize("NFKC", text).strip()
    if found := re.search(r"<([^<>]*@[^<>]*)>", text):
        text = found[1]
    text = "".join(text.split()).strip("<>\"'.,;")
    return re.sub(r"^mailto:", "", text, flags=re.IGNORECASE).partition("?")[0].lower()


def is_email(text: str) -> bool:
    """True for one address that mail can be sent to; letters such as å are allowed."""
    return len(text) <= 254 and bool(_EMAIL.fullmatch(text)) and len(text.partition("@")[0]) <= 64
