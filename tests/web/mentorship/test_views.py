from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.test import Client

from lotsa.domain.development.actions import check_in
from lotsa.domain.meetings.models import Meeting, NextStep, Topic
from lotsa.domain.mentorships.actions import ask_to_talk
from lotsa.domain.mentorships.models import Mentorship
from lotsa.kit import clock
from tests.cast import Cast
from tests.domain.development.test_actions import a_goal
from tests.domain.mentorships.pairs import a_pair, begin

Browser = Callable[[Any], Client]


def filled(cast: Cast) -> Mentorship:
    """A pair with something to leak in every place a coordinator must not see."""
    pair = a_pair(cast, days_ago=40)
    meeting = Meeting.objects.create(
        mentorship=pair,
        starts_at=clock.now() - timedelta(days=7),
        state="held",
        shared_notes="anteckningsknuten",
        actual_minutes=30,
    )
    Topic.objects.create(mentorship=pair, text="ämnesknuten", added_by=cast.people["mentee"])
    Topic.objects.create(
        mentorship=pair, text="bara-mentorn-knuten", added_by=cast.people["mentor"], only_me=True
    )
    NextStep.objects.create(
        mentorship=pair, text="stegknuten", owner=cast.people["mentee"], agreed_in=meeting
    )
    goal = a_goal(pair, cast.mentee, text="Måltiteln", measure="måttknuten")
    check_in(goal, -1, by=cast.mentee, line="radknuten")
    return pair


def test_a_member_sees_contents_and_not_the_others_private_topic(cast: Cast, client_of: Browser) -> None:
    pair = filled(cast)
    text = client_of(cast.mentee).get(f"/pairs/{pair.pk}/").text
    assert all(word in text for word in ("ämnesknuten", "stegknuten", "Måltiteln"))
    assert "bara-mentorn-knuten" not in text


def test_a_coordinator_sees_rhythm_and_titles_and_no_contents(cast: Cast, client_of: Browser) -> None:
    pair = filled(cast)
    text = client_of(cast.coordinator).get(f"/pairs/{pair.pk}/").text
    assert "Milo Adept och Alma Mentor" in text
    assert "Måltiteln" in text
    assert "Det här ser du inte" in text
    leaks = ("ämnesknuten", "stegknuten", "anteckningsknuten", "måttknuten", "radknuten", "Jag bakar själv")
    assert [word for word in leaks if word in text] == []


def test_a_stranger_gets_the_same_page_as_for_a_pair_that_never_was(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    browser = client_of(cast.stranger)
    answer, never = browser.get(f"/pairs/{pair.pk}/"), browser.get(f"/pairs/{uuid4()}/")
    assert (answer.status_code, never.status_code) == (404, 404)


def test_one_pair_is_gone_to_at_once_and_two_are_listed(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    browser = client_of(cast.mentor)
    assert browser.get("/pair/").headers["Location"] == f"/pairs/{pair.pk}/"
    begin(pair.programme, cast.people["mentor"], cast.people["employee"])
    answer = browser.get("/pair/")
    assert "Milo Adept och Alma Mentor" in answer.text
    assert "Emil Anställd och Alma Mentor" in answer.text


def test_both_say_yes_to_the_agreement(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    for viewer in (cast.mentee, cast.mentor):
        browser = client_of(viewer)
        assert "Förtrolighet och undantag" in browser.get(f"/pairs/{pair.pk}/agreement/").text
        assert browser.post(f"/pairs/{pair.pk}/agreement/", {"number": 1}).status_code == 303
    pair.refresh_from_db()
    assert (pair.state, pair.agreement_signed_on) == ("active", clock.today())


def test_a_wish_to_talk_reaches_the_coordinator_and_never_the_other(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    client_of(cast.mentee).post(f"/pairs/{pair.pk}/talk/", {"text": "samtalsknuten"})
    assert "samtalsknuten" in client_of(cast.coordinator).get(f"/pairs/{pair.pk}/").text
    other = client_of(cast.mentor)
    page = other.get(f"/pairs/{pair.pk}/").text + other.get("/").text
    assert "samtalsknuten" not in page
    assert "bad om ett samtal" not in page


def test_a_talk_is_marked_and_can_be_undone(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    talk = ask_to_talk(pair, by=cast.mentee)
    browser = client_of(cast.coordinator)
    browser.post(f"/talks/{talk.pk}/answer/")
    assert f"/talks/{talk.pk}/reopening/" in browser.get(f"/pairs/{pair.pk}/").text
    browser.post(f"/talks/{talk.pk}/reopening/")
    talk.refresh_from_db()
    assert talk.talked_at is None


def test_a_pause_says_what_is_wrong_and_keeps_what_was_typed(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    past = (clock.today() - timedelta(days=2)).isoformat()
    answer = client_of(cast.mentee).post(f"/pairs/{pair.pk}/pause/", {"until": past})
    assert answer.status_code == 422
    assert "Välj en dag efter idag" in answer.text
    assert f'value="{past}"' in answer.text


def test_a_coordinator_ends_a_pair_and_takes_it_back(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast, days_ago=30)
    browser, today = client_of(cast.coordinator), clock.today().isoformat()
    missing = browser.post(f"/pairs/{pair.pk}/ending/", {"on": today})
    assert missing.status_code == 422
    browser.post(f"/pairs/{pair.pk}/ending/", {"on": today, "outcome": "no_fault"})
    browser.post(f"/pairs/{pair.pk}/ending/message/", {"message": "Tack för tiden."})
    pair.refresh_from_db()
    assert pair.is_open  # nothing happens before the last page
    browser.post(f"/pairs/{pair.pk}/ending/next/", {"then": "nothing"})
    pair.refresh_from_db()
    assert pair.state == "closed"
    assert f"/pairs/{pair.pk}/reopening/" in browser.get(f"/pairs/{pair.pk}/").text
    browser.post(f"/pairs/{pair.pk}/reopening/")
    pair.refresh_from_db()
    assert pair.state == "agreement"


def test_a_note_saved_elsewhere_is_shown_beside_mine(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    browser = client_of(cast.coordinator)
    browser.post(f"/pairs/{pair.pk}/note/", {"text": "Första"})
    browser.post(f"/pairs/{pair.pk}/note/", {"text": "Andra", "version": "1"})
    answer = browser.post(f"/pairs/{pair.pk}/note/", {"text": "Tredje", "version": "1"})
    assert answer.status_code == 409
    assert "Andra" in answer.text
    assert "Tredje" in answer.text
