"""What waits on a pair's pages: a pause, a start that is still to come, a wish that nobody has answered."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from lotsa.domain.mentorships import actions
from lotsa.domain.mentorships.models import Mentorship
from lotsa.kit import clock
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair, a_programme, begin

Browser = Callable[[Any], Client]


def main_of(browser: Client, address: str) -> str:
    return browser.get(address).text.split("<main")[1].split("</main>")[0]


@pytest.fixture
def paused(cast: Cast) -> Mentorship:
    """With a new version of the agreement that waits for the mentee."""
    pair = a_pair(cast, days_ago=40)
    actions.sign_agreement(pair, by=cast.mentee)
    actions.sign_agreement(pair, by=cast.mentor)
    actions.write_agreement(pair, {"chafe": "Säg det samma dag"}, by=cast.mentor, number=1)
    pair.refresh_from_db()
    actions.pause_mentorship(pair, clock.today() + timedelta(days=20), by=cast.mentor)
    return pair


def test_a_paused_pair_can_always_start_again(cast: Cast, client_of: Browser, paused: Mentorship) -> None:
    browser = client_of(cast.mentee)
    seen = main_of(browser, f"/pairs/{paused.pk}/")
    assert f'action="/pairs/{paused.pk}/resumption/"' in seen
    assert "En ny version väntar på ditt ja" in seen
    assert browser.post(f"/pairs/{paused.pk}/resumption/").status_code == 303
    paused.refresh_from_db()
    assert paused.state == "active"


def test_a_running_pause_gets_another_day_and_stays_one(
    cast: Cast, client_of: Browser, paused: Mentorship
) -> None:
    browser, at = client_of(cast.mentee), f"/pairs/{paused.pk}/pause/"
    seen = main_of(browser, at)
    assert "Paus till" in seen
    assert f'value="{paused.pauses[0][1]}"' in seen
    assert "/resumption/" in seen
    later = (clock.today() + timedelta(days=40)).isoformat()
    assert browser.post(at, {"until": later}).status_code == 303
    paused.refresh_from_db()
    assert paused.pauses == [[clock.today().isoformat(), later]]
    assert browser.post(at, {"until": clock.today().isoformat()}).status_code == 422


def test_no_pause_is_offered_in_a_pause(cast: Cast, client_of: Browser, paused: Mentorship) -> None:
    browser, at = client_of(cast.mentee), f"/pairs/{paused.pk}/change/"
    assert 'value="pause"' not in main_of(browser, at)
    assert browser.post(at, {"want": "pause"}).status_code == 422
    actions.resume_mentorship(paused, by=cast.mentee)
    assert 'value="pause"' in main_of(browser, at)


def test_a_start_to_come_is_said_to_come(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast, days_ago=-30)
    for viewer in (cast.coordinator, cast.mentee):
        seen = main_of(client_of(viewer), f"/pairs/{pair.pk}/")
        assert '<p class="lead">Börjar ' in seen
        assert "Mentorskapet börjar" in seen
        assert [word for word in ("sedan", "började", "Började") if word in seen] == []


def test_a_single_talk_is_asked_for_no_agreement_goals_or_rhythm(cast: Cast, client_of: Browser) -> None:
    programme = a_programme(cast, template="flash")
    pair = begin(programme, cast.people["mentor"], cast.people["mentee"])
    seen = main_of(client_of(cast.coordinator), f"/pairs/{pair.pk}/")
    assert [word for word in ("<dt>Avtal", "<dt>Mål", "inte än", "Överenskommet") if word in seen] == []


def test_a_coordinator_writes_to_the_one_who_asked(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast, days_ago=45)
    browser, at = client_of(cast.coordinator), f"/pairs/{pair.pk}/"
    both = f"{cast.people['mentee'].email},{cast.people['mentor'].email}"
    assert f"mailto:{both}" in main_of(browser, at)
    actions.draft_switch(pair, by=cast.mentee, want="switch", reason="", text="")
    switch = actions.draft_switch(pair, by=cast.mentee, then="proposal")
    actions.ask_switch(switch, by=cast.mentee)
    seen = main_of(browser, at)
    assert f'class="btn" href="mailto:{cast.people["mentee"].email}?' in seen
    assert both not in seen
    assert cast.people["mentor"].email not in seen
    assert seen.count(f'href="/pairs/{pair.pk}/ending/"') == 1
    actions.handle_switch(switch, "coaching", by=cast.coordinator)
    assert f"mailto:{both}" in main_of(browser, at)


def test_who_has_asked_sees_that_it_waits_and_takes_it_back(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast, days_ago=45)
    switch = actions.draft_switch(pair, by=cast.mentee, want="switch", reason="", text="")
    asks, other = client_of(cast.mentee), client_of(cast.mentor)
    words, back = "den väntar på programledaren", f'action="/pairs/{pair.pk}/change/withdrawal/"'
    places = ("/", f"/pairs/{pair.pk}/")
    assert [words in main_of(asks, place) for place in places] == [False, False]
    actions.ask_switch(switch, by=cast.mentee)
    assert [words in (seen := main_of(asks, place)) and back in seen for place in places] == [True, True]
    assert [words in main_of(other, place) for place in places] == [False, False]
    asks.post(f"/pairs/{pair.pk}/change/withdrawal/")
    assert [words in main_of(asks, place) for place in places] == [False, False]


def test_what_a_coordinator_sees_is_said_in_full(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    seen = main_of(client_of(cast.mentee), f"/pairs/{pair.pk}/")
    assert "vad som flyttas eller ställs in, om avtalet är klart" in seen
    assert "inget mer" not in seen
