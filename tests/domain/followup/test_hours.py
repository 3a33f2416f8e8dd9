from datetime import timedelta
from typing import Any

import pytest

from lotsa.domain.followup import actions
from lotsa.domain.followup.models import TimeAnswer
from lotsa.domain.followup.queries import is_asked_for_time, mentors_time, paid_hours, time_pulse, worklist
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.viewer import viewer_of
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from tests.cast import Cast, person
from tests.domain.followup.test_pairs import met, signed
from tests.domain.mentorships.pairs import begin


@pytest.fixture(autouse=True)
def no_quiet_weeks(cast: Cast) -> None:
    cast.organisation.quiet_from_week = None
    cast.organisation.save()


def test_hours_are_counted_with_preparation_as_planned_and_as_used(cast: Cast) -> None:
    pair = signed(cast, 28)  # every two weeks, 30 minutes and 15 of preparation: two meetings by now
    met(pair, 14)
    (alma,) = mentors_time(cast.coordinator)
    assert (alma.planned, alma.used, alma.is_much) == (1.5, 0.75, False)
    assert alma.relief == 2200  # one month


def test_much_time_is_said_with_a_shorter_meeting_before_a_skipped_one(cast: Cast) -> None:
    signed(cast, 28)
    actions.set_time_budget(
        by=cast.coordinator, preparation_minutes=30, relief_per_month=0, hours_per_month=2
    )
    (alma,) = mentors_time(cast.coordinator)
    assert (round(alma.per_month, 1), alma.is_much, alma.shorter, alma.relief) == (2.2, True, 15, 0)
    with pytest.raises(Refused):
        actions.set_time_budget(
            by=cast.coordinator, preparation_minutes=0, relief_per_month=0, hours_per_month=0
        )


def test_payroll_gets_hours_of_a_period_for_both_sides(cast: Cast) -> None:
    pair, today = signed(cast, 90), clock.today()
    met(pair, 3)
    met(pair, 80)
    rows = paid_hours(cast.coordinator, today - timedelta(days=30), today)
    assert [(row.person.name, row.side, row.meetings, row.hours) for row in rows] == [
        ("Alma Mentor", "mentor", 1, 0.75),
        ("Milo Adept", "mentee", 1, 0.75),
    ]
    assert paid_hours(cast.other, today - timedelta(days=30), today) == []


def test_hours_cost_as_many_queries_at_one_and_four(cast: Cast, django_assert_num_queries: Any) -> None:
    pair, viewer = signed(cast, 28), cast.coordinator
    with django_assert_num_queries(3):
        mentors_time(viewer)
    for name in ("Cia C", "Åke Å", "Bo B"):
        met(begin(pair.programme, person(cast.organisation, name), person(cast.organisation, name + "x")), 0)
    with django_assert_num_queries(3):
        assert len(mentors_time(viewer)) == 4


def test_answers_are_told_together_and_only_from_the_smallest_group(cast: Cast) -> None:
    signed(cast, 40)
    assert is_asked_for_time(cast.mentor)
    actions.answer_time(1, by=cast.mentor)
    assert not is_asked_for_time(cast.mentor)
    assert not is_asked_for_time(cast.mentee)
    pair = Mentorship.objects.get()
    others = [person(cast.organisation, f"Mentor {n}") for n in range(4)]
    for n, other in enumerate(others):
        begin(pair.programme, other, person(cast.organisation, f"Adept {n}"))
    viewers = [viewer_of(other) for other in others]
    for viewer in viewers[:3]:
        actions.answer_time(5, by=viewer)
    assert time_pulse(cast.organisation) is None
    actions.answer_time(2, by=viewers[3])
    assert time_pulse(cast.organisation) is None  # the month is not over
    TimeAnswer.objects.update(month=(clock.today().replace(day=1) - timedelta(days=1)).replace(day=1))
    pulse = time_pulse(cast.organisation)
    assert pulse is not None
    assert (pulse.answered, pulse.is_strained) == (5, True)
    titles = [item.title for item in worklist(cast.coordinator)]
    assert "Mentoring does not fit within work for many mentors" in titles
    actions.answer_time(4, by=viewers[3])
    assert time_pulse(cast.organisation) == pulse  # a new answer waits for the turn of the month
    with pytest.raises(Refused):
        actions.answer_time(6, by=cast.mentor)


def test_payroll_counts_a_circle_only_until_somebody_left_it(cast: Cast) -> None:
    pair, today = signed(cast, 90), clock.today()
    met(pair, 20)
    met(pair, 3)
    Membership.objects.create(
        mentorship=pair, person=cast.people["employee"], side="mentee", left_on=today - timedelta(days=10)
    )
    rows = paid_hours(cast.coordinator, today - timedelta(days=60), today)
    assert {row.person.pk: row.meetings for row in rows} == {
        cast.mentor.id: 2,
        cast.mentee.id: 2,
        cast.employee.id: 1,
    }


def test_a_mentor_with_more_planned_hours_than_meant_is_named_for_the_coordinator(cast: Cast) -> None:
    pair = signed(cast, 5)
    assert [item for item in worklist(cast.coordinator) if item.place == "hours"] == []

    Mentorship.objects.filter(pk=pair.pk).update(cadence_days=7, meeting_minutes=60)
    (item,) = [item for item in worklist(cast.coordinator) if item.place == "hours"]
    assert item.title == "Alma Mentor has more mentoring time than was meant"
    assert item.may_rest
    Mentorship.objects.filter(pk=pair.pk).update(state="closed")
    assert [item for item in worklist(cast.coordinator) if item.place == "hours"] == []
