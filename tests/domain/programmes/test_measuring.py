from datetime import date
from decimal import Decimal

import pytest

from lotsa.domain.programmes import actions, queries
from lotsa.domain.programmes.queries.measuring import months_after
from lotsa.kit.refused import Refused
from tests.domain.programmes.rounds import draft, ready_draft


def test_measuring_points_are_working_days_at_0_3_6_and_12_months(cast):
    found = [(point.months, point.on) for point in queries.measuring_points(draft(cast))]
    # 1 May 2027 is a Saturday and a holiday
    assert found == [
        (0, date(2027, 2, 1)),
        (3, date(2027, 5, 3)),
        (6, date(2027, 8, 2)),
        (12, date(2028, 2, 1)),
    ]


def test_months_after_ends_with_a_shorter_month():
    assert months_after(date(2027, 11, 30), 3) == date(2028, 2, 29)
    assert months_after(date(2026, 12, 31), 2) == date(2027, 2, 28)
    assert months_after(date(2027, 1, 31), 12) == date(2028, 1, 31)


def test_measure_gives_the_goal_its_baseline_and_the_latest_result(cast):
    goal = ready_draft(cast).goals.get()
    by = cast.coordinator
    actions.measure(goal, {0: Decimal(4), 3: Decimal(6), 6: Decimal(9), 12: None}, by=by)
    assert (goal.baseline, goal.result, goal.measured_at_start) == (Decimal(4), Decimal(9), False)
    actions.measure(goal, {6: None}, by=by)
    goal.refresh_from_db()
    assert (goal.baseline, goal.result) == (Decimal(4), Decimal(6))
    (measured,) = queries.measured(goal.programme)
    assert [value for _point, value in measured.values] == [Decimal(4), Decimal(6), None, None]
    with pytest.raises(Refused, match="not measured then"):
        actions.measure(goal, {5: Decimal(1)}, by=by)


def test_set_goal_changed_keeps_what_was_reached(cast):
    programme = ready_draft(cast)
    goal = programme.goals.get()
    actions.measure(goal, {6: Decimal(9)}, by=cast.coordinator)
    actions.set_goal(programme, "Tretton når nivå 3.", by=cast.coordinator, goal=goal)
    goal.refresh_from_db()
    assert (goal.text, goal.result) == ("Tretton når nivå 3.", Decimal(9))


def test_change_dates_always_measures_at_the_start(cast):
    programme = draft(cast)
    actions.change_dates(programme, {"measuring_months": [9, 3]}, by=cast.coordinator, version=1)
    assert programme.measuring_months == [0, 3, 9]
    with pytest.raises(Refused, match="three years"):
        actions.change_dates(programme, {"measuring_months": [48]}, by=cast.coordinator, version=None)
