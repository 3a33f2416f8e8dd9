import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lotsa.domain.people.actions import grant_link
from lotsa.domain.people.models import Link
from lotsa.domain.recognition import actions
from lotsa.domain.recognition.models import Consent, Idea, Story, Thanks
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair
from tests.domain.recognition.test_actions import a_story

Browser = Callable[[Any], Client]


def shown_in(text: str) -> dict[str, str]:
    """What the form for a yes on this page sends along."""
    return dict(re.findall(r'<input type="hidden" name="(version)" value="(\d+)">', text))


def a_mailed_story(cast: Cast) -> tuple[Story, str]:
    """Asked by the mentee; the mentor has a link."""
    story = a_story(cast)
    actions.ask_for_consent(story, by=cast.mentee, version=story.version)
    token = grant_link(
        "story_consent", organisation=cast.organisation, person_id=cast.mentor.id, object_id=story.pk
    )
    return story, f"/c/{token}/"


def rewritten(cast: Cast, story: Story) -> Story:
    """Other words, and the other asked anew, while a page with the old ones stands open."""
    story = a_story(cast, story.mentorship, parts={"situation": "Andra ord."}, version=story.version)
    actions.ask_for_consent(story, by=cast.mentee, version=story.version)
    return story


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
    milo.post(f"/stories/{story.pk}/asking/", shown_in(milo.get(f"/stories/{story.pk}/").text))
    assert kaj.get(f"/stories/{story.pk}/").status_code == 404
    token = grant_link(
        "story_consent", organisation=cast.organisation, person_id=cast.mentor.id, object_id=story.pk
    )
    mail = Client().get(f"/c/{token}/").text
    assert "Jag var tyst." in mail
    assert Consent.objects.count() == 1  # looking, as a mail scanner does, says nothing
    assert "Du har sagt ja" in Client().post(f"/c/{token}/", shown_in(mail)).text
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


CHANGED = "Berättelsen har ändrats sedan dess. Läs igenom den en gång till först."


def test_a_yes_on_a_page_that_has_been_outrun_shows_the_new_words_first(
    cast: Cast, client_of: Browser
) -> None:
    story, _address = a_mailed_story(cast)
    alma, address = client_of(cast.mentor), f"/stories/{story.pk}/"
    old = shown_in(alma.get(address).text)
    rewritten(cast, story)
    answer = alma.post(f"{address}yes/", old)
    assert (answer.status_code, CHANGED in answer.text, "Andra ord." in answer.text) == (422, True, True)
    assert not Consent.objects.filter(person=cast.mentor.id).exists()
    assert alma.post(f"{address}yes/", shown_in(answer.text)).status_code == 303
    assert Consent.objects.filter(person=cast.mentor.id).count() == 1


def test_a_yes_from_a_mail_page_that_has_been_outrun_keeps_the_link(cast: Cast) -> None:
    story, address = a_mailed_story(cast)
    old = shown_in(Client().get(address).text)
    rewritten(cast, story)
    answer = Client().post(address, old)
    assert (answer.status_code, CHANGED in answer.text, "Andra ord." in answer.text) == (422, True, True)
    assert Link.objects.get(verb="story_consent").used_at is None
    assert "Du har sagt ja" in Client().post(address, shown_in(answer.text)).text


@pytest.mark.parametrize("sent", [{}, {"version": ""}, {"version": "x"}, {"version": "9" * 50}])
def test_no_yes_without_the_version_that_was_read(
    cast: Cast, client_of: Browser, sent: dict[str, str]
) -> None:
    story, address = a_mailed_story(cast)
    answers = [Client().post(address, sent), client_of(cast.mentor).post(f"/stories/{story.pk}/yes/", sent)]
    assert [answer.status_code for answer in answers] == [422, 422]
    assert not Consent.objects.filter(person=cast.mentor.id).exists()


def test_a_draft_takes_a_yes_only_together_with_asking(cast: Cast, client_of: Browser) -> None:
    story, milo = a_story(cast), client_of(cast.mentee)
    read = shown_in(milo.get(f"/stories/{story.pk}/").text)
    assert milo.post(f"/stories/{story.pk}/yes/", read).status_code == 422
    a_story(cast, story.mentorship, parts={"situation": "Andra ord."}, version=story.version)
    assert milo.post(f"/stories/{story.pk}/asking/", read).status_code == 422
    story.refresh_from_db()
    assert (story.state, Consent.objects.count()) == ("draft", 0)
    assert milo.post(f"/stories/{story.pk}/asking/", {"version": story.version}).status_code == 303
    story.refresh_from_db()
    assert (story.state, Consent.objects.get().person_id) == ("asked", cast.mentee.id)


def test_a_mail_page_of_a_draft_has_no_button(cast: Cast) -> None:
    story, address = a_mailed_story(cast)
    a_story(cast, story.mentorship, parts={"situation": "Andra ord."}, version=story.version)
    text = Client().get(address).text
    assert ("Du får frågan om ditt ja när den är klar." in text, shown_in(text)) == (True, {})


def test_an_idea_answered_without_a_version_is_not_answered_over(cast: Cast, client_of: Browser) -> None:
    idea = actions.propose_idea(a_pair(cast), by=cast.mentee, title="Tyst timme")
    answer = client_of(cast.coordinator).post(f"/ideas/{idea.pk}/", {"state": "tried", "answer": "Ja"})
    idea.refresh_from_db()
    assert (answer.status_code, idea.answer) == (409, "")
