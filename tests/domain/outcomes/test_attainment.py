from datetime import timedelta

import pytest

from lotsa.domain.development.models import Goal
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.outcomes.attainment import attainment
from lotsa.domain.people.models import Person
from lotsa.kit import clock
from tests.cast import Cast, person
from tests.domain.mentorships.pairs import a_pair

DAYS = 60


def ended(pair: Mentorship, owner: Person, level: int, **fields: object) -> Goal:
    today = clock.today()
    told: dict[str, object] = {
        "organisation": pair.organisation,
        "owner": owner,
        "mentorship": pair,
        "text": "Baka",
        "state": "reached" if level >= 0 else "partly" if level == -1 else "not_reached",
        "attained": level,
        "written_on": today - timedelta(days=DAYS),
        "due_on": today,
        "closed_on": today,
    }
    return Goal.objects.create(**(told | fields))


def test_one_persons_score_is_the_published_one_and_a_group_is_their_mean(cast: Cast) -> None:
    pair = a_pair(cast)
    for level in (0, 1, 1):
        ended(pair, cast.people["mentee"], level)
    told = attainment(pair.programme, min_group=1)
    assert (told.t_score, told.people, told.ended, told.reached) == (59, 1, 3, 3)

    ended(pair, cast.people["employee"], -1)
    told = attainment(pair.programme, min_group=1)
    assert (told.t_score, told.people) == (50, 2)  # 49.6, whole


def test_weights_count_within_a_person(cast: Cast) -> None:
    pair = a_pair(cast)
    ended(pair, cast.people["mentee"], 1, weight=3)
    ended(pair, cast.people["mentee"], -1)
    assert (attainment(pair.programme, min_group=1).t_score or 0) > 50


@pytest.mark.parametrize(("people", "shown"), [(4, False), (5, True)])
def test_too_few_people_have_no_score(cast: Cast, people: int, shown: bool) -> None:
    pair = a_pair(cast)
    for n in range(people):
        owner = person(cast.organisation, f"Bagare {n}")
        for _goal in range(3):  # many goals of few people are still few people
            ended(pair, owner, 0)
    told = attainment(pair.programme, min_group=5)
    assert (told.t_score is not None, told.enough, told.enough_ended) == (shown, shown, shown)
    assert (told.people, told.reached, told.on_time) == ((5, 15, 15) if shown else (0, 0, 0))
    assert told.goals == 3 * people


def test_only_goals_that_came_as_planned_are_in_time(cast: Cast) -> None:
    pair = a_pair(cast)
    mentee = cast.people["mentee"]
    yesterday = clock.today() - timedelta(days=1)
    ended(pair, mentee, 0)
    ended(pair, mentee, 1, due_on=yesterday)
    ended(pair, mentee, -1)
    told = attainment(pair.programme, min_group=1)
    assert (told.ended, told.reached, told.on_time) == (3, 2, 1)


def test_levels_written_late_are_counted(cast: Cast) -> None:
    pair = a_pair(cast)
    mentee, today = cast.people["mentee"], clock.today()
    ended(pair, mentee, 0)
    ended(pair, mentee, 0, levels_changed_on=today)
    ended(pair, mentee, 0, written_on=today - timedelta(days=13))
    assert attainment(pair.programme, min_group=1).late == 2


def test_drafts_dropped_and_open_goals_have_no_score(cast: Cast) -> None:
    pair = a_pair(cast)
    mentee = cast.people["mentee"]
    serves = pair.programme.goals.create(text="Fler bagare", due_on=pair.planned_end_on)
    open_goal = {"state": "active", "attained": None, "closed_on": None}
    ended(pair, mentee, 0, **open_goal, programme_goal=serves)
    ended(pair, mentee, 0, **open_goal)
    ended(pair, mentee, 0, state="draft", attained=None)
    ended(pair, mentee, 0, state="dropped", attained=None)
    told = attainment(pair.programme, min_group=1)
    assert (told.goals, told.linked, told.dropped, told.ended, told.people) == (2, 1, 1, 0, 0)
    assert told.t_score is None


def test_how_goals_went_is_not_told_of_one_person_among_many_with_goals(cast: Cast) -> None:
    pair = a_pair(cast)
    for n in range(5):
        open_goal = {"state": "active", "attained": None, "closed_on": None}
        ended(pair, person(cast.organisation, f"Bagare {n}"), 0, **open_goal)
    ended(pair, cast.people["mentee"], 1, levels_changed_on=clock.today())
    told = attainment(pair.programme, min_group=5)
    assert (told.enough, told.enough_ended, told.goals) == (True, False, 6)
    assert (told.ended, told.reached, told.on_time, told.late, told.t_score) == (0, 0, 0, 0, None)
