"""A change of pair as its two and the coordinator go through it, without scripts."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from lotsa.domain.matching.models import Proposal
from lotsa.domain.meetings.models import Meeting
from lotsa.domain.mentorships.actions import ask_switch, begin_mentorship, draft_switch
from lotsa.domain.mentorships.models import Extension, Mentorship, SwitchRequest
from lotsa.domain.programmes.models import Enrolment
from lotsa.kit import clock
from tests.cast import Cast, client_of, person, role
from tests.domain.mentorships.pairs import a_pair, a_programme, begin, enrolled

Browser = Callable[[Any], Client]


@pytest.fixture
def pair(cast: Cast) -> Mentorship:
    """Milo with Alma; Olga has a place."""
    row = a_pair(cast, days_ago=45)
    row.programme.hard_rules = ["common_language"]
    row.programme.save()
    cast.people["olga"] = person(cast.organisation, "Olga Ledig", languages=["sv"])
    enrolled(row.programme, cast.people["olga"], "mentor")
    return row


def why(browser: Client, pair: Mentorship, **words: str) -> Any:
    data = {"want": "switch", "reason": "chemistry", "text": "skälsknuten"}
    return browser.post(f"/pairs/{pair.pk}/change/", data | words)


def test_three_pages_and_the_coordinator_alone_is_told(
    cast: Cast, client_of: Browser, pair: Mentorship
) -> None:
    browser, at = client_of(cast.mentee), f"/pairs/{pair.pk}/change/"
    assert why(browser, pair).headers["Location"] == f"{at}ending/"
    page = browser.get(f"{at}ending/").text
    assert "Hej Alma," in page
    browser.post(f"{at}ending/", {"way": "message", "message": "Tack för bullarna."})
    page = browser.get(f"{at}next/").text
    assert "Olga Ledig" in page
    assert "Alma Mentor" not in page.split("<main")[1].split("</nav>")[1]
    olga = Enrolment.objects.get(person=cast.people["olga"])
    answer = browser.post(f"{at}next/", {"then": "chosen", "mentors": [str(olga.pk)]}, follow=True)
    assert "Programledaren hör av sig till dig" in answer.text
    asked = SwitchRequest.objects.get()
    assert (asked.state, asked.message, asked.wishes.get().mentor) == ("open", "Tack för bullarna.", olga)
    seen = client_of(cast.coordinator).get(f"/pairs/{pair.pk}/").text
    assert all(word in seen for word in ("Milo har bett om en ändring", "skälsknuten", "Vi passar inte ihop"))
    other = client_of(cast.mentor)
    read = "".join(other.get(address).text for address in (f"/pairs/{pair.pk}/", "/", "/pair/", at))
    assert [word for word in ("skälsknuten", "bett om en ändring", "bullarna") if word in read] == []


def test_going_back_loses_nothing(cast: Cast, client_of: Browser, pair: Mentorship) -> None:
    browser, at = client_of(cast.mentee), f"/pairs/{pair.pk}/change/"
    why(browser, pair, text="först skrivet")
    back = browser.post(f"{at}ending/", {"way": "meeting", "message": "sedan skrivet", "back": "1"})
    assert back.headers["Location"] == at
    assert "först skrivet" in browser.get(at).text
    assert "sedan skrivet" in browser.get(f"{at}ending/").text
    assert client_of(cast.mentor).get(f"{at}ending/").headers["Location"] == at


def test_a_missing_choice_keeps_the_words(cast: Cast, client_of: Browser, pair: Mentorship) -> None:
    answer = why(client_of(cast.mentee), pair, want="")
    assert answer.status_code == 422
    assert "Välj vad du vill" in answer.text
    assert "skälsknuten" in answer.text
    long = why(client_of(cast.mentee), pair, text="ö" * 50_000)
    assert long.status_code == 422


def test_a_change_of_mind_leaves_no_trace_with_others(
    cast: Cast, client_of: Browser, pair: Mentorship
) -> None:
    browser, at = client_of(cast.mentor), f"/pairs/{pair.pk}/change/"
    why(browser, pair, want="end")
    browser.post(f"{at}ending/", {"way": "coordinator", "message": ""})
    browser.post(f"{at}next/", {"then": "nothing"})
    assert "Jag har ändrat mig" in browser.get(at).text
    browser.post(f"{at}withdrawal/")
    assert SwitchRequest.objects.get().state == "withdrawn"
    assert "bett om en ändring" not in client_of(cast.coordinator).get(f"/pairs/{pair.pk}/").text


@pytest.mark.parametrize(("want", "to"), [("adjust", "change/together/"), ("pause", "pause/"), ("talk", "")])
def test_smaller_wishes_lead_to_smaller_things(
    cast: Cast, client_of: Browser, pair: Mentorship, want: str, to: str
) -> None:
    answer = why(client_of(cast.mentee), pair, want=want)
    assert answer.headers["Location"] == f"/pairs/{pair.pk}/{to}"
    assert pair.talk_requests.count() == (want == "talk")
    assert SwitchRequest.objects.filter(state="open").count() == 0


def test_everybody_is_asked_whether_it_suits(cast: Cast, client_of: Browser, pair: Mentorship) -> None:
    browser, at = client_of(cast.mentee), f"/pairs/{pair.pk}/fit/"
    assert browser.get(at).status_code == 200
    assert browser.post(at, {"answer": "change"}).headers["Location"] == f"/pairs/{pair.pk}/change/"
    browser.post(at, {"answer": "good"})
    assert "Passar" in client_of(cast.coordinator).get(f"/pairs/{pair.pk}/").text
    assert browser.post(at, {"answer": "x"}).status_code == 422


def test_a_coordinator_settles_it_by_a_new_pair(cast: Cast, client_of: Browser, pair: Mentorship) -> None:
    mine, at = client_of(cast.mentee), f"/pairs/{pair.pk}/change/"
    why(mine, pair)
    mine.post(f"{at}ending/", {"way": "message", "message": "Tack för bullarna."})
    mine.post(f"{at}next/", {"then": "proposal"})
    browser, at = client_of(cast.coordinator), f"/pairs/{pair.pk}/ending/"
    assert browser.get(f"{at}next/").headers["Location"] == at
    browser.post(at, {"outcome": "no_fault", "on": clock.today().isoformat()})
    assert "Tack för bullarna." in browser.get(f"{at}message/").text
    browser.post(f"{at}message/", {"message": "Tack för bullarna, Alma."})
    page = browser.get(f"{at}next/").text
    olga = Enrolment.objects.get(person=cast.people["olga"])
    assert f'value="{olga.pk}"' in page
    browser.post(f"{at}next/", {"then": str(olga.pk)})
    pair.refresh_from_db()
    assert (pair.state, Proposal.objects.get().state) == ("closed", "published")
    assert "ändrat dig" not in mine.get(f"/pairs/{pair.pk}/change/").text


def test_a_coordinator_settles_it_by_a_talk(cast: Cast, client_of: Browser, pair: Mentorship) -> None:
    switch = SwitchRequest.objects.create(
        mentorship=pair, person=cast.people["mentee"], state="open", want="switch", asked_at=clock.now()
    )
    browser = client_of(cast.coordinator)
    browser.post(f"/switches/{switch.pk}/talk/")
    switch.refresh_from_db()
    assert (switch.state, switch.handled_as) == ("handled", "coaching")
    browser.post(f"/switches/{switch.pk}/reopening/")
    switch.refresh_from_db()
    assert switch.state == "open"


def test_a_free_place_is_offered_with_one_button(cast: Cast, client_of: Browser, pair: Mentorship) -> None:
    waiting = person(cast.organisation, "Vera Väntar", languages=["sv"])
    row = enrolled(pair.programme, waiting, "mentee")
    Enrolment.objects.filter(pk=row.pk).update(state="waitlisted")
    browser = client_of(cast.coordinator)
    Mentorship.objects.filter(pk=pair.pk).update(state="closed", ended_on=clock.today(), outcome="no_fault")
    Enrolment.objects.filter(person=cast.people["mentor"]).update(state="approved")
    assert "Erbjud Vera platsen" in browser.get(f"/pairs/{pair.pk}/").text
    browser.post(f"/pairs/{pair.pk}/place/", {"mentee": str(row.pk)})
    assert Proposal.objects.get(mentee=row).mentor.person == cast.people["mentor"]
    assert browser.post(f"/pairs/{pair.pk}/place/", {"mentee": "x"}).status_code == 422


def test_more_time_once_freely_then_with_an_aim(cast: Cast, client_of: Browser, pair: Mentorship) -> None:
    browser, at = client_of(cast.mentee), f"/pairs/{pair.pk}/extension/"
    first = pair.planned_end_on
    assert browser.post(at, {"until": first.isoformat()}).status_code == 422
    browser.post(at, {"until": (first + timedelta(days=30)).isoformat()})
    assert "Ibland räcker en lunch" in browser.get(at).text
    assert browser.post(at, {"until": (first + timedelta(days=40)).isoformat()}).status_code == 422
    browser.post(at, {"until": (first + timedelta(days=40)).isoformat(), "aim": "Provet"})
    assert Extension.objects.filter(mentorship=pair).count() == 2


def test_words_at_the_end_are_the_pairs(cast: Cast, client_of: Browser, pair: Mentorship) -> None:
    browser, at = client_of(cast.mentee), f"/pairs/{pair.pk}/closing/"
    assert "Avslutande möte" in browser.get(at).text
    words = {"got": "lärdomsknuten", "next_step": "Gå kursen", "becomes_mentor": "yes"}
    assert browser.post(at, words).status_code == 303
    assert browser.post(at, {**words, "version": "1"}).status_code == 303
    assert list(cast.people["mentee"].plan_items.values_list("text", flat=True)) == ["Gå kursen"]
    assert "lärdomsknuten" in client_of(cast.mentor).get(at).text
    seen = client_of(cast.coordinator).get(f"/pairs/{pair.pk}/").text
    assert ("vill gärna bli mentor" in seen, "lärdomsknuten" in seen) == (True, False)
    assert client_of(cast.coordinator).get(at).status_code == 403
    assert client_of(cast.stranger).get(at).status_code == 404


def test_the_certificate_is_ones_own_and_tells_what_was_counted(
    cast: Cast, client_of: Browser, pair: Mentorship
) -> None:
    at = f"/pairs/{pair.pk}/certificate.pdf"
    assert client_of(cast.mentee).get(at).status_code == 422
    starts_at = clock.now() - timedelta(days=7)
    Meeting.objects.create(mentorship=pair, starts_at=starts_at, state="held", minutes=30, actual_minutes=45)
    Mentorship.objects.filter(pk=pair.pk).update(state="closed", ended_on=clock.today(), outcome="completed")
    for viewer in (cast.mentee, cast.mentor):
        answer = client_of(viewer).get(at)
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        assert answer.content.startswith(b"%PDF")
    assert client_of(cast.coordinator).get(at).status_code == 403
    assert client_of(cast.manager).get(at).status_code == 404


def test_a_coordinator_in_the_pair_learns_nothing_anywhere(
    cast: Cast, client_of: Browser, pair: Mentorship
) -> None:
    second = person(cast.organisation, "Kim Koordinator")
    role(second, "coordinator")
    own = begin(pair.programme, cast.people["coordinator"], cast.people["employee"])
    switch = draft_switch(own, by=cast.employee, want="switch", text="skälsknuten")
    browser = client_of(cast.coordinator)
    addresses = ("/", "/followup/", f"/pairs/{own.pk}/", f"/programmes/{own.programme_id}/")
    before = [browser.get(address).text.count("bytas") for address in addresses]
    ask_switch(switch, by=cast.employee)
    read = "".join(browser.get(address).text for address in addresses)
    assert [browser.get(address).text.count("bytas") for address in addresses] == before
    words = ("skälsknuten", "bad den", "har bett om", "om byte", "byta eller avsluta")
    assert [word for word in words if word in read] == []
    assert "skälsknuten" in client_of(second).get(f"/pairs/{own.pk}/").text


def test_a_coordinator_lets_one_leave_a_circle_and_takes_it_back(cast: Cast) -> None:
    programme = a_programme(cast)
    circle = begin_mentorship(
        programme,
        mentors=[enrolled(programme, cast.people["mentor"], "mentor")],
        mentees=[enrolled(programme, cast.people[name], "mentee") for name in ("mentee", "employee")],
        starts_on=clock.today(),
        reasons={},
        by=None,
    )
    client = client_of(cast.coordinator)
    page = f"/pairs/{circle.pk}/leaving/"
    assert page in client.get(f"/pairs/{circle.pk}/").content.decode()
    assert client.post(page, {}).status_code == 422

    who = circle.memberships.get(person=cast.people["mentee"])
    assert client.post(page, {"who": str(who.pk)}).status_code == 303
    assert client_of(cast.mentee).get(f"/pairs/{circle.pk}/").status_code == 404
    assert client_of(cast.employee).get(f"/pairs/{circle.pk}/").status_code == 200

    client.post(f"/members/{who.pk}/return/")
    assert client_of(cast.mentee).get(f"/pairs/{circle.pk}/").status_code == 200


def test_leaving_a_pair_is_ending_it(cast: Cast) -> None:
    pair = a_pair(cast)
    answer = client_of(cast.coordinator).get(f"/pairs/{pair.pk}/leaving/")
    assert (answer.status_code, answer["Location"]) == (303, f"/pairs/{pair.pk}/ending/")


def test_a_coordinator_in_the_pair_changes_it_as_its_members_do(
    cast: Cast, client_of: Browser, pair: Mentorship
) -> None:
    role(cast.people["mentor"], "coordinator")
    browser = client_of(cast.mentor)
    seen = browser.get(f"/pairs/{pair.pk}/").text
    assert (f"/pairs/{pair.pk}/ending/" in seen, f"/pairs/{pair.pk}/note/" in seen) == (False, False)
    for at in ("ending", "ending/message", "ending/next", "leaving"):
        assert browser.post(f"/pairs/{pair.pk}/{at}/").status_code == 403
    assert browser.get(f"/pairs/{pair.pk}/change/").status_code == 200
    assert client_of(cast.coordinator).get(f"/pairs/{pair.pk}/ending/").status_code == 200


def test_ending_says_what_booked_is_cancelled_and_reopening_that_it_must_be_booked_anew(
    cast: Cast, client_of: Browser, pair: Mentorship
) -> None:
    ahead = Meeting.objects.create(mentorship=pair, starts_at=clock.now() + timedelta(days=9))
    Meeting.objects.create(mentorship=pair, starts_at=clock.now() + timedelta(days=16), state="planned")
    browser, at = client_of(cast.coordinator), f"/pairs/{pair.pk}/"
    browser.post(f"{at}ending/", {"outcome": "no_fault", "on": clock.today().isoformat()})
    browser.post(f"{at}ending/message/", {"message": "Tack."})
    assert "2 bokade möten ställs in" in browser.get(f"{at}ending/next/").text
    browser.post(f"{at}ending/next/", {"then": "nothing"})
    assert set(Meeting.objects.values_list("state", flat=True)) == {"cancelled"}
    mine = client_of(cast.mentee)
    assert f"/meetings/{ahead.pk}/" not in mine.get("/meetings/").text + mine.get("/").text
    page = browser.post(f"{at}reopening/", follow=True).text
    assert "behöver bokas på nytt" in page


def test_the_pair_is_asked_to_book_at_once_only_when_nothing_is_booked(
    cast: Cast, client_of: Browser, pair: Mentorship
) -> None:
    Meeting.objects.create(mentorship=pair, starts_at=clock.now() - timedelta(days=1))
    browser, at = client_of(cast.mentee), f"/pairs/{pair.pk}/"
    assert "boka nästa på en gång" in browser.get(at).text
    ahead = Meeting.objects.create(mentorship=pair, starts_at=clock.now() + timedelta(days=9))
    page = browser.get(at).text
    assert ("boka nästa på en gång" in page, f"/meetings/{ahead.pk}/" in page) == (False, True)


def test_a_pause_names_what_is_booked_and_cancels_what_falls_within_it(
    cast: Cast, client_of: Browser, pair: Mentorship
) -> None:
    within, after = (
        Meeting.objects.create(mentorship=pair, starts_at=clock.now() + timedelta(days=days))
        for days in (9, 40)
    )
    browser, at = client_of(cast.mentee), f"/pairs/{pair.pk}/pause/"
    page = browser.get(at).text
    assert ("checked" in page, "Ställ in mötena som infaller under pausen" in page) == (True, True)
    until = (clock.today() + timedelta(days=28)).isoformat()
    assert "1 möte är inställt" in browser.post(at, {"until": until, "cancels": "on"}, follow=True).text
    within.refresh_from_db()
    after.refresh_from_db()
    assert (within.state, after.state) == ("cancelled", "confirmed")


def test_a_pause_leaves_the_meetings_when_asked_to(cast: Cast, client_of: Browser, pair: Mentorship) -> None:
    meeting = Meeting.objects.create(mentorship=pair, starts_at=clock.now() + timedelta(days=9))
    until = (clock.today() + timedelta(days=28)).isoformat()
    client_of(cast.mentee).post(f"/pairs/{pair.pk}/pause/", {"until": until})
    meeting.refresh_from_db()
    assert meeting.state == "confirmed"
