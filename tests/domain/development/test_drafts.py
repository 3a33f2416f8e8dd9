from datetime import timedelta

import pytest
from django.http import Http404

from lotsa.domain.activity.models import Event
from lotsa.domain.development import access, actions, queries
from lotsa.domain.development.hints import hints_of
from lotsa.domain.development.models import Goal
from lotsa.domain.mentorships.models import Mentorship
from lotsa.kit.refused import Refused
from tests.cast import Cast
from tests.domain.development.test_actions import LEVELS, a_goal
from tests.domain.mentorships.pairs import a_pair


def a_draft(cast: Cast, pair: Mentorship, text: str = "Baka surdeg") -> Goal:
    return actions.begin_draft(cast.people["mentee"], pair, by=cast.mentee, text=text)


def test_a_draft_grows_by_question_and_becomes_a_goal(cast: Cast) -> None:
    pair = a_pair(cast)
    goal = a_draft(cast, pair)
    actions.write_draft(goal, by=cast.mentee, measure="Tre limpor i rad")
    actions.write_draft(goal, by=cast.mentee, due_on=pair.planned_end_on, support="Alma smakar", hours=20)
    actions.write_draft(goal, by=cast.mentee, levels=LEVELS, confidence_start=6)
    assert Event.objects.filter(verb__startswith="goal").count() == 0

    actions.propose_goal(goal, by=cast.mentee)
    actions.propose_goal(goal, by=cast.mentee)

    goal.refresh_from_db()
    assert (goal.state, goal.measure, goal.support, goal.hours) == (
        "proposed",
        "Tre limpor i rad",
        "Alma smakar",
        20,
    )
    (event,) = Event.objects.filter(verb__startswith="goal")
    assert (event.verb, event.concerns) == ("goal.proposed", [str(cast.people["mentor"].pk)])


def test_a_draft_is_seen_by_its_writer_only(cast: Cast) -> None:
    pair = a_pair(cast)
    goal = a_draft(cast, pair)
    assert queries.drafts_of(cast.mentee, pair) == [goal]
    assert queries.drafts_of(cast.mentor, pair) == []
    with pytest.raises(Http404):
        access.goal_for(cast.mentor, goal.pk)
    assert queries.goals_of(cast.mentee, pair) == []
    assert queries.titles_of(pair) == []
    assert queries.goal_counts([pair.pk]) == {}


def test_a_draft_takes_none_of_the_three_places(cast: Cast) -> None:
    pair = a_pair(cast)
    drafts = [a_draft(cast, pair) for _ in range(3)]
    for n in range(3):
        a_goal(pair, cast.mentee, text=f"Mål {n}")
    with pytest.raises(Refused, match="Three goals"):
        a_draft(cast, pair)
    fields = {"due_on": pair.planned_end_on, "levels": LEVELS}
    actions.write_draft(drafts[0], by=cast.mentee, **fields)  # type: ignore[arg-type]  # two of the answers
    with pytest.raises(Refused, match="Three goals"):
        actions.propose_goal(drafts[0], by=cast.mentee)
    assert Goal.objects.filter(state="draft").count() == 3


def test_half_an_answer_is_kept_on_the_way_back_but_not_forwards(cast: Cast) -> None:
    pair = a_pair(cast)
    goal = a_draft(cast, pair)
    with pytest.raises(Refused) as refused:
        actions.write_draft(goal, by=cast.mentee, levels={"-2": "Tittar på"})
    assert refused.value.field == "planned"
    actions.write_draft(goal, by=cast.mentee, strict=False, levels={"-2": "Tittar på"})
    goal.refresh_from_db()
    assert goal.levels == {"-2": "Tittar på"}
    with pytest.raises(Refused) as refused:
        actions.write_draft(goal, by=cast.mentee, due_on=pair.planned_end_on + timedelta(days=1))
    assert refused.value.field == "due_on"


def test_an_unfinished_draft_cannot_be_proposed(cast: Cast) -> None:
    goal = a_draft(cast, a_pair(cast))
    with pytest.raises(Refused):
        actions.propose_goal(goal, by=cast.mentee)
    assert Goal.objects.get().state == "draft"


def test_a_draft_is_thrown_away_by_its_writer_only(cast: Cast) -> None:
    goal = a_draft(cast, a_pair(cast))
    with pytest.raises(Refused):
        actions.discard_draft(goal, by=cast.mentor)
    actions.discard_draft(goal, by=cast.mentee)
    assert Goal.objects.count() == 0


def test_hints_speak_of_what_has_been_answered(cast: Cast) -> None:
    goal = a_draft(cast, a_pair(cast), "Jag ska utveckla bullarna")
    assert [(hint.sentence, hint.step) for hint in hints_of(goal, upto=1)] == [
        ("“utveckla” can mean much. Say what you will manage that you do not today.", 1)
    ]
    assert [hint.step for hint in hints_of(goal)] == [1, 2, 3]


def test_examples_begin_with_what_the_mentee_wants_to_learn(cast: Cast) -> None:
    pair = a_pair(cast)
    owner = cast.people["mentee"]
    shown = queries.examples_for(owner, pair, first="g_budget_explain")
    assert [example.key for example in shown] == [
        "g_budget_explain",
        "g_customer_presentation",
        "g_lead_weekly_meeting",
    ]
    assert [len(example.levels) for example in shown] == [5, 5, 5]
