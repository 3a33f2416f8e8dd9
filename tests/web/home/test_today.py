from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lotsa.domain.intake.models import Import
from lotsa.domain.learning.library import modules
from lotsa.domain.matching.models import Proposal
from lotsa.domain.meetings.models import Meeting
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.kit import clock
from tests.cast import Cast, person
from tests.domain.followup.test_pairs import met, signed
from tests.domain.mentorships.pairs import a_pair, a_programme, begin, enrolled

Browser = Callable[[Any], Client]


@pytest.fixture(autouse=True)
def no_quiet_weeks(cast: Cast) -> None:
    cast.organisation.quiet_from_week = None
    cast.organisation.save()


def test_an_empty_house_shows_five_steps_that_cross_themselves_off(cast: Cast, client_of: Browser) -> None:
    browser = client_of(cast.coordinator)
    assert "Fem steg till de första paren" in browser.get("/").text
    programme = a_programme(cast, state="draft", starts_on=clock.today() + timedelta(days=60))
    enrolled(programme, cast.people["mentee"], "mentee")
    text = browser.get("/").text
    assert text.count("tag-ok") == 3  # people, programme, invited
    assert text.count("Kan inte börja än") == 1  # publishing waits for a match
    a_pair(cast, programme=programme)
    assert "Fem steg" not in browser.get("/").text


def test_a_coordinator_meets_what_needs_them_and_lets_it_rest(cast: Cast, client_of: Browser) -> None:
    pair = signed(cast, 90)
    held = met(pair, 49)
    browser = client_of(cast.coordinator)
    text = browser.get("/").text
    assert "1 sak behöver dig" in text
    assert "Milo och Alma har inte träffats på 7 veckor" in text
    assert "mailto:" in text
    day = clock.timezone.localtime(held.starts_at).date()
    key = f"silent:{pair.pk}:{day.isoformat()}:red"
    assert key in text

    browser.post("/followup/rest/", {"key": key})

    text = browser.get("/").text
    assert "Inget behöver dig idag" in text
    assert f"/followup/waking/{key}/" in text
    browser.post(f"/followup/waking/{key}/")
    assert "1 sak behöver dig" in browser.get("/followup/").text


def test_a_mentee_meets_the_next_thing_to_do(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    browser = client_of(cast.mentee)
    assert "Avtalet med Alma väntar på ditt ja" in browser.get("/").text
    browser.post(f"/pairs/{pair.pk}/agreement/", {"number": 1})
    assert "<h1>Föreslå tider för Alma</h1>" in browser.get("/").text
    Meeting.objects.create(
        mentorship=pair, starts_at=clock.now() + timedelta(days=2), booked_by=cast.people["mentor"]
    )
    assert "<h1>Du träffar Alma " in browser.get("/").text
    Meeting.objects.update(starts_at=clock.now() - timedelta(days=1))
    assert "<h1>Träffades du och Alma?</h1>" in browser.get("/").text


def test_a_proposal_comes_before_everything_else(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    mentor = enrolled(pair.programme, cast.people["mentor"], "mentor")
    Enrolment.objects.filter(pk=mentor.pk).update(places=2)
    Proposal.objects.create(
        programme=pair.programme,
        mentee=enrolled(pair.programme, cast.people["employee"], "mentee"),
        mentor=mentor,
        state="published",
        send_at=clock.now() - timedelta(hours=1),
    )
    assert "<h1>Du har ett förslag: Emil Anställd</h1>" in client_of(cast.mentor).get("/").text


def test_a_manager_sees_who_and_hours_and_nothing_else(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast, days_ago=20)
    met(pair, 3)
    met(pair, 9)
    text = client_of(cast.manager).get("/").text
    assert "1 person i ditt team deltar" in text
    assert "Milo Adept" in text
    assert "1,0" in text
    assert "Alma" not in text


def test_leadership_reads_counts_and_no_names(cast: Cast, client_of: Browser) -> None:
    met(a_pair(cast, days_ago=20), 3)
    text = client_of(cast.leader).get("/").text
    assert "1 par i Bullskolan" in text
    assert "Milo" not in text


def test_an_employee_sees_open_programmes_or_that_there_are_none(cast: Cast, client_of: Browser) -> None:
    browser = client_of(cast.stranger)
    assert "Inget behöver dig idag" in browser.get("/").text
    a_programme(cast, state=Programme.State.ENROLMENT, starts_on=clock.today() + timedelta(days=30))
    assert "Bullskolan är öppet för intresseanmälan" in browser.get("/").text


def test_an_administrator_sees_how_mail_and_roles_stand(cast: Cast, client_of: Browser) -> None:
    text = client_of(cast.administrator).get("/").text
    assert "Mejl skickas. 0 mejl i utkorgen" in text
    assert "Kaj Koordinator" in text


def test_today_costs_the_same_at_one_and_four_pairs(cast: Cast, client_of: Browser) -> None:
    pair = signed(cast, 90)
    met(pair, 49)
    browser = client_of(cast.coordinator)
    browser.get("/")
    with CaptureQueriesContext(
        connection,
    ) as few:
        browser.get("/")
    unit, site = cast.people["mentee"].unit, cast.people["mentee"].site
    for name in ("Cia C", "Åke Å", "Bo B"):
        newcomer = person(cast.organisation, name, unit=unit, site=site)
        begin(pair.programme, cast.people["mentor"], newcomer)
    with CaptureQueriesContext(connection) as more:
        browser.get("/")
    assert len(more) == len(few)


def test_an_import_that_left_rows_out_is_on_the_list(cast: Cast, client_of: Browser) -> None:
    Import.objects.create(
        organisation=cast.organisation,
        made_by=cast.people["coordinator"],
        state="done",
        done_at=clock.now(),
        counts={"problems": 3},
    )
    assert "3 rader kom inte med i importen" in client_of(cast.coordinator).get("/").text


def test_team_page_says_who_takes_part_and_no_contents(cast: Cast, client_of: Browser) -> None:
    a_pair(cast)

    text = client_of(cast.manager).get("/team/").text

    assert "Milo Adept" in text
    assert "Alma Mentor" not in text  # not with whom


def test_the_training_act_opens_the_next_part(cast: Cast, client_of: Browser) -> None:
    enrolled(a_programme(cast), cast.people["mentor"], "mentor")
    client = client_of(cast.mentor)

    first = modules("mentor")[0].key
    assert f'href="/guides/{first}/"' in client.get("/").content.decode()
    assert client.get(f"/guides/{first}/").status_code == 200
