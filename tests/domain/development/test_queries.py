from typing import Any

import pytest
from django.http import Http404

from lotsa.domain.development import access, actions, queries
from lotsa.domain.development.queries import GoalCounts
from lotsa.domain.mentorships.actions import end_mentorship
from tests.cast import Cast
from tests.domain.development.test_actions import a_goal
from tests.domain.mentorships.pairs import a_pair, begin


@pytest.mark.parametrize(
    "name", ["coordinator", "manager", "leader", "administrator", "employee", "stranger", "other"]
)
def test_a_goal_is_found_by_the_pair_only(cast: Cast, name: str) -> None:
    goal = a_goal(a_pair(cast), cast.mentee)
    assert access.goal_for(cast.mentee, goal.pk) == goal
    assert access.goal_for(cast.mentor, goal.pk) == goal
    with pytest.raises(Http404):
        access.goal_for(getattr(cast, name), goal.pk)


def test_a_later_mentor_does_not_find_goals_of_an_earlier_pair(cast: Cast) -> None:
    pair = a_pair(cast)
    goal = a_goal(pair, cast.mentee)
    end_mentorship(pair, "no_fault", by=cast.coordinator)
    begin(pair.programme, cast.people["employee"], cast.people["mentee"])
    with pytest.raises(Http404):
        access.goal_for(cast.employee, goal.pk)


def test_the_ladder_shows_described_levels_and_where_the_goal_stands(cast: Cast) -> None:
    pair = a_pair(cast)
    goal = a_goal(pair, cast.mentee)
    (card,) = queries.goals_of(cast.mentor, pair)
    assert [(r.level, r.is_past, r.is_here, r.is_plan) for r in card.rungs] == [
        (-2, False, True, False),
        (0, False, False, True),
        (1, False, False, False),
    ]
    assert (card.may_accept, card.may_close) == (True, False)

    actions.check_in(goal, -1, by=cast.mentee)

    (card,) = queries.goals_of(cast.mentee, pair)
    assert [(r.level, r.is_past, r.is_here) for r in card.rungs] == [
        (-2, True, False),
        (-1, False, True),
        (0, False, False),
        (1, False, False),
    ]
    assert (card.may_accept, card.may_close) == (False, True)


def test_the_coordinator_reads_title_and_state_only(cast: Cast) -> None:
    pair = a_pair(cast)
    goal = a_goal(pair, cast.mentee, measure="Kanelknuten")
    actions.check_in(goal, 0, by=cast.mentee, line="Hemligt")
    titles = queries.titles_of(pair)
    assert [(t.text, t.state, t.is_accepted) for t in titles] == [("Baka surdeg", "Proposed", False)]
    assert "Kanelknuten" not in repr(titles)


def test_goals_are_counted_per_pair_in_one_query(cast: Cast, django_assert_num_queries: Any) -> None:
    pair = a_pair(cast)
    other = begin(pair.programme, cast.people["mentor"], cast.people["employee"])
    first, second = a_goal(pair, cast.mentee), a_goal(pair, cast.mentee, text="Kavla")
    a_goal(other, cast.employee)
    actions.accept_goal(first, by=cast.mentor)
    actions.check_in(first, -1, by=cast.mentee)
    actions.check_in(first, 1, by=cast.mentor)
    actions.close_goal(second, "dropped", by=cast.mentee, reason="Hann inte")
    with django_assert_num_queries(1):
        counts = queries.goal_counts([pair.pk, other.pk])
    assert counts == {pair.pk: GoalCounts(1, 1, 1), other.pk: GoalCounts(0, 0, 1)}


def test_waiting_goals_are_those_others_wrote(cast: Cast) -> None:
    pair = a_pair(cast)
    goal = a_goal(pair, cast.mentee)
    assert queries.goals_waiting(cast.mentor) == [goal]
    assert queries.goals_waiting(cast.mentee) == []
