from decimal import Decimal

import pytest

from lotsa.domain.programmes.models import ChecklistMark
from tests.cast import client_of
from tests.domain.programmes.rounds import in_state


@pytest.fixture
def programme(cast, time_machine):
    time_machine.move_to("2027-01-20 08:00Z", tick=False)
    return in_state(cast, "enrolment", sponsor=cast.leader.person)


def url(programme, end=""):
    return f"/programmes/{programme.pk}/{end}"


def text(answer):
    return answer.content.decode()


def test_checklist_is_settled_with_who_and_when(cast, programme):
    client = client_of(cast.coordinator)
    assert "saker att göra nu" in text(client.get(url(programme, "checklist/")))
    answer = client.post(url(programme, "checklist/"), {"line": "pc01:done"})
    assert answer["Location"].endswith("/checklist/#pc01")
    assert "Kaj Koordinator, ons 20 jan" in text(client.get(url(programme, "checklist/")))
    client.post(url(programme, "checklist/"), {"line": "pc01:"})
    assert ChecklistMark.objects.count() == 0


def test_sponsor_has_the_own_list_and_nothing_of_the_programmes(cast, programme):
    client = client_of(cast.leader)
    page = text(client.get(url(programme, "checklist/")))
    assert "Jag har beslutat om betald tid" in page
    assert "Programmets lista" not in page
    client.post(url(programme, "checklist/"), {"line": "sp02:done"})
    assert ChecklistMark.objects.get().by == cast.leader.person
    answer = client.post(url(programme, "checklist/"), {"line": "pc01:done"}, follow=True)
    assert "Bara en programledare" in text(answer)


def test_sponsor_writes_from_a_draft(cast, programme):
    client = client_of(cast.leader)
    assert "startar vi Mentor 2027" in text(client.get(url(programme, "sponsor/")))
    said = {"sponsor_message": "Vi gör det här för att vi tror på det.", "version": str(programme.version)}
    answer = client.post(url(programme, "sponsor/"), said, follow=True)
    assert "Vi gör det här för att vi tror på det." in text(answer)
    assert client.post(url(programme, "sponsor/"), said).status_code == 409


def test_sponsors_programme_page_has_numbers_and_no_names(cast, programme):
    page = text(client_of(cast.leader).get(url(programme)))
    assert "Du är uppdragsgivare" in page
    assert "0 adepter och 0 mentorer deltar" in page
    assert "Alma" not in page


def test_results_are_filled_in_with_a_comma_and_kept_when_wrong(cast, programme):
    client, goal = client_of(cast.coordinator), programme.goals.get()
    named = f"g{goal.pk}"
    wrong = client.post(url(programme, "results/"), {f"{named}_0": "fyra"})
    assert wrong.status_code == 422
    assert "fyra" in text(wrong)
    client.post(url(programme, "results/"), {f"{named}_0": "4", f"{named}_6": "7,5"})
    goal.refresh_from_db()
    assert (goal.baseline, goal.result) == (Decimal(4), Decimal("7.5"))
    assert "(4 vid start, 7,5 nu)" in text(client.get(url(programme)))


def test_dates_choose_when_goals_are_measured(cast, programme):
    client = client_of(cast.coordinator)
    page = text(client.get(url(programme, "dates/")))
    assert "När målen mäts" in page
    said = {
        "starts_on": "2027-02-01",
        "ends_on": "2027-11-05",
        "enrolment_closes_on": "2027-01-22",
        "cadence_days": "14",
        "meeting_minutes": "30",
        "measuring_months": ["3", "9"],
        "version": str(programme.version),
    }
    client.post(url(programme, "dates/"), said)
    programme.refresh_from_db()
    assert programme.measuring_months == [0, 3, 9]


def test_purpose_says_that_one_need_is_required(cast, programme):
    page = text(client_of(cast.coordinator).get(url(programme, "purpose/")))
    assert "Minst ett: kryssa för" in page
