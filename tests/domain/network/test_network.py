from datetime import timedelta

import pytest
import time_machine
from django.http import Http404

from lotsa.domain.activity.models import Event
from lotsa.domain.competences.models import Competence
from lotsa.domain.network import access, actions, queries
from lotsa.domain.network.models import Asked, Listing, Question
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer, viewer_of
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from tests import cast as people
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair


def a_competence(cast: Cast, name: str = "Svetsning") -> Competence:
    return Competence.objects.create(
        organisation=cast.organisation,
        label_sv=name,
        label_en=f"{name} (en)",
        sort_key_sv=name.lower(),
        sort_key_en=name.lower(),
        search_key=f"\n{name.lower()}\n",
    )


def knowing(cast: Cast, competence: Competence, count: int) -> list[Viewer]:
    """So many colleagues who want to be asked about something."""
    found = [
        viewer_of(people.person(cast.organisation, f"Kunnig{number} Kollega")) for number in range(count)
    ]
    for viewer in found:
        actions.stand_in_directory([competence], by=viewer)
    return found


def test_nobody_stands_in_the_directory_unasked(cast: Cast) -> None:
    assert queries.directory(cast.stranger) == ([], False)
    actions.stand_in_directory([a_competence(cast)], by=cast.mentor, about="Fråga om fogar")
    entries, _more = queries.directory(cast.stranger, search="SVETS")
    assert [(entry.person, entry.about) for entry in entries] == [(cast.people["mentor"], "Fråga om fogar")]
    assert queries.directory(cast.other) == ([], False)
    actions.leave_directory(by=cast.mentor)
    assert queries.directory(cast.stranger) == ([], False)


def test_somebody_who_has_left_is_not_found_nor_asked(cast: Cast) -> None:
    competence = a_competence(cast)
    actions.stand_in_directory([competence], by=cast.mentor)
    Person.objects.filter(pk=cast.mentor.id).update(left_on=clock.today())
    assert queries.directory(cast.stranger) == ([], False)
    with pytest.raises(Refused):
        actions.ask(competence, "Hur fogar man?", by=cast.stranger)


def test_questions_of_one_person_are_at_most_ten_a_month_closed_ones_too(cast: Cast) -> None:
    competence = a_competence(cast)
    actions.stand_in_directory([competence], by=cast.mentor)
    for number in range(10):
        actions.close_question(actions.ask(competence, f"Fråga {number}", by=cast.stranger), by=cast.stranger)
    with pytest.raises(Refused):
        actions.ask(competence, "En till", by=cast.stranger)
    assert Event.objects.filter(verb="question.asked").count() == 10
    with time_machine.travel(clock.now() + timedelta(days=31)):
        actions.ask(competence, "En till", by=cast.stranger)


def test_question_goes_to_five_of_those_who_know_and_then_to_others(cast: Cast) -> None:
    competence = a_competence(cast)
    knowing(cast, competence, 7)
    first = actions.ask(competence, "Hur fogar man?", by=cast.stranger)
    second = actions.ask(competence, "Hur slipar man?", by=cast.mentee)
    went = [
        set(Asked.objects.filter(question=each).values_list("person", flat=True)) for each in (first, second)
    ]
    assert [len(each) for each in went] == [5, 5]
    assert len(went[0] | went[1]) == 7  # the two who were spared first come first in the second
    assert set(Event.objects.get(object_id=first.pk).concerns) == {str(pk) for pk in went[0]}


def test_question_is_seen_by_whoever_asked_and_those_it_went_to(cast: Cast) -> None:
    competence = a_competence(cast)
    (knows,) = knowing(cast, competence, 1)
    question = actions.ask(competence, "Hur fogar man?", by=cast.stranger)
    actions.answer_question(question, "Långsamt.", by=knows)
    seen = {name for name in cast.people if access.questions_visible_to(getattr(cast, name)).exists()}
    assert seen == {"stranger"}
    assert access.question_for(knows, question.pk, to="answer") == question
    with pytest.raises(Http404):
        access.question_for(cast.coordinator, question.pk)
    assert Event.objects.get(verb="question.answered").concerns == [str(cast.stranger.id)]


def test_question_nobody_can_take_is_refused(cast: Cast) -> None:
    competence = a_competence(cast)
    actions.stand_in_directory([competence], by=cast.mentor, gets_questions=False)
    actions.stand_in_directory([competence], by=cast.stranger)
    with pytest.raises(Refused) as caught:
        actions.ask(competence, "Hur fogar man?", by=cast.stranger)
    assert caught.value.field == "competence"
    assert Question.objects.count() == 0


def test_five_open_questions_are_enough(cast: Cast) -> None:
    competence = a_competence(cast)
    knowing(cast, competence, 1)
    asked = [actions.ask(competence, f"Fråga {number}", by=cast.stranger) for number in range(5)]
    with pytest.raises(Refused):
        actions.ask(competence, "Fråga 5", by=cast.stranger)
    actions.close_question(asked[0], by=cast.stranger)
    actions.ask(competence, "Fråga 5", by=cast.stranger)
    assert Question.objects.count() == 6


def test_answer_to_a_closed_question_is_refused_until_it_is_opened_again(cast: Cast) -> None:
    competence = a_competence(cast)
    (knows,) = knowing(cast, competence, 1)
    question = actions.ask(competence, "Hur fogar man?", by=cast.stranger)
    actions.close_question(question, by=cast.stranger)
    question.refresh_from_db()
    with pytest.raises(Refused):
        actions.answer_question(question, "Så här", by=knows)
    actions.reopen_question(question, by=cast.stranger)
    question.refresh_from_db()
    actions.answer_question(question, "Så här", by=knows)
    assert question.answers.count() == 1


def test_listing_needs_something_to_be_asked_about(cast: Cast) -> None:
    with pytest.raises(Refused) as caught:
        actions.stand_in_directory([], by=cast.mentor)
    assert caught.value.field == "competences"
    assert Listing.objects.count() == 0


def test_ties_count_pairs_before_and_after_and_hide_small_departments(cast: Cast) -> None:
    with time_machine.travel(clock.now() - timedelta(days=100)):
        a_pair(cast)  # between the office and the bakery
    today = clock.today()
    found = queries.ties(cast.leader, today - timedelta(days=30), other="Mindre")
    assert (found.across, found.within) == ((1, 1), (0, 0))
    assert [(tie.one, tie.other, tie.before, tie.now) for tie in found.rows] == [("Kontoret", "Mindre", 1, 1)]
    assert found.too_small == 1
    assert queries.ties(cast.leader, today - timedelta(days=200), other="Mindre").across == (0, 1)
    with pytest.raises(Http404):
        queries.ties(cast.mentor, today, other="Mindre")
