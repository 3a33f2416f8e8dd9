"""A goal after it was agreed: revised, closed, carried along, asked about."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import Http404

from lotsa.domain.activity.models import Event
from lotsa.domain.development import access, actions, queries
from lotsa.domain.development.models import Goal, GoalVersion
from lotsa.domain.mentorships.actions import end_mentorship
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.refused import Refused, Stale
from tests.cast import Cast
from tests.domain.development.test_actions import LEVELS, a_goal
from tests.domain.mentorships.pairs import a_pair, begin


def revise(goal: Goal, by: Viewer, **fields: Any) -> None:
    now: dict[str, Any] = {name: getattr(goal, name) for name in ("text", "measure", "due_on", "levels")}
    actions.revise_goal(goal, by=by, **(now | fields))


def agreed(cast: Cast, pair: Mentorship | None = None) -> Goal:
    goal = a_goal(pair or a_pair(cast), cast.mentee)
    actions.accept_goal(goal, by=cast.mentor)
    return goal


def test_a_second_yes_changes_nothing(cast: Cast) -> None:
    goal = agreed(cast)
    version = goal.version
    actions.accept_goal(goal, by=cast.mentor)
    assert (goal.state, goal.version) == ("accepted", version)
    assert Event.objects.filter(verb="goal.accepted").count() == 1


def test_nobody_says_yes_to_what_changed_after_they_read_it(cast: Cast) -> None:
    goal = a_goal(a_pair(cast), cast.mentee)
    seen = goal.version
    revise(goal, cast.mentee, text="Baka tårta")
    with pytest.raises(Stale):
        actions.accept_goal(goal, by=cast.mentor, version=seen)
    goal.refresh_from_db()
    assert goal.state == "proposed"


def test_levels_are_locked_by_the_first_check_in(cast: Cast) -> None:
    goal = agreed(cast)
    actions.check_in(goal, -1, by=cast.mentee)
    lower = LEVELS | {"0": "Jag bakar med hjälp"}
    with pytest.raises(Refused) as refused:
        revise(goal, cast.mentee, levels=lower)
    assert refused.value.field == "reason"
    assert GoalVersion.objects.count() == 0

    revise(goal, cast.mentee, levels=lower, reason="Ugnen gick sönder")

    assert (goal.state, goal.proposed_by, goal.levels) == ("proposed", cast.people["mentee"], lower)
    assert (goal.levels_changed_on, goal.accepted_on) == (clock.today(), clock.today())
    (before,) = goal.versions.all()
    assert (before.number, before.levels, before.reason) == (1, LEVELS, "Ugnen gick sönder")

    actions.accept_goal(goal, by=cast.mentor)
    assert goal.state == "active"


def test_a_new_date_after_the_start_leaves_the_levels_as_written_in_time(cast: Cast) -> None:
    goal = agreed(cast)
    actions.check_in(goal, -1, by=cast.mentee)
    assert goal.due_on is not None
    revise(goal, cast.mentee, due_on=goal.due_on - timedelta(days=7), reason="Tidigare mässa")
    assert goal.levels_changed_on is None
    assert goal.versions.count() == 1


def test_what_only_its_writer_agreed_to_is_no_history(cast: Cast) -> None:
    goal = a_goal(a_pair(cast), cast.mentee)
    revise(goal, cast.mentee, text="Baka tårta")
    assert goal.versions.count() == 0
    revise(goal, cast.mentor, text="Baka bullar")
    assert [version.text for version in goal.versions.all()] == ["Baka tårta"]
    assert goal.proposed_by == cast.people["mentor"]


def test_a_revision_that_changes_nothing_asks_nobody(cast: Cast) -> None:
    goal = agreed(cast)
    revise(goal, cast.mentee)
    assert (goal.state, goal.versions.count()) == ("accepted", 0)


def test_two_who_revise_at_once_do_not_overwrite_each_other(cast: Cast) -> None:
    goal = agreed(cast)
    seen = goal.version
    revise(goal, cast.mentor, text="Baka bullar", version=seen)
    late = Goal.objects.get(pk=goal.pk)
    with pytest.raises(Stale) as stale:
        revise(late, cast.mentee, text="Baka bröd", version=seen)
    assert stale.value.theirs["text"] == "Baka bullar"
    goal.refresh_from_db()
    assert (goal.text, goal.versions.count()) == ("Baka bullar", 1)


@pytest.mark.parametrize(
    ("level", "state"), [(2, "reached"), (1, "reached"), (0, "reached"), (-1, "partly"), (-2, "not_reached")]
)
def test_how_it_ended_follows_from_the_level(cast: Cast, level: int, state: str) -> None:
    goal = agreed(cast)
    actions.close_goal(goal, actions.ending_of(level), by=cast.mentee, level=level, confidence=7)
    assert (goal.state, goal.attained, goal.closed_on) == (state, level, clock.today())
    assert goal.confidence_end == 7
    actions.reopen_goal(goal, by=cast.mentee)
    assert (goal.state, goal.attained, goal.confidence_end) == ("accepted", None, None)


def test_a_level_and_an_ending_that_disagree_are_asked_about(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        actions.close_goal(agreed(cast), "reached", by=cast.mentee, level=-1)
    assert refused.value.field == "state"


def test_a_dropped_goal_has_a_reason_and_no_level(cast: Cast) -> None:
    goal = agreed(cast)
    with pytest.raises(Refused) as refused:
        actions.close_goal(goal, "dropped", by=cast.mentee, reason="  ")
    assert refused.value.field == "reason"
    actions.close_goal(goal, "dropped", by=cast.mentee, reason="Bytte tjänst")
    assert (goal.state, goal.attained, goal.ending_note) == ("dropped", None, "Bytte tjänst")


def test_text_that_is_too_long_is_told_its_length(cast: Cast) -> None:
    with pytest.raises(Refused, match="301 characters"):
        a_goal(a_pair(cast), cast.mentee, text="å" * 301)
    goal = a_goal(a_pair(cast), cast.mentee, text="🥐" * 300)
    assert goal.text == "🥐" * 300


def switched(cast: Cast, goal: Goal) -> Mentorship:
    old = goal.mentorship
    assert old is not None
    end_mentorship(old, "no_fault", by=cast.coordinator)
    return begin(old.programme, cast.people["employee"], cast.people["mentee"])


def test_open_goals_follow_a_mentee_and_wait_for_the_new_mentor(cast: Cast) -> None:
    pair = a_pair(cast)
    goal, done = agreed(cast, pair), a_goal(pair, cast.mentee, text="Kavla")
    actions.close_goal(done, "reached", by=cast.mentee)
    actions.check_in(goal, -1, by=cast.mentor, line="Sagt i förtroende")
    new = switched(cast, goal)

    assert actions.carry_goals(pair, new, by=cast.coordinator) == 1
    assert actions.carry_goals(pair, new, by=cast.coordinator) == 0

    (card,) = queries.goals_of(cast.employee, new)
    assert (card.goal.pk, card.goal.state, card.may_accept) == (goal.pk, "proposed", True)
    assert [(point.level, point.line, point.by) for point in card.check_ins] == [(-1, "", "")]
    (mine,) = queries.goals_of(cast.mentee, new)
    assert [point.line for point in mine.check_ins] == ["Sagt i förtroende"]
    assert [card.goal.pk for card in queries.goals_of(cast.mentor, pair)] == [done.pk]
    with pytest.raises(Http404):
        access.goal_for(cast.mentor, goal.pk)


def test_a_goal_whose_only_other_party_has_left_says_so(cast: Cast) -> None:
    pair = a_pair(cast)
    a_goal(pair, cast.mentee)
    assert queries.goals_of(cast.mentee, pair)[0].nobody_to_say_yes is False
    Person.objects.filter(pk=cast.people["mentor"].pk).update(left_on=clock.today())
    assert queries.goals_of(cast.mentee, pair)[0].nobody_to_say_yes is True


def asked(goal: Goal) -> list[tuple[str, list[str]]]:
    events = Event.objects.filter(verb="goal.check_due", object_id=goal.pk).order_by("sequence")
    return [(event.facts["why"], event.concerns) for event in events]


def test_a_silent_goal_is_asked_about_once_in_six_weeks(cast: Cast, time_machine: Any) -> None:
    goal = agreed(cast)
    owner = [str(goal.owner_id)]
    days = {41: 0, 42: 1, 43: 1, 83: 1, 84: 2}
    start = clock.now()
    for day, times in days.items():
        time_machine.move_to(start + timedelta(days=day), tick=False)
        actions.ask_about_goals()
        actions.ask_about_goals()
        assert asked(goal) == [("silent", owner)] * times, day


def test_a_goal_is_asked_about_when_its_day_has_passed(cast: Cast, time_machine: Any) -> None:
    goal = agreed(cast)
    due_on = clock.today() + timedelta(days=10)
    Goal.objects.update(due_on=due_on)
    start = clock.now()
    for day, times in ((10, 0), (11, 1), (12, 1)):
        time_machine.move_to(start + timedelta(days=day), tick=False)
        actions.ask_about_goals()
        assert len(asked(goal)) == times, day
    assert asked(goal)[0][0] == "date"


def test_nobody_is_asked_about_goals_that_rest(cast: Cast, time_machine: Any) -> None:
    goal = agreed(cast)
    Mentorship.objects.update(state="paused")
    time_machine.move_to(clock.now() + timedelta(days=50))
    assert actions.ask_about_goals() == 0
    Mentorship.objects.update(state="active")
    Person.objects.filter(pk=goal.owner_id).update(left_on=clock.today())
    assert actions.ask_about_goals() == 0


def test_check_in_lines_are_the_open_goals_in_a_fixed_number_of_queries(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    pair = a_pair(cast)
    actions.check_in(a_goal(pair, cast.mentee, text="Mål 0"), -1, by=cast.mentee)
    viewer = cast.mentor
    with django_assert_num_queries(6):
        assert len(queries.check_in_lines(viewer, pair)) == 1
    for text in ("Baka surdeg", "Mål 1"):
        a_goal(pair, cast.mentee, text=text)
    with django_assert_num_queries(6):
        lines = queries.check_in_lines(viewer, pair)
    assert sorted((line.card.goal.text, line.is_today, line.is_due) for line in lines) == [
        ("Baka surdeg", False, False),
        ("Mål 0", True, False),
        ("Mål 1", False, False),
    ]
    assert [level for level, _words in lines[0].choices] == [-2, -1, 0, 1, 2]
    assert queries.check_in_lines(cast.coordinator, pair) == []
