from datetime import date, datetime, timedelta

import pytest
import time_machine

from lotsa.domain.activity.models import Event
from lotsa.domain.learning.actions import exempt, finish
from lotsa.domain.learning.library import module, training_keys
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes import actions, queries
from lotsa.domain.programmes.models import Programme
from lotsa.domain.programmes.queries.readiness import checks
from lotsa.kit.refused import Refused
from tests.cast import Cast
from tests.domain.programmes.rounds import START, in_state, someone


def train(viewer: Viewer, parts: int = 8) -> None:
    for key in training_keys()[:parts]:
        part = module(key)
        assert part is not None
        finish(part, by=viewer)


def with_mentors(cast: Cast, **fields: object) -> Programme:
    """Alma has finished the training; Emil has three parts left."""
    programme = in_state(cast, "matching", **fields)
    for name in ("mentor", "employee"):
        someone(cast, programme, cast.people[name], "mentor")
    train(cast.mentor)
    train(cast.employee, 5)
    return programme


def reminders() -> list[tuple[list[str], object]]:
    found = Event.objects.filter(verb="training.reminded").order_by("sequence")
    return [(event.concerns, event.facts) for event in found]


def test_training_of_says_who_is_left(cast: Cast) -> None:
    told = queries.training_of(with_mentors(cast))
    assert (told.trained, [mentor.person.given_name for mentor in told.untrained]) == (1, ["Emil"])


def test_training_of_costs_the_same_for_two_and_four(cast: Cast, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    programme = with_mentors(cast)
    with django_assert_num_queries(3):
        queries.training_of(programme)
    for name in ("stranger", "manager"):
        someone(cast, programme, cast.people[name], "mentor")
    with django_assert_num_queries(3):
        queries.training_of(programme)


def test_untrained_are_left_out_only_where_the_programme_asks(cast: Cast) -> None:
    programme = with_mentors(cast)
    mentors = [line.enrolment for line in queries.training_of(programme).lines]
    assert queries.untrained(programme, mentors) == set()
    programme.training_required = True
    assert {
        mentor.person.given_name for mentor in mentors if mentor.pk in queries.untrained(programme, mentors)
    } == {"Emil"}
    exempt(cast.employee.person, "Har gått en liknande", by=cast.coordinator)
    assert queries.untrained(programme, mentors) == set()


def test_readiness_says_how_many_are_left_out(cast: Cast) -> None:
    programme = with_mentors(cast, training_required=True)
    check = next(check for check in checks(programme, "kickoff") if check.key == "training")
    assert (check.done, check.blocks) == (False, False)
    assert str(check.todo) == "1 mentor has not finished and is left out of the matching until then."


def test_set_rules_turns_the_gate_on_and_leaves_it_alone(cast: Cast) -> None:
    programme = with_mentors(cast)
    rules = {"weights": programme.weights, "hard_rules": programme.hard_rules, "by": cast.coordinator}
    actions.set_rules(programme, training_required=True, version=programme.version, **rules)
    actions.set_rules(programme, version=programme.version, **rules)
    programme.refresh_from_db()
    assert programme.training_required


def test_remind_untrained_tells_whoever_has_parts_left_what_is_next(cast: Cast) -> None:
    programme = with_mentors(cast)
    assert actions.remind_untrained(programme, by=cast.coordinator) == 1
    assert reminders() == [([str(cast.employee.id)], {"left": 3, "next": "mentor-06-difficult"})]


def test_remind_untrained_leaves_people_in_peace_for_three_days(cast: Cast) -> None:
    programme = with_mentors(cast)
    actions.remind_untrained(programme, by=cast.coordinator)
    with pytest.raises(Refused, match="less than three days ago"):
        actions.remind_untrained(programme, by=cast.coordinator)


def test_remind_untrained_has_nobody_to_remind_when_all_have_finished(cast: Cast) -> None:
    programme = with_mentors(cast)
    train(cast.employee)
    with pytest.raises(Refused, match="Every mentor has finished"):
        actions.remind_untrained(programme, by=cast.coordinator)


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 6, 40)


def test_remind_before_start_reminds_once_in_the_week_before(cast: Cast) -> None:
    with_mentors(cast)
    told = []
    for days in (8, 7, 6, 1, -1):
        with time_machine.travel(at(START - timedelta(days=days)), tick=False):
            told.append(actions.remind_before_start())
    assert told == [0, 1, 0, 0, 0]


def test_remind_before_start_passes_by_programmes_without_training(cast: Cast) -> None:
    programme = with_mentors(cast)
    programme.events.filter(kind="training").delete()
    with time_machine.travel(at(START - timedelta(days=3)), tick=False):
        assert actions.remind_before_start() == 0


def test_sides_taken_are_those_of_programmes_that_are_not_over(cast: Cast) -> None:
    programme = with_mentors(cast)
    assert queries.sides_taken(cast.employee) == {"mentor"}
    Programme.objects.filter(pk=programme.pk).update(state="closed")
    assert queries.sides_taken(cast.employee) == set()
