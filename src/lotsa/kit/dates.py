"""Days, weeks and numbers as people here write them: "tis 24 nov kl. 10.00", "v. 48", "12 500".

In the language in force (and the zone), so a page and a mail say a day alike.
"""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.translation import get_language

_DAYS = {
    "sv": ("mån", "tis", "ons", "tor", "fre", "lör", "sön"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_LONG_DAYS = {
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "sv": ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"),
}
_LONG_MONTHS = {
    "sv": (
        [
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december",
        ]
    ),
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
THIN = "\u202f"  # narrow no-break space


def _sv() -> bool:
    return (get_language() or "sv").startswith("sv")


def _key() -> str:
    return "sv" if _sv() else "en"


def _local(moment: date | datetime) -> date | datetime:
    if isinstance(moment, datetime) and timezone.is_aware(moment):
        return timezone.localtime(moment)
    return moment


def day(moment: date | datetime, *, year: bool | None = None) -> str:
    """ "tis 24 nov"; with the year when it is not this one (or when asked for)."""
    moment = _local(moment)
    text = f"{_DAYS[_key()][moment.weekday()]} {moment.day} {_MONTHS[_key()][moment.month - 1]}"
    shows_year = moment.year != timezone.localdate().year if year is None else year
    return f"{text} {moment.year}" if shows_year else text


def long_day(moment: date | datetime) -> str:
    """ "tisdag 24 november 2026" """
    moment = _local(moment)
    name = _LONG_DAYS[_key()][moment.weekday()]
    return f"{name} {moment.day} {_LONG_MONTHS[_key()][moment.month - 1]} {moment.year}"


def clock_time(moment: datetime) -> str:
    """ "10.00" in Swedish, "10:00" in English; 24 hours in both."""
    moment = _local(moment)  # type: ignore[assignment]  # a datetime stays a datetime
    return f"{moment:%H}.{moment:%M}" if _sv() else f"{moment:%H:%M}"


def day_time(moment: datetime) -> str:
    return f"{day(moment)} kl. {clock_time(moment)}" if _sv() else f"{day(moment)} {clock_time(moment)}"


def week(moment: date | datetime | int) -> str:
    """ "v. 48" from a date (ISO week) or from the week number itself."""
    number = moment if isinstance(moment, int) else _local(moment).isocalendar().week
    return f"v. {number}" if _sv() else f"week {number}"


def number(value: float | Decimal, decimals: int | None = None) -> str:
    """Thousands apart by a thin space; decimal comma in Swedish. Without `decimals`: as many as it has."""
    exact = Decimal(str(value))
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    elif exact == exact.to_integral_value():
        exact = exact.quantize(Decimal(1))
    text = f"{exact:,f}".replace(",", THIN).replace("-", "\u2212")
    return text.replace(".", ",") if _sv() else text


def date_in_words(moment: date | datetime) -> str:
    """ "24 november 2026", for a sentence that says which day something begins or ends."""
    moment = _local(moment)
    return f"{moment.day} {_LONG_MONTHS[_key()][moment.month - 1]} {moment.year}"
