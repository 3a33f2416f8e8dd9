from datetime import date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from lotsa.engine.calendar.rhythm import Skipped, Suggestion, Window, good_times, rhythm_ahead, why_not
from lotsa.engine.calendar.swedish_days import is_bridge_day, is_day_off

TUESDAY, THURSDAY = 1, 3
ELIN = (Window(TUESDAY, time(9), time(12)), Window(THURSDAY, time(13), time(16)))
GORAN = (Window(TUESDAY, time(9), time(12)),)


def days(found):
    return [each.day for each in found.times]


def test_good_times_without_usual_times_follow_the_last_meeting():
    found = good_times(last=datetime(2027, 4, 6, 10), cadence_days=14, today=date(2027, 4, 7))
    assert found.times == (
        Suggestion(date(2027, 4, 20), time(10)),
        Suggestion(date(2027, 4, 22), time(10)),
        Suggestion(date(2027, 4, 27), time(10)),
    )
    assert found.skipped == ()


def test_good_times_prefer_what_suits_both():
    found = good_times(
        last=datetime(2027, 4, 6, 8), cadence_days=14, today=date(2027, 4, 7), usual=[ELIN, GORAN]
    )
    assert found.times[0] == Suggestion(date(2027, 4, 20), time(9), frozenset({0, 1}))
    assert found.times[1] == Suggestion(date(2027, 4, 27), time(9), frozenset({0, 1}))
    assert found.times[2] == Suggestion(date(2027, 5, 4), time(9), frozenset({0, 1}))


def test_good_times_take_what_suits_one_when_nothing_suits_both():
    found = good_times(
        last=datetime(2027, 4, 7, 8), cadence_days=14, today=date(2027, 4, 7), usual=[ELIN[1:], GORAN]
    )
    assert found.times[0] == Suggestion(date(2027, 4, 22), time(13), frozenset({0}))
    assert found.times[1] == Suggestion(date(2027, 4, 27), time(9), frozenset({1}))


def test_good_times_keep_the_clock_of_last_time_when_it_suits():
    found = good_times(
        last=datetime(2027, 4, 6, 10, 30), cadence_days=14, today=date(2027, 4, 7), usual=[ELIN, GORAN]
    )
    assert found.times[0].clock == time(10, 30)


def test_good_times_need_room_for_the_whole_meeting():
    late = (Window(TUESDAY, time(11, 45), time(12)),)
    found = good_times(last=None, cadence_days=14, today=date(2027, 4, 7), minutes=30, usual=[late])
    assert [each.suits for each in found.times] == [frozenset()] * 3


def test_good_times_step_over_ascension_and_its_bridge_day_and_say_so():
    # 6 May 2027 is Ascension Day, a Thursday
    found = good_times(last=datetime(2027, 4, 22, 13), cadence_days=14, today=date(2027, 4, 23))
    assert days(found) == [date(2027, 5, 10), date(2027, 5, 13), date(2027, 5, 17)]
    assert found.skipped == (
        Skipped(date(2027, 5, 6), "holiday", "Kristi himmelsfärdsdag"),
        Skipped(date(2027, 5, 7), "bridge"),
    )


def test_good_times_wait_until_after_the_summer_weeks():
    found = good_times(last=datetime(2027, 7, 1, 10), cadence_days=14, today=date(2027, 7, 2), quiet=(28, 31))
    assert days(found)[0] == date(2027, 8, 9)
    assert {each.why for each in found.skipped} == {"quiet"}


def test_good_times_of_a_pair_that_never_met_begin_in_two_days():
    found = good_times(last=None, cadence_days=14, today=date(2026, 11, 24))
    assert found.times == (
        Suggestion(date(2026, 11, 26), time(10)),
        Suggestion(date(2026, 11, 30), time(13)),
        Suggestion(date(2026, 12, 3), time(10)),
    )


def test_good_times_are_never_in_the_past_after_a_long_silence():
    found = good_times(last=datetime(2026, 3, 2, 10), cadence_days=14, today=date(2026, 11, 24))
    assert days(found)[0] == date(2026, 11, 26)


def test_rhythm_ahead_moves_one_without_pushing_the_rest():
    found = rhythm_ahead(first=date(2026, 12, 10), clock=time(10), cadence_days=14, count=3)
    # 24 December is Christmas Eve, Friday 25 and 26 are off; Monday 28 works
    assert days(found) == [date(2026, 12, 10), date(2026, 12, 28), date(2027, 1, 7)]
    assert found.skipped == (Skipped(date(2026, 12, 24), "holiday", "Julafton"),)


def test_rhythm_ahead_ends_with_the_pair():
    found = rhythm_ahead(
        first=date(2027, 1, 12), clock=time(10), cadence_days=14, count=6, until=date(2027, 2, 1)
    )
    assert days(found) == [date(2027, 1, 12), date(2027, 1, 26)]


def test_rhythm_ahead_has_one_meeting_after_the_summer_not_three():
    found = rhythm_ahead(first=date(2027, 7, 13), clock=time(10), cadence_days=7, count=4, quiet=(28, 31))
    assert days(found) == [date(2027, 8, 9)]


def test_rhythm_ahead_leaves_out_what_would_crowd_the_first_meeting_after_the_summer():
    found = rhythm_ahead(first=date(2027, 7, 14), clock=time(13), cadence_days=14, count=4, quiet=(28, 31))
    # 14 and 28 July would become Monday 9 August, two days before the 11th
    assert days(found) == [date(2027, 8, 11), date(2027, 8, 25)]


def test_holiday_names_come_in_the_language_asked_for():
    assert why_not(date(2027, 5, 6), language="en") == Skipped(date(2027, 5, 6), "holiday", "Ascension Day")
    assert why_not(date(2027, 5, 8)) is None  # an ordinary Saturday needs no word


@given(st.dates(date(2024, 1, 1), date(2032, 12, 31)), st.integers(7, 60), st.integers(0, 120))
def test_good_times_are_three_different_working_days_ahead(today, cadence, silent):
    last = datetime.combine(date.fromordinal(today.toordinal() - silent), time(9))
    found = good_times(last=last, cadence_days=cadence, today=today, usual=[ELIN, GORAN], quiet=(28, 31))
    assert len(set(days(found))) == 3
    assert days(found) == sorted(days(found))
    assert all(day > today and not is_day_off(day) and not is_bridge_day(day) for day in days(found))
