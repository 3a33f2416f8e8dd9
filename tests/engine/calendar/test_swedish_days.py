from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotsa.engine.calendar import swedish_days as days

DAYS = st.dates(date(2020, 1, 1), date(2045, 12, 31))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2027, 5, 6), "Kristi himmelsfärdsdag"),
        (date(2027, 6, 25), "Midsommarafton"),
        (date(2027, 12, 24), "Julafton"),
        (date(2027, 12, 31), "Nyårsafton"),
        (date(2027, 1, 6), "Trettondedag jul"),
        (date(2027, 5, 9), ""),
        (date(2027, 5, 11), ""),
    ],
)
def test_holiday_name_is_swedish(day, name):
    assert days.holiday_name(day) == name


def test_holiday_name_in_english():
    assert days.holiday_name(date(2027, 1, 6), "en") == "Epiphany"


@pytest.mark.parametrize(
    ("day", "off"),
    [
        (date(2027, 5, 6), True),  # Ascension Day
        (date(2027, 5, 7), False),  # the bridge day after it
        (date(2027, 5, 8), True),  # Saturday
        (date(2027, 5, 9), True),  # Sunday
        (date(2027, 5, 10), False),
        (date(2027, 6, 25), True),  # Midsummer Eve
    ],
)
def test_is_day_off(day, off):
    assert days.is_day_off(day) == off


@pytest.mark.parametrize(
    ("day", "bridge"),
    [
        (date(2027, 5, 7), True),
        (date(2027, 5, 6), False),
        (date(2027, 5, 5), False),
        (date(2026, 1, 5), True),
    ],
)
def test_is_bridge_day(day, bridge):
    assert days.is_bridge_day(day) == bridge


def test_industrial_holiday_is_weeks_28_to_31_unless_said_otherwise():
    assert [days.is_industrial_holiday(date(2027, 7, d)) for d in (11, 12)] == [False, True]
    assert [days.is_industrial_holiday(date(2027, 8, d)) for d in (8, 9)] == [True, False]
    assert days.is_industrial_holiday(date(2027, 7, 12), None) is False
    assert days.is_industrial_holiday(date(2027, 7, 5), (27, 30)) is True


def test_industrial_holiday_may_run_over_new_year():
    weeks = (51, 1)
    seen = [days.is_industrial_holiday(day, weeks) for day in (date(2027, 12, 22), date(2028, 1, 4))]
    assert seen == [True, True]
    assert days.is_industrial_holiday(date(2028, 1, 12), weeks) is False


def test_next_working_day_steps_over_holidays_and_quiet_weeks():
    assert days.next_working_day(date(2027, 5, 6)) == date(2027, 5, 7)
    assert days.next_working_day(date(2027, 5, 6), bridge_days=False) == date(2027, 5, 10)
    assert days.next_working_day(date(2027, 7, 14), quiet=days.INDUSTRIAL_HOLIDAY) == date(2027, 8, 9)
    assert days.next_working_day(date(2027, 5, 11)) == date(2027, 5, 11)


def test_previous_working_day():
    assert days.previous_working_day(date(2027, 5, 9)) == date(2027, 5, 7)


def test_next_working_day_says_so_when_the_whole_year_is_quiet():
    with pytest.raises(ValueError, match="no working day"):
        days.next_working_day(date(2027, 5, 11), quiet=(1, 53))


def test_working_days_before_and_after_skip_days_off():
    assert days.working_days_before(date(2027, 5, 11), 3) == date(2027, 5, 5)
    assert days.working_days_after(date(2027, 5, 5), 3) == date(2027, 5, 11)


def test_industrial_holidays_in_a_period():
    assert days.industrial_holidays(date(2027, 2, 1), date(2028, 7, 12)) == [
        (date(2027, 7, 12), date(2027, 8, 8)),
        (date(2028, 7, 10), date(2028, 7, 12)),
    ]
    assert days.industrial_holidays(date(2027, 2, 1), date(2028, 7, 12), None) == []


@given(DAYS)
def test_next_working_day_is_the_first_one(day):
    found = days.next_working_day(day)
    assert not days.is_day_off(found)
    assert all(days.is_day_off(day + timedelta(n)) for n in range((found - day).days))


@given(DAYS, st.integers(0, 10))
def test_working_days_before_undoes_after(day, count):
    start = days.next_working_day(day)
    assert days.working_days_before(days.working_days_after(start, count), count) == start
