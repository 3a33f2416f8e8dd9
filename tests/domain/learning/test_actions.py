import pytest

from lotsa.domain.activity.models import Event
from lotsa.domain.learning import actions, queries
from lotsa.domain.learning.library import module, training_keys
from lotsa.domain.learning.models import Completion, ExerciseNote, Rating
from lotsa.kit.refused import Refused, Stale
from tests.cast import Cast

LISTENING = "mentor-02-listening"


def part(key: str = LISTENING):  # type: ignore[no-untyped-def]  # a Module, known to be there
    found = module(key, "sv")
    assert found is not None
    return found


def finish_all(cast: Cast) -> None:
    for key in training_keys():
        actions.finish(part(key), by=cast.mentor)


def test_work_on_keeps_steps_and_a_note_that_only_the_writer_opens(cast: Cast) -> None:
    actions.work_on(part(), by=cast.mentor, steps=[2, 0, 99, -1], note="Jag pratar för mycket 🙈\r\nשלום")
    page = queries.module_page(cast.mentor, part())
    assert page.steps_done == {0, 2}
    assert page.note == "Jag pratar för mycket 🙈\nשלום"
    assert queries.module_page(cast.coordinator, part()).note == ""
    assert "pratar" not in bytes(ExerciseNote.objects.get().sealed).decode("latin1")


def test_work_on_in_two_windows_shows_both_and_loses_nothing(cast: Cast) -> None:
    actions.work_on(part(), by=cast.mentor, steps=[], note="Ett", note_version=0)
    seen = queries.module_page(cast.mentor, part()).note_version
    actions.work_on(part(), by=cast.mentor, steps=[], note="Två", note_version=seen)
    with pytest.raises(Stale) as stale:
        actions.work_on(part(), by=cast.mentor, steps=[1], note="Tre", note_version=seen)
    assert stale.value.theirs == {"note": "Två"}
    page = queries.module_page(cast.mentor, part())
    assert (page.note, page.steps_done) == ("Två", set())


def test_work_on_refuses_a_note_that_is_a_book(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        actions.work_on(part(), by=cast.mentor, steps=[0], note="å" * 50_000)
    assert refused.value.field == "note"
    assert Completion.objects.count() == 0


def test_an_emptied_note_is_gone(cast: Cast) -> None:
    actions.work_on(part(), by=cast.mentor, steps=[], note="Ett")
    actions.work_on(part(), by=cast.mentor, steps=[], note="  ")
    assert ExerciseNote.objects.count() == 0


def test_finish_twice_keeps_the_first_day_and_tells_once(cast: Cast) -> None:
    first = actions.finish(part(), by=cast.mentor).finished_at
    assert actions.finish(part(), by=cast.mentor).finished_at == first
    assert Event.objects.filter(verb="training.finished").count() == 1


def test_reopen_takes_a_slip_back(cast: Cast) -> None:
    actions.finish(part(), by=cast.mentor)
    actions.reopen(part(), by=cast.mentor)
    assert queries.completed_modules([cast.mentor.id]) == {cast.mentor.id: frozenset()}


def test_trained_is_whoever_has_finished_every_part(cast: Cast) -> None:
    finish_all(cast)
    standing = queries.standings([cast.mentor.id, cast.mentee.id])
    assert standing[cast.mentor.id].is_trained
    assert (standing[cast.mentee.id].is_trained, standing[cast.mentee.id].count) == (False, 0)


def test_exemption_counts_as_trained_until_it_is_lifted(cast: Cast) -> None:
    actions.exempt(cast.mentor.person, " Har gått en hos  Almega. ", by=cast.coordinator)
    actions.exempt(cast.mentor.person, "En gång till", by=cast.coordinator)
    found = queries.standings([cast.mentor.id])[cast.mentor.id]
    assert found.is_trained
    assert found.exemption is not None
    assert (found.exemption.reason, found.exemption.given_by) == (
        "Har gått en hos Almega.",
        cast.coordinator.person,
    )
    actions.lift_exemption(cast.mentor.person, by=cast.coordinator)
    assert not queries.standings([cast.mentor.id])[cast.mentor.id].is_trained


def test_exemption_needs_a_reason(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        actions.exempt(cast.mentor.person, " ", by=cast.coordinator)
    assert refused.value.field == "reason"


def test_rate_replaces_the_earlier_answer(cast: Cast) -> None:
    actions.rate(part(), by=cast.mentor, useful=2, ready=3)
    actions.rate(part(), by=cast.mentor, useful=5, ready=4)
    assert list(Rating.objects.values_list("useful", "ready")) == [(5, 4)]


@pytest.mark.parametrize("useful", [0, 6])
def test_rate_refuses_what_is_not_on_the_scale(cast: Cast, useful: int) -> None:
    with pytest.raises(Refused):
        actions.rate(part(), by=cast.mentor, useful=useful, ready=3)
    assert Rating.objects.count() == 0


def test_assess_refuses_a_moment_that_is_neither(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.assess("now", by=cast.mentor, answers={"listening": 3, "asking": 3, "adapting": 3})


def test_say_ready_takes_back_what_is_no_longer_ticked(cast: Cast) -> None:
    actions.say_ready(["time", "key_tasks", "nonsense"], by=cast.mentor)
    assert queries.my_readiness(cast.mentor) == {"time", "key_tasks"}
    assert queries.knows_key_tasks([cast.mentor.id, cast.mentee.id]) == {cast.mentor.id}
    actions.say_ready(["willing"], by=cast.mentor)
    assert queries.my_readiness(cast.mentor) == {"willing"}
