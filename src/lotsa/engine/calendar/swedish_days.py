"""Which days people in Sweden are off: weekends, public holidays, the eves that count as holidays in practice
(midsommarafton, julafton, nyårsafton), bridge days and the weeks of the industrial holiday."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Literal

import holidays

INDUSTRIAL_HOLIDAY = (28, 31)  # ISO weeks, first and last
SPORTS_HOLIDAY = (7, 10)  # somewhere in the country; which week it is depends on the county
AUTUMN_HOLIDAY = (44, 44)
_DAY = timedelta(days=1)
_SATURDAY = 5

Weeks = tuple[int, int] | None


@cache
def _holidays_of(year: int, language: str) -> dict[date, str]:
    locale = "en_US" if language == "en" else "sv"
    found = holidays.country_holidays(
        "SE", years=year, categories=(holidays.PUBLIC, holidays.DE_FACTO), language=locale
    )
    return {day: str(name) for day, name in found.items()}


def holiday_name(day: date, language: str = "sv") -> str:
    """ "Kristi himmelsfärdsdag"; empty on any other day, an ordinary Sunday too."""
    return _holidays_of(day.year, language).get(day, "")


def is_day_off(day: date) -> bool:
    """Saturday, Sunday, public holiday or an eve on which nearly everybody is off."""
    return day.weekday() >= _SATURDAY or bool(holiday_name(day))


def is_bridge_day(day: date) -> bool:
    """A working day alone between two days off (klämdag), such as the Friday after Ascension Day."""
    return not is_day_off(day) and is_day_off(day - _DAY) and is_day_off(day + _DAY)


def is_industrial_holiday(day: date, weeks: Weeks = INDUSTRIAL_HOLIDAY) -> bool:
    """Within the summer weeks (first and last ISO week); `None` where there are none. Weeks may run over
    New Year: (51, 1)."""
    if weeks is None:
        return False
    first, last = weeks
    week = day.isocalendar().week
    return first <= week <= last if first <= last else week >= first or week <= last


SchoolHoliday = Literal["sports", "autumn", ""]


def school_holiday(day: date) -> SchoolHoliday:
    """Weeks in which many parents are off: sportlov in some county, höstlov in all of them. Worth a word,
    never a reason to skip the day."""
    if is_day_off(day):
        return ""
    if is_industrial_holiday(day, SPORTS_HOLIDAY):
        return "sports"
    return "autumn" if is_industrial_holiday(day, AUTUMN_HOLIDAY) else ""


def next_working_day(day: date, *, quiet: Weeks = None, bridge_days: bool = True) -> date:
    """`day` itself if people work then, else the first day after it on which they do. `quiet` weeks are
    stepped over; so are bridge days with `bridge_days=False`."""
    return _step(day, _DAY, lambda each: _works(each, quiet, bridge_days))


def previous_working_day(day: date, *, quiet: Weeks = None, bridge_days: bool = True) -> date:
    return _step(day, -_DAY, lambda each: _works(each, quiet, bridge_days))


def working_days_before(day: date, count: int) -> date:
    """The day that lies `count` working days before `day`: when a reminder is due."""
    for _each in range(count):
        day = previous_working_day(day - _DAY)
    return day


def working_days_after(day: date, count: int) -> date:
    for _each in range(count):
        day = next_working_day(day + _DAY)
    return day


def industrial_holidays(
    first: date, last: date, weeks: Weeks = INDUSTRIAL_HOLIDAY
) -> list[tuple[date, date]]:
    """The quiet spells (first and last day, whole weeks cut at the period) between two dates."""
    spells: list[tuple[date, date]] = []
    day = first
    while weeks is not None and day <= last:
        if is_industrial_holiday(day, weeks):
            if spells and spells[-1][1] == day - _DAY:
                spells[-1] = (spells[-1][0], day)
            else:
                spells.append((day, day))
        day += _DAY
    return spells


def _works(day: date, quiet: Weeks, bridge_days: bool) -> bool:
    return (
        not is_day_off(day)
        and not is_industrial_holiday(day, quiet)
        and (bridge_days or not is_bridge_day(day))
    )


def _step(day: date, by: timedelta, works: Callable[[date], bool]) -> date:
    for _each in range(400):  # quiet weeks that cover the whole year would never end
        if works(day):
            return day
        day += by
    raise ValueError("There is no working day within a year.")
