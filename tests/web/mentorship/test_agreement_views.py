from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from lotsa.domain.mentorships.models import Acceptance, Agreement, Expectations, Mentorship
from lotsa.kit import clock
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair, a_programme, enrolled

Browser = Callable[[Any], Client]


def test_a_pair_reads_changes_and_signs(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    mentee, mentor, base = client_of(cast.mentee), client_of(cast.mentor), f"/pairs/{pair.pk}/agreement/"
    assert "Ert avtal väntar på ditt ja" in mentee.get(base).text
    assert mentee.post(f"{base}words/", {"chafe": "Ring samma dag", "version": "1"}).status_code == 303
    text = mentor.get(base).text
    assert ("Ring samma dag" in text, "Ändrad" in text, "Version 2" in text) == (True, True, True)
    assert "Ring samma dag" not in mentor.get(f"{base}1/").text
    assert [browser.post(base, {"number": "2"}).status_code for browser in (mentee, mentor)] == [303, 303]
    pair.refresh_from_db()
    assert (pair.state, pair.agreement_signed_on) == ("active", clock.today())


def test_a_yes_to_an_old_version_says_so(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    client_of(cast.mentee).post(f"/pairs/{pair.pk}/agreement/words/", {"chafe": "Nytt", "version": "1"})
    answer = client_of(cast.mentor).post(f"/pairs/{pair.pk}/agreement/", {"number": "1"})
    assert (answer.status_code, "Läs den nya versionen först" in answer.text) == (422, True)


def test_two_who_write_at_once_see_both_texts(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    url = f"/pairs/{pair.pk}/agreement/words/"
    client_of(cast.mentee).post(url, {"chafe": "Adeptens ord", "version": "1"})
    answer = client_of(cast.mentor).post(url, {"chafe": "Mentorns ord", "version": "1"})
    assert answer.status_code == 409
    assert ("Adeptens ord" in answer.text, "Mentorns ord" in answer.text) == (True, True)
    assert client_of(cast.mentor).post(url, {"chafe": "Mentorns ord", "version": "2"}).status_code == 303
    assert Agreement.objects.filter(mentorship=pair).count() == 3


def test_fifty_thousand_characters_are_refused_and_kept(cast: Cast, client_of: Browser) -> None:
    pair, long = a_pair(cast), "å" * 50_000
    answer = client_of(cast.mentee).post(
        f"/pairs/{pair.pk}/agreement/words/", {"chafe": long, "version": "1"}
    )
    assert (answer.status_code, long in answer.text) == (422, True)


def test_expectations_stay_hidden_until_both_have_answered(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    base = f"/pairs/{pair.pk}/expectations/"
    mentor, mentee = client_of(cast.mentor), client_of(cast.mentee)
    mentor.post(f"{base}mine/", {"worry": "mentorknuten", "frequency": "w2", "version": "0"})
    assert mentee.get(base)["Location"] == f"{base}mine/"
    assert "mentorknuten" not in mentee.get(f"{base}mine/").text
    mentee.post(f"{base}mine/", {"worry": "🙂 \u05d0\u05d1", "frequency": "w4", "version": "0"})
    text = mentee.get(base).text
    assert "Ni skiljer er åt i 1 av 1. Börja där" in text
    assert ("mentorknuten" in text, "🙂 \u05d0\u05d1" in text) == (True, True)
    assert client_of(cast.coordinator).get(base).status_code == 403


def test_no_answer_at_all_is_refused_in_words(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    answer = client_of(cast.mentee).post(f"/pairs/{pair.pk}/expectations/mine/", {"version": "0"})
    assert (answer.status_code, "En rad räcker" in answer.text) == (422, True)
    assert Expectations.objects.count() == 0


def test_expectations_come_before_the_first_meeting(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    mentee = client_of(cast.mentee)
    assert "Berätta vad du förväntar dig" in mentee.get(f"/pairs/{pair.pk}/").text
    mentee.post(f"/pairs/{pair.pk}/expectations/mine/", {"why": "Baka", "version": "0"})
    text = mentee.get(f"/pairs/{pair.pk}/").text
    assert ("Läs avtalet" in text, "Fas: Lära känna varandra" in text) == (True, True)


def test_a_coordinator_begins_a_circle_by_hand(cast: Cast, client_of: Browser) -> None:
    programme = a_programme(cast)
    mentor = enrolled(programme, cast.people["mentor"], "mentor")
    mentees = [
        enrolled(programme, cast.people[each], "mentee") for each in ("mentee", "employee", "stranger")
    ]
    url, browser = f"/programmes/{programme.pk}/pairs/new/", client_of(cast.coordinator)
    typed = {"starts_on": clock.today(), "mentees": [row.pk for row in mentees]}
    refused = browser.post(url, typed)
    assert (refused.status_code, refused.text.count("checked")) == (422, 3)
    begun = browser.post(url, {**typed, "mentors": [mentor.pk]})
    circle = Mentorship.objects.get()
    assert (begun.status_code, begun["Location"]) == (303, f"/pairs/{circle.pk}/")
    assert "Alla" not in client_of(cast.mentor).get(f"/pairs/{circle.pk}/agreement/").text
    for path in ("", "agreement/", "expectations/mine/", "times/"):
        assert client_of(cast.mentor).get(f"/pairs/{circle.pk}/{path}").status_code == 200


def test_a_single_talk_has_no_rhythm_and_no_goals(cast: Cast, client_of: Browser) -> None:
    programme = a_programme(cast, template="flash")
    a_pair(cast, programme=programme)
    pair = Mentorship.objects.get()
    text = client_of(cast.mentee).get(f"/pairs/{pair.pk}/").text
    assert ("Mötesrytm" in text, "Nytt mål" in text, "ett, 30 min" in text) == (False, False, True)


@pytest.mark.parametrize("sent", [{}, {"number": ""}, {"number": "x"}, {"number": "1.0"}, {"number": "-1"}])
def test_a_yes_without_the_version_that_was_read_signs_nothing(
    cast: Cast, client_of: Browser, sent: dict[str, str]
) -> None:
    pair = a_pair(cast)
    answer = client_of(cast.mentor).post(f"/pairs/{pair.pk}/agreement/", sent)
    assert (answer.status_code, "Läs igenom avtalet" in answer.text) == (422, True)
    assert Acceptance.objects.count() == 0
