from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lotsa.domain.network import actions
from lotsa.domain.network.models import Listing, Question
from tests.cast import Cast
from tests.domain.network.test_network import a_competence, knowing

Browser = Callable[[Any], Client]


def test_somebody_stands_in_the_directory_is_found_asked_and_answers(cast: Cast, client_of: Browser) -> None:
    competence, alma, stina = a_competence(cast), client_of(cast.mentor), client_of(cast.stranger)
    alma.post("/network/me/", {"more": [str(competence.pk)], "about": "Fogar 🙂", "gets_questions": "on"})
    assert "Fogar 🙂" in stina.get("/network/?q=svetsning").text
    stina.post("/network/questions/new/", {"competence": str(competence.pk), "text": "Hur fogar man?"})
    question = Question.objects.get()
    assert "1 fråga till dig" in alma.get("/network/").text
    alma.post(f"/network/questions/{question.pk}/", {"text": "Långsamt."})
    assert "1 svar på din fråga" in stina.get(f"/network/questions/{question.pk}/").text
    assert "Långsamt." in stina.get(f"/network/questions/{question.pk}/").text
    alma.post("/network/me/removal/")
    assert Listing.objects.count() == 0


def test_search_for_what_nobody_knows_says_so(cast: Cast, client_of: Browser) -> None:
    text = client_of(cast.stranger).get("/network/?q=<kanariefågel>").text
    assert "Ingen har sagt att de kan ”&lt;kanariefågel&gt;”." in text


def test_endless_question_is_refused_and_kept(cast: Cast, client_of: Browser) -> None:
    competence = a_competence(cast)
    knowing(cast, competence, 1)
    typed = {"competence": str(competence.pk), "text": "x" * 50_000}
    answer = client_of(cast.stranger).post("/network/questions/new/", typed)
    assert answer.status_code == 422
    assert "x" * 50_000 in answer.text


def test_directory_asks_as_much_of_the_database_for_many_as_for_one(cast: Cast, client_of: Browser) -> None:
    competence, stina = a_competence(cast), client_of(cast.stranger)
    counts = []
    for number in (1, 6):
        for viewer in knowing(cast, competence, number) if number == 1 else []:
            actions.stand_in_directory([competence], by=viewer)
        if number > 1:
            for role in ("mentor", "mentee", "manager", "employee"):
                actions.stand_in_directory([competence], by=getattr(cast, role))
        with CaptureQueriesContext(connection) as asked:
            stina.get("/network/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_ties_are_shown_with_an_unreadable_day_said(cast: Cast, client_of: Browser) -> None:
    kaj = client_of(cast.coordinator)
    assert kaj.get("/network/ties/").status_code == 200
    assert kaj.get("/network/ties/?since=i+fjol").status_code == 422
