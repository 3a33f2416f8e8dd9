from datetime import date

import pytest
from django.test import Client

from lotsa.domain.competences.actions import add_competence, note_interest, rate
from lotsa.domain.people.actions import grant_link
from lotsa.domain.people.actions.addresses import guarded
from lotsa.domain.people.models import Account, Link, Person, Relation
from lotsa.domain.programmes import actions
from lotsa.domain.programmes.models import Enrolment, Programme, Veto
from lotsa.web.programmes.interest_read import key_of
from tests.cast import client_of
from tests.domain.programmes.rounds import in_state, someone


@pytest.fixture
def invited(cast):
    programme = in_state(cast, "enrolment")
    someone(cast, programme, cast.mentor.person, "mentor")
    someone(cast, programme, cast.manager.person, "mentor")
    actions.invite(programme, [cast.mentee.person], "mentee", by=cast.coordinator)
    return Enrolment.objects.get(side="mentee")


def link_to(enrolment):
    token = grant_link(
        "enrol",
        organisation=enrolment.programme.organisation,
        person_id=enrolment.person_id,
        object_id=enrolment.pk,
    )
    return f"/join/{token}/"


ANSWERS = {
    "sought_1": "Svetsa",
    "level_1": "1",
    "sought_2": "Tala inför folk",
    "level_2": "",
    "goal_text": "Leda veckomötet",
    "languages": ["sv", "en"],
    "weekdays": ["1", "3"],
    "times": ["afternoon"],
    "remote_ok": "on",
    "answer": "yes",
}


def test_join_saves_the_answers_without_sign_in_and_lets_them_be_changed(cast, invited):
    url, browser = link_to(invited), Client()
    assert browser.get(url).status_code == 200
    said = {**ANSWERS, "wish_1": key_of(cast.mentor.person), "veto_1": key_of(cast.manager.person)}
    answer = browser.post(url, {**said, "version": invited.version})
    assert answer.headers["Location"] == f"{url}thanks/"
    assert browser.get(f"{url}thanks/").status_code == 200
    invited.refresh_from_db()
    assert (invited.state, invited.goal_text) == ("applied", "Leda veckomötet")
    assert [(str(s.competence), s.level) for s in invited.competences.all()] == [
        ("Svetsa", 1),
        ("Tala inför folk", None),
    ]
    assert invited.usual_times == [[1, "13:00", "15:00"], [3, "13:00", "15:00"]]
    assert [wish.wished for wish in invited.wishes.all()] == [cast.mentor.person]
    assert Person.objects.get(pk=cast.mentee.id).languages == ["sv", "en"]
    browser.post(url, {**ANSWERS, "goal_text": "Något annat", "version": invited.version})
    invited.refresh_from_db()
    assert invited.goal_text == "Något annat"


@pytest.mark.parametrize("said", [ANSWERS, {"answer": "no"}])
def test_who_has_answered_by_the_link_is_guarded_against_a_new_address(cast, invited, said):
    """Without having signed in, and outside every pair."""
    Account.objects.filter(pk=invited.person.account_id).delete()
    Relation.objects.all().delete()
    person = Person.objects.get(pk=invited.person_id)
    assert guarded([person]) == set()
    Client().post(link_to(invited), {**said, "version": invited.version})
    assert guarded([person]) == {person.pk}


def test_join_by_link_neither_shows_nor_drops_an_earlier_veto(cast, invited):
    actions.set_vetoes(invited, [cast.manager.person], by=cast.mentee)
    url, browser = link_to(invited), Client()
    assert "veto_1" not in browser.get(url).content.decode()
    browser.post(url, ANSWERS)
    assert Veto.objects.get().vetoed == cast.manager.person
    page = client_of(cast.mentee).get(f"/enrolments/{invited.pk}/interest/").content.decode()
    assert f'<option value="{key_of(cast.manager.person)}" selected>' in page


def test_join_get_changes_nothing(cast, invited):
    Client().get(link_to(invited))
    invited.refresh_from_db()
    assert invited.state == "invited"
    assert Link.objects.get().used_at is None


def test_join_with_a_wish_and_a_veto_for_the_same_keeps_what_was_typed(cast, invited):
    both = {**ANSWERS, "wish_1": key_of(cast.mentor.person), "veto_1": key_of(cast.mentor.person)}
    answer = Client().post(link_to(invited), both)
    assert answer.status_code == 422
    assert "Leda veckomötet" in answer.content.decode()
    invited.refresh_from_db()
    assert invited.state == "invited"


def test_join_says_no(cast, invited):
    url = link_to(invited)
    answer = Client().post(url, {"answer": "no"}, follow=True)
    invited.refresh_from_db()
    assert (invited.state, answer.status_code) == ("declined", 200)


def test_join_with_unknown_expired_and_foreign_links(cast, invited):
    assert Client().get("/join/nonsense/").status_code == 404
    url = link_to(invited)
    Link.objects.update(person_id=cast.other.id)
    assert Client().get(url).status_code == 404
    actions_before = invited.state
    Link.objects.update(revoked_at=invited.created_at)
    assert Client().get(url).status_code == 410
    invited.refresh_from_db()
    assert invited.state == actions_before


def test_join_after_enrolment_has_closed_shows_no_form(cast, invited):
    url = link_to(invited)
    Programme.objects.update(state="running")
    answer = Client().get(url)
    assert answer.status_code == 200
    assert '<form method="post" class="form' not in answer.content.decode()
    Client().post(url, ANSWERS)
    invited.refresh_from_db()
    assert invited.state == "invited"


def test_interest_form_for_a_mentor_asks_for_places(cast):
    enrolment = someone(cast, in_state(cast, "enrolment"), cast.mentor.person, "mentor")
    url = f"/enrolments/{enrolment.pk}/interest/"
    said = {"sought_1": "Svetsa", "level_1": "4", "places": "2", "motivation": "Kul", "answer": "yes"}
    answer = client_of(cast.mentor).post(url, {**said, "version": enrolment.version})
    assert answer.headers["Location"] == f"/enrolments/{enrolment.pk}/thanks/"
    enrolment.refresh_from_db()
    assert (enrolment.places, enrolment.motivation) == (2, "Kul")
    assert [(str(s.competence), s.level) for s in enrolment.competences.all()] == [("Svetsa", 4)]


def test_interest_form_is_for_its_person_alone(cast, invited):
    url = f"/enrolments/{invited.pk}/interest/"
    assert client_of(cast.mentee).get(url).status_code == 200
    assert client_of(cast.coordinator).get(url).status_code == 403
    for name in ("mentor", "stranger", "administrator", "other"):
        assert client_of(getattr(cast, name)).get(url).status_code == 404


def test_interest_form_saved_elsewhere_meanwhile_shows_both(cast, invited):
    url, client = f"/enrolments/{invited.pk}/interest/", client_of(cast.mentee)
    seen = client.get(url).context["form"]["version"].value()
    client.post(url, {**ANSWERS, "version": seen})
    answer = client.post(url, {**ANSWERS, "version": seen, "goal_text": "Det jag skrev"})
    assert answer.status_code == 409
    assert "Det jag skrev" in answer.content.decode()


def test_own_state_pauses_resumes_and_withdraws(cast):
    enrolment = someone(cast, in_state(cast, "running"), cast.mentee.person)
    client, states = client_of(cast.mentee), []
    for to in ("paused", "resume", "withdrawn", "approved"):
        client.post(f"/enrolments/{enrolment.pk}/state/", {"to": to})
        enrolment.refresh_from_db()
        states.append(enrolment.state)
    assert states == ["paused", "approved", "withdrawn", "withdrawn"]


def test_sign_up_by_oneself_while_open(cast):
    programme = in_state(cast, "enrolment")
    client = client_of(cast.stranger)
    assert client.get(f"/programmes/{programme.pk}/interest/").status_code == 200
    answer = client.post(f"/programmes/{programme.pk}/interest/", {"side": "mentee"})
    made = Enrolment.objects.get()
    assert answer.headers["Location"] == f"/enrolments/{made.pk}/interest/"
    Programme.objects.update(state="running")
    assert client_of(cast.employee).get(f"/programmes/{programme.pk}/interest/").status_code == 404


def test_interest_form_begins_with_what_the_people_list_says(cast, invited):
    weld = add_competence("Svetsa", by=cast.coordinator)
    note_interest(cast.mentee.person, weld, "want_to_learn", by=cast.coordinator)
    rate(cast.mentee.person, weld, 1, source="self", on=date(2026, 1, 1), by=cast.coordinator)
    form = client_of(cast.mentee).get(f"/enrolments/{invited.pk}/interest/").context["form"]
    assert (form["sought_1"].value(), form["level_1"].value()) == ("Svetsa", "1")
    assert form["sought_2"].value() is None
