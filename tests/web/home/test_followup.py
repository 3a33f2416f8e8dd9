from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lotsa.domain.activity.models import Event
from lotsa.domain.development.actions import accept_goal
from lotsa.domain.followup.models import Remedy, Snooze, TimeAnswer, TimeBudget
from lotsa.domain.meetings.models import NextStep, Topic
from lotsa.domain.mentorships.models import Mentorship, SwitchRequest
from lotsa.kit import clock
from tests.cast import Cast, person
from tests.domain.development.test_actions import a_goal
from tests.domain.followup.test_pairs import met, signed
from tests.domain.mentorships.pairs import begin

Browser = Callable[[Any], Client]
CANARY = "Kanelkanarie"


@pytest.fixture(autouse=True)
def no_quiet_weeks(cast: Cast) -> None:
    cast.organisation.quiet_from_week = None
    cast.organisation.save()


@pytest.fixture
def pair(cast: Cast) -> Mentorship:
    """Silent for seven weeks, with something written everywhere."""
    pair = signed(cast, 90)
    meeting = met(pair, 49)
    meeting.shared_notes = meeting.theme = CANARY
    meeting.save()
    goal = a_goal(pair, cast.mentee)
    goal.levels = {"0": CANARY}
    goal.save()
    accept_goal(goal, by=cast.mentor)
    Topic.objects.create(mentorship=pair, text=CANARY, added_by=cast.people["mentee"])
    NextStep.objects.create(mentorship=pair, text=CANARY, owner=cast.people["mentee"])
    return pair


def another(cast: Cast, pair: Mentorship, name: str) -> Mentorship:
    return begin(
        pair.programme,
        person(cast.organisation, f"{name} Mentor"),
        person(cast.organisation, f"{name} Adept"),
        starts_on=clock.today() - timedelta(days=5),
    )


def test_pairs_are_found_by_name_colour_and_programme(
    cast: Cast, client_of: Browser, pair: Mentorship
) -> None:
    another(cast, pair, "Nils")
    browser = client_of(cast.coordinator)
    for query, shown, hidden in (
        ("", "Milo", "Kanarie"),
        ("q=nils", "Nils", "Milo och Alma</a></th>"),
        ("colour=red", "Milo", "Nils och"),
        ("colour=green", "Nils", "Milo och Alma</a></th>"),
        (f"programme={pair.programme_id}&q=mil", "Milo", "Nils och"),
        ("colour=purple&programme=nonsense&page=x", "Milo", "Kanarie"),
        ("q=zzz", "Inget par stämmer", "Nils och"),
    ):
        text = browser.get(f"/followup/?{query}").text
        assert (shown in text, hidden in text) == (True, False), query


def test_the_page_costs_the_same_at_one_and_four_pairs(
    cast: Cast, client_of: Browser, pair: Mentorship
) -> None:
    browser = client_of(cast.coordinator)
    browser.get("/followup/")
    with CaptureQueriesContext(connection) as few:
        browser.get("/followup/")
    for name in ("Cia", "Åke", "Bo"):
        another(cast, pair, name)
    with CaptureQueriesContext(connection) as more:
        browser.get("/followup/")
    assert len(more) == len(few)


def test_nothing_the_pair_wrote_is_on_a_page_of_the_coordinator(
    cast: Cast, client_of: Browser, pair: Mentorship
) -> None:
    SwitchRequest.objects.create(
        mentorship=pair,
        person=cast.people["mentee"],
        state="open",
        message=CANARY,
        asked_at=clock.now(),
    )
    browser = client_of(cast.coordinator)
    acts = [f"/followup/acts/?act={act}&pair={pair.pk}" for act in ("letter", "rest", "remedy", "agreement")]
    for address in ("/", "/followup/", "/followup/hours/", f"/pairs/{pair.pk}/", *acts):
        assert CANARY not in browser.get(address).text, address


def test_a_letter_is_seen_before_it_goes_and_can_be_taken_back(
    cast: Cast, client_of: Browser, pair: Mentorship, settings: LazySettings
) -> None:
    settings.LOTSA_UNDO_MINUTES = 10
    browser = client_of(cast.coordinator)
    told: dict[str, Any] = {"act": "letter", "pair": [str(pair.pk)]}
    seen = browser.get("/followup/acts/", told).text
    assert "<h1>2 personer får ditt brev</h1>" in seen
    assert Event.objects.filter(verb="letter.written").count() == 0
    wrong = browser.post("/followup/acts/", {**told, "subject": "", "text": "Vill ni boka?"})
    assert (wrong.status_code, "Vill ni boka?" in wrong.text) == (422, True)
    browser.post("/followup/acts/", {**told, "subject": "Hej", "text": "Vill ni boka?"})
    assert Event.objects.filter(verb="letter.written").count() == 1
    assert "2 brev går iväg om 10 minuter." in browser.get("/followup/").text
    browser.post("/followup/undoing/")
    assert Event.objects.filter(verb="letter.recalled").count() == 1
    browser.post("/followup/undoing/")
    assert "Det finns inget kvar att ångra." in browser.get("/followup/").text


def test_all_that_fit_the_filter_can_rest_and_wake(cast: Cast, client_of: Browser, pair: Mentorship) -> None:
    another(cast, pair, "Nils")
    browser = client_of(cast.coordinator)
    told = {"act": "rest", "all": "1", "colour": "red"}
    assert "<h1>1 par vilar i två veckor</h1>" in browser.get("/followup/acts/", told).text
    browser.post("/followup/acts/", told)
    assert Snooze.objects.count() == 1
    browser.post("/followup/undoing/")
    assert Snooze.objects.count() == 0


def test_nothing_ticked_is_said_and_strangers_pairs_fall_away(
    cast: Cast, client_of: Browser, pair: Mentorship
) -> None:
    for viewer, ids in ((cast.coordinator, ["x"]), (cast.other, [str(pair.pk)])):
        browser = client_of(viewer)
        answer = browser.post("/followup/acts/", {"act": "letter", "pair": ids, "subject": "H", "text": "H"})
        assert answer.status_code == 303
    assert Event.objects.filter(verb="letter.written").count() == 0


def test_a_remedy_is_noted_on_the_pairs_page_with_its_undo(
    cast: Cast, client_of: Browser, pair: Mentorship
) -> None:
    browser = client_of(cast.coordinator)
    assert "Skriv till paret" in browser.get(f"/pairs/{pair.pk}/").text
    refused = browser.post(f"/pairs/{pair.pk}/remedies/", {"which": "pause", "follow_up_on": "31/31"})
    assert "Välj en dag då du frågar hur det gick." in refused.text
    browser.post(f"/pairs/{pair.pk}/remedies/", {"which": "pause", "follow_up_on": clock.today().isoformat()})
    remedy = Remedy.objects.get()
    assert (remedy.which, remedy.rule) == ("pause", "no_meeting_31")
    assert "Hur gick det med Milo och Alma?" in browser.get("/followup/").text
    browser.post(f"/remedies/{remedy.pk}/outcome/", {"outcome": "helped"})
    assert "Det hjälpte" in browser.get(f"/pairs/{pair.pk}/").text
    browser.post(f"/remedies/{remedy.pk}/reopening/")
    browser.post(f"/remedies/{remedy.pk}/removal/")
    assert Remedy.objects.count() == 0


def test_the_pair_sees_neither_remedies_nor_colours_but_advice(
    cast: Cast, client_of: Browser, pair: Mentorship
) -> None:
    text = client_of(cast.mentee).get(f"/pairs/{pair.pk}/").text
    assert ("Ert slutdatum är" in text, "Vad du kan prova" in text) == (True, False)


def test_hours_can_be_set_and_exported_for_payroll(cast: Cast, client_of: Browser, pair: Mentorship) -> None:
    browser = client_of(cast.coordinator)
    wrong = browser.post(
        "/followup/hours/", {"preparation_minutes": "999", "relief_per_month": "0", "hours_per_month": "1"}
    )
    assert (wrong.status_code, 'value="999"' in wrong.text) == (422, True)
    browser.post(
        "/followup/hours/", {"preparation_minutes": "30", "relief_per_month": "0", "hours_per_month": "1"}
    )
    assert TimeBudget.objects.get().preparation_minutes == 30
    assert "1 mentor har mer än 1 planerade timmar i månaden" in browser.get("/followup/hours/").text
    today = clock.today()
    period = {"first": (today - timedelta(days=60)).isoformat(), "last": today.isoformat()}
    answer = browser.get("/followup/hours.xlsx", period)
    rows = list(openpyxl.load_workbook(BytesIO(answer.content)).active.values)  # type: ignore[union-attr]  # a sheet
    assert [(row[0], row[4], row[5]) for row in rows[1:]] == [("Alma Mentor", 1, 1), ("Milo Adept", 1, 1)]
    backwards = browser.get("/followup/hours.xlsx", {"first": period["last"], "last": period["first"]})
    assert "Perioden slutar innan den börjar." in backwards.text


def test_a_mentor_may_say_whether_the_time_fits(cast: Cast, client_of: Browser, pair: Mentorship) -> None:
    browser = client_of(cast.mentor)
    assert "Ryms tiden för mentorskapet i ditt arbete?" in browser.get("/").text
    assert browser.post("/time/", {"value": "9"}).status_code == 422
    browser.post("/time/", {"value": "2"})
    assert TimeAnswer.objects.get().value == 2
    assert "Ryms tiden för mentorskapet i ditt arbete?" not in browser.get("/").text
    assert client_of(cast.mentee).get("/time/").status_code == 404


@pytest.mark.parametrize(
    "key", ["http://[::1", "a:b/c", "silent:", ":", "silent:0\n", "silent:å", "x" * 130 + ":1"]
)
@pytest.mark.parametrize("act", ["rest", "dismissal"])
def test_only_the_lists_own_keys_rest(cast: Cast, client_of: Browser, act: str, key: str) -> None:
    answer = client_of(cast.coordinator).post(f"/followup/{act}/", {"key": key})
    assert answer.status_code == 422
    assert Snooze.objects.count() == 0
