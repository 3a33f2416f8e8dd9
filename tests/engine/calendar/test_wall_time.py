from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotsa.engine.calendar.wall_time import instant, is_skipped, later_same_time, wall, zones_differ

STOCKHOLM = "Europe/Stockholm"
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


@pytest.mark.parametrize(
    ("day", "clock", "expected"),
    [
        (date(2026, 3, 28), time(10), datetime(2026, 3, 28, 9, tzinfo=UTC)),
        (SPRING, time(1, 59), datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        (SPRING, time(2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # skipped: 03.30 on the wall
        (SPRING, time(3), datetime(2026, 3, 29, 1, tzinfo=UTC)),
        (SPRING, time(10), datetime(2026, 3, 29, 8, tzinfo=UTC)),
        (date(2026, 10, 24), time(10), datetime(2026, 10, 24, 8, tzinfo=UTC)),
        (AUTUMN, time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # twice: the first
        (AUTUMN, time(3), datetime(2026, 10, 25, 2, tzinfo=UTC)),
        (AUTUMN, time(10), datetime(2026, 10, 25, 9, tzinfo=UTC)),
        (date(2028, 2, 29), time(0), datetime(2028, 2, 28, 23, tzinfo=UTC)),
        (date(2027, 1, 1), time(0), datetime(2026, 12, 31, 23, tzinfo=UTC)),
    ],
)
def test_instant_of_a_wall_time(day, clock, expected):
    assert instant(day, clock, STOCKHOLM) == expected


@pytest.mark.parametrize(("first", "days"), [(date(2026, 3, 24), 7), (date(2026, 10, 20), 7)])
def test_same_time_a_week_later_stays_on_the_wall_over_summer_time(first, days):
    before = instant(first, time(10), STOCKHOLM)
    after = wall(later_same_time(before, days, STOCKHOLM), STOCKHOLM)
    assert (after.hour, after.minute, after.date().toordinal() - first.toordinal()) == (10, 0, 7)


def test_only_the_skipped_hour_is_skipped():
    assert [is_skipped(SPRING, time(hour, 30), STOCKHOLM) for hour in (1, 2, 3)] == [False, True, False]
    assert not is_skipped(AUTUMN, time(2, 30), STOCKHOLM)


def test_zones_differ_only_when_the_walls_do():
    summer = datetime(2026, 7, 1, 8, tzinfo=UTC)
    assert not zones_differ(summer, STOCKHOLM, "Europe/Oslo")
    assert zones_differ(summer, STOCKHOLM, "Europe/Helsinki")


@given(st.dates(date(2020, 1, 1), date(2037, 12, 31)), st.times().map(lambda t: t.replace(microsecond=0)))
def test_wall_of_instant_is_what_was_said_unless_skipped(day, clock):
    shown = wall(instant(day, clock, STOCKHOLM), STOCKHOLM)
    assert is_skipped(day, clock, STOCKHOLM) or (shown.date(), shown.time()) == (day, clock)
