from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from lotsa.domain.programmes import dates
from lotsa.domain.programmes.templates import templates
from lotsa.engine.calendar import swedish_days


def test_event_days_move_off_holidays_and_the_quiet_weeks():
    days = dates.event_days(templates()["internal_9m"], date(2027, 2, 1), date(2027, 11, 5), (28, 31))
    assert ("kickoff", date(2027, 2, 2)) in days
    # week 26 from the start would be 3 August, in the industrial holiday
    assert ("mentor_circle", date(2027, 8, 9)) in days
    assert [day for _kind, day in days] == sorted(day for _kind, day in days)


def test_event_days_stretch_with_the_programme():
    template = templates()["internal_9m"]
    usual = dict(dates.event_days(template, date(2027, 2, 1), date(2027, 11, 5), None))
    short = dict(dates.event_days(template, date(2027, 2, 1), date(2027, 6, 25), None))
    assert usual["closing_event"] == date(2027, 10, 26)
    assert short["closing_event"] == date(2027, 6, 22)


@given(st.dates(date(2026, 1, 1), date(2032, 12, 31)), st.sampled_from(sorted(templates())))
def test_event_days_are_always_working_days(start, key):
    template = templates()[key]
    found = dates.event_days(template, start, dates.usual_end(start, template.months), (28, 31))
    assert len(found) == len(template.events)
    for _kind, day in found:
        assert not swedish_days.is_day_off(day)
        assert not swedish_days.is_bridge_day(day)
        assert not swedish_days.is_industrial_holiday(day)


def test_usual_start_is_a_monday_at_least_nine_weeks_away():
    assert dates.usual_start(date(2026, 11, 25)) == date(2027, 2, 1)


def test_usual_close_of_enrolment_is_never_in_the_past():
    assert dates.usual_close_of_enrolment(date(2027, 2, 1), date(2026, 11, 25)) == date(2027, 1, 11)
    assert dates.usual_close_of_enrolment(date(2027, 2, 1), date(2027, 1, 28)) == date(2027, 2, 1)
