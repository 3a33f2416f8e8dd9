from datetime import timedelta
from typing import Any

import pytest

from lotsa.domain.activity.models import Event
from lotsa.domain.development import actions
from lotsa.domain.development.models import CheckIn, Goal
from lotsa.domain.mentorships.actions import end_mentorship
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair

LEVELS = {"-2": "Jag tittar på", "0": "Jag bakar själv", "1": "Jag lär ut"}


def a_goal(pair: Mentorship, by: Viewer, **fields: Any) -> Goal:
    owner = pair.memberships.get(side="mentee").person
    defaults: dict[str, Any] = {
        "text": "Baka surdeg",
        "measure": "Tre limpor i rad",
        "due_on": pair.planned_end_on,
        "levels": LEVELS,
        "mentorship": pair,
    }
    return actions.add_goal(owner, by=by, **(defaults | fields))


def test_a_goal_waits_for_the_other_party(cast: Cast) -> None:
    goal = a_goal(a_pair(cast), cast.mentee)
    assert (goal.state, goal.owner, goal.levels) == ("proposed", cast.people["mentee"], LEVELS)
    with pytest.raises(Refused, match="other party"):
        actions.accept_goal(goal, by=cast.mentee)

    actions.accept_goal(goal, by=cast.mentor)

    assert (goal.state, goal.accepted_on) == ("accepted", clock.today())
    verbs = list(Event.objects.filter(verb__startswith="goal").values_list("verb", flat=True))
    assert sorted(verbs) == ["goal.accepted", "goal.proposed"]


def test_what_the_mentor_proposes_the_mentee_accepts(cast: Cast) -> None:
    goal = a_goal(a_pair(cast), cast.mentor)
    actions.accept_goal(goal, by=cast.mentee)
    assert goal.state == "accepted"


@pytest.mark.parametrize(
    ("levels", "field"),
    [
        ({"0": "a", "1": "b"}, "now"),
        ({"-2": "a", "1": "b"}, "planned"),
        ({"-2": "a", "0": "b", "1": "  "}, "better"),
        ({"-2": "a", "0": "b", "1": "B"}, "better"),
    ],
)
def test_three_different_levels_are_described(cast: Cast, levels: dict[str, str], field: str) -> None:
    with pytest.raises(Refused) as refused:
        a_goal(a_pair(cast), cast.mentee, levels=levels)
    assert refused.value.field == field
    assert Goal.objects.count() == 0


def test_the_date_lies_within_the_period(cast: Cast) -> None:
    pair = a_pair(cast)
    for due_on in (None, pair.starts_on - timedelta(days=1), pair.planned_end_on + timedelta(days=1)):
        with pytest.raises(Refused) as refused:
            a_goal(pair, cast.mentee, due_on=due_on)
        assert refused.value.field == "due_on"


def test_three_goals_at_a_time_are_enough(cast: Cast) -> None:
    pair = a_pair(cast)
    goals = [a_goal(pair, cast.mentee, text=f"Mål {n}") for n in range(3)]
    with pytest.raises(Refused, match="Three goals"):
        a_goal(pair, cast.mentee)
    actions.close_goal(goals[0], "reached", by=cast.mentee)
    a_goal(pair, cast.mentee)
    with pytest.raises(Refused, match="Three goals"):
        actions.reopen_goal(goals[0], by=cast.mentee)
    assert Goal.objects.filter(state="proposed").count() == 3


def test_a_check_in_makes_an_accepted_goal_active_and_replaces_the_same_days(cast: Cast) -> None:
    goal = a_goal(a_pair(cast), cast.mentee)
    actions.accept_goal(goal, by=cast.mentor)
    actions.check_in(goal, -1, by=cast.mentee, line="En limpa")
    actions.check_in(goal, 0, by=cast.mentee, line="Tre limpor")
    assert goal.state == "active"
    assert list(CheckIn.objects.values_list("level", "line")) == [(0, "Tre limpor")]


def test_a_closed_goal_is_not_checked_in_on_and_can_be_reopened(cast: Cast) -> None:
    goal = a_goal(a_pair(cast), cast.mentee)
    actions.close_goal(goal, "dropped", by=cast.mentee, reason="Hann inte")
    with pytest.raises(Refused):
        actions.check_in(goal, 0, by=cast.mentee)
    actions.reopen_goal(goal, by=cast.mentee)
    assert (goal.state, goal.closed_on) == ("proposed", None)


def test_an_ended_pair_adds_no_goals(cast: Cast) -> None:
    pair = a_pair(cast)
    end_mentorship(pair, "completed", by=cast.coordinator)
    with pytest.raises(Refused, match="ended"):
        a_goal(pair, cast.mentee)
