from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lotsa.domain.people.actions import grant_link
from lotsa.domain.recognition import actions
from lotsa.domain.recognition.models import Consent, Idea, Story, Thanks
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair
from tests.domain.recognition.test_actions import a_story

Browser = Callable[[Any], Client]


def test_idea_goes_from_the_pair_to_an_answer(cast: Cast, client_of: Browser) -> None:
    pair, kaj = a_pair(cast), client_of(cast.coordinator)
    client_of(cast.mentee).post(f"/pairs/{pair.pk}/ideas/", {"title": "Tyst timme", "text": "Före lunch"})
    idea = Idea.objects.get()
    assert "1 idé väntar på svar" in kaj.get("/ideas/").text
    sent = kaj.post(f"/ideas/{idea.pk}/", {"state": "tried", "answer": "Vi provar.", "version": idea.version})
    assert sent.status_code == 303
    assert "Vi provar." in client_of(cast.mentor).get(f"/ideas/{idea.pk}/").text
    assert "Tyst timme" in client_of(cast.stranger).get("/ideas/").text


def test_idea_without_a_reason_is_sent_back_with_what_was_typed(cast: Cast, client_of: Browser) -> None:
    idea = actions.propose_idea(a_pair(cast), by=cast.mentee, title="Tyst timme")
    kaj = client_of(cast.coordinator)
    answer = kaj.post(f"/ideas/{idea.pk}/", {"state": "declined", "answer": "", "version": idea.version})
    assert answer.status_code == 422
    assert "Fyll i: Ditt svar, med skälet" in answer.text


def test_thanks_are_written_and_kept_when_too_long(cast: Cast, client_of: Browser) -> None:
    pair, milo = a_pair(cast), client_of(cast.mentee)
    fields = {"receiver": str(cast.mentor.id), "text": "x" * 50_000}
    answer = milo.post(f"/pairs/{pair.pk}/thanks/", fields)
    assert answer.status_code == 422
    assert "x" * 50_000 in answer.text
    milo.post(f"/pairs/{pair.pk}/thanks/", fields | {"text": "Du väntade 🙂"})
    assert Thanks.objects.get().text == "Du väntade 🙂"
    assert "Du väntade 🙂" in client_of(cast.mentor).get(f"/pairs/{pair.pk}/thanks/").text


def test_story_is_written_agreed_from_the_mail_and_published(cast: Cast, client_of: Browser) -> None:
    pair, milo, kaj = a_pair(cast), client_of(cast.mentee), client_of(cast.coordinator)
    typed = {"title": "Vi vågade", "audience": "everybody", "situation": "Jag var tyst.", "version": 0}
    milo.post(f"/pairs/{pair.pk}/story/", typed)
    story = Story.objects.get()
    milo.post(f"/stories/{story.pk}/yes/")
    assert kaj.get(f"/stories/{story.pk}/").status_code == 404
    token = grant_link(
        "story_consent", organisation=cast.organisation, person_id=cast.mentor.id, object_id=story.pk
    )
    assert "Jag var tyst." in Client().get(f"/c/{token}/").text
    assert Consent.objects.count() == 1  # looking, as a mail scanner does, says nothing
    assert "Du har sagt ja" in Client().post(f"/c/{token}/").text
    kaj.post(f"/stories/{story.pk}/publication/")
    assert "Jag var tyst." in client_of(cast.stranger).get(f"/stories/{story.pk}/").text
    milo.post(f"/stories/{story.pk}/refusal/")
    assert client_of(cast.stranger).get(f"/stories/{story.pk}/").status_code == 404


def test_story_changed_by_the_other_meanwhile_shows_both(cast: Cast, client_of: Browser) -> None:
    story = a_story(cast)
    typed = {"title": "Min", "audience": "everybody", "situation": "Min text", "version": 0}
    answer = client_of(cast.mentor).post(f"/pairs/{story.mentorship_id}/story/", typed)
    assert answer.status_code == 409
    assert "Jag var tyst." in answer.text
    assert "Min text" in answer.text


def test_ideas_ask_as_much_of_the_database_for_many_as_for_one(cast: Cast, client_of: Browser) -> None:
    pair, kaj = a_pair(cast), client_of(cast.coordinator)
    counts = []
    for number in range(3):
        actions.propose_idea(pair, by=cast.mentee, title=f"idé {number}")
        with CaptureQueriesContext(connection) as asked:
            kaj.get("/ideas/")
        counts.append(len(asked))
    assert counts[0] == counts[2]
