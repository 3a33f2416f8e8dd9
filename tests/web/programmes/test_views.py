from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lotsa.domain.activity.models import Event
from lotsa.domain.mentorships.actions import begin_mentorship
from lotsa.domain.people.models import Person
from lotsa.domain.programmes.models import Programme
from tests.cast import client_of
from tests.domain.programmes.rounds import draft, in_state, ready_draft, someone


def url(programme, rest=""):
    return f"/programmes/{programme.pk}/{rest}"


def test_index_is_empty_and_offers_a_template(cast):
    answer = client_of(cast.coordinator).get("/programmes/")
    assert answer.status_code == 200
    assert "/programmes/new/" in answer.content.decode()


def test_index_costs_the_same_for_one_and_three(cast):
    client, counts = client_of(cast.coordinator), []
    for name in ("Ett", "Två", "Tre"):
        someone(cast, draft(cast, name=name), cast.mentee.person)
        with CaptureQueriesContext(connection) as seen:
            answer = client.get("/programmes/")
        counts.append(len(seen))
    assert counts[0] == counts[2]
    assert all(name in answer.content.decode() for name in ("Ett", "Två", "Tre"))


@pytest.mark.parametrize("state", Programme.State.values)
def test_programme_page_in_every_state(cast, state):
    programme = in_state(cast, state)
    someone(cast, programme, cast.mentee.person)
    someone(cast, programme, cast.mentor.person, "mentor")
    answer = client_of(cast.coordinator).get(url(programme))
    assert answer.status_code == 200
    assert "Mentor 2027" in answer.content.decode()


@pytest.mark.parametrize(
    "rest", ["", "purpose/", "dates/", "people/", "rules/", "check/", "edit/", "copy/", "participants/"]
)
def test_pages_of_a_draft_are_the_coordinators(cast, rest):
    programme = ready_draft(cast)
    assert client_of(cast.coordinator).get(url(programme, rest)).status_code == 200
    for name in ("stranger", "administrator", "other", "mentor", "leader"):
        assert client_of(getattr(cast, name)).get(url(programme, rest)).status_code == 404


def test_programme_page_for_a_participant_shows_no_counts(cast):
    programme = in_state(cast, "running", guidelines="Ses på arbetstid.")
    someone(cast, programme, cast.mentee.person)
    answer = client_of(cast.mentee).get(url(programme))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Ses på arbetstid." in page
    assert url(programme, "participants/") not in page
    assert client_of(cast.mentee).get(url(programme, "participants/")).status_code == 403


def test_setting_up_goes_from_template_to_matching_in_six_steps(cast):
    Person.objects.filter(pk=cast.mentor.id).update(mentoring_side="mentor", mentoring_places=2)
    Person.objects.filter(pk=cast.mentee.id).update(mentoring_side="mentee")
    client = client_of(cast.coordinator)
    answer = client.post("/programmes/new/", {"template": "internal_9m"})
    programme = Programme.objects.get()
    assert answer.headers["Location"] == url(programme, "purpose/")
    form = client.get(url(programme, "purpose/")).context["form"]
    said = {name: form[name].value() or "" for name in ("name", "purpose", "goal", "version")}
    answer = client.post(url(programme, "purpose/"), {**said, "new_need": "Fler ska kunna svetsa."})
    assert answer.headers["Location"] == url(programme, "dates/")
    dates = {
        "starts_on": "2027-02-01",
        "ends_on": "2027-11-05",
        "enrolment_closes_on": "2027-01-11",
        "cadence_days": "14",
        "meeting_minutes": "30",
        "sponsor": "Vega Vd",
        "version": "2",
    }
    answer = client.post(url(programme, "dates/"), dates)
    assert answer.headers["Location"] == url(programme, "people/")
    answer = client.post(url(programme, "people/"), {"source": "imported"})
    assert answer.headers["Location"] == url(programme, "rules/")
    rules = {**programme.weights, "hard_rules": ["can_teach"], "wishes_allowed": "on", "version": "3"}
    answer = client.post(url(programme, "rules/"), rules)
    assert answer.headers["Location"] == url(programme, "check/")
    page = client.get(url(programme, "check/")).content.decode()
    assert 'name="to" value="matching"' in page
    client.post(url(programme, "check/"), {"to": "matching"})
    programme.refresh_from_db()
    assert (programme.state, programme.sponsor) == ("matching", cast.leader.person)
    assert programme.needs.count() == programme.goals.count() == 1


def test_purpose_without_a_need_keeps_what_was_typed(cast):
    programme = draft(cast)
    said = {"name": "Mitt program", "purpose": "För att det behövs", "goal": "Målet", "version": "1"}
    answer = client_of(cast.coordinator).post(url(programme, "purpose/"), said)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Mitt program" in page
    assert "För att det behövs" in page
    programme.refresh_from_db()
    assert programme.name == "Mentor 2027"


def test_purpose_ticks_what_most_people_want_to_learn(cast):
    from lotsa.domain.competences.actions import add_competence, note_interest

    weld = add_competence("Svetsa", by=cast.coordinator)
    for name in ("mentee", "employee"):
        note_interest(cast.people[name], weld, "want_to_learn", by=cast.coordinator)
    programme = draft(cast)
    client = client_of(cast.coordinator)
    form = client.get(url(programme, "purpose/")).context["form"]
    assert form["needs"].value() == [f"new-{weld.pk}"]
    said = {"name": "X", "purpose": "Y", "goal": "Z", "needs": [f"new-{weld.pk}"], "version": "1"}
    assert client.post(url(programme, "purpose/"), said).status_code == 303
    need = programme.needs.get().need
    assert list(need.competences.all()) == [weld]
    assert need.text == "2 personer vill lära sig: Svetsa."


def test_dates_that_end_before_they_start_are_said_at_the_field(cast):
    programme = draft(cast)
    dates = {
        "starts_on": "2027-02-01",
        "ends_on": "2027-01-01",
        "enrolment_closes_on": "2027-01-01",
        "cadence_days": "14",
        "meeting_minutes": "30",
        "sponsor": "Någon Annan",
        "version": "1",
    }
    answer = client_of(cast.coordinator).post(url(programme, "dates/"), dates)
    assert answer.status_code == 422
    assert "Någon Annan" in answer.content.decode()


def test_rules_that_do_not_add_up_are_refused_in_words(cast):
    programme = draft(cast)
    rules = {**dict.fromkeys(programme.weights, "10"), "version": "1"}
    answer = client_of(cast.coordinator).post(url(programme, "rules/"), rules)
    assert answer.status_code == 422
    assert "70" in answer.content.decode()


def test_dates_saved_by_somebody_else_show_both(cast):
    programme = draft(cast)
    said = {"name": "Mitt", "purpose": "P", "version": "0"}
    answer = client_of(cast.coordinator).post(url(programme, "edit/"), said)
    assert answer.status_code == 409
    assert "Mentor 2027" in answer.content.decode()


def test_check_lists_what_is_missing(cast):
    programme = draft(cast)
    page = client_of(cast.coordinator).get(url(programme, "check/")).content.decode()
    assert 'value="enrolment"' not in page
    assert url(programme, "purpose/") in page


def test_state_button_says_why_not(cast):
    programme = in_state(cast, "enrolment")
    answer = client_of(cast.coordinator).post(url(programme, "state/"), {"to": "matching"}, follow=True)
    programme.refresh_from_db()
    assert programme.state == "enrolment"
    assert "minst en mentor" in answer.content.decode()


def test_state_rejects_words_that_are_no_state(cast):
    programme = in_state(cast, "enrolment")
    assert client_of(cast.coordinator).post(url(programme, "state/"), {"to": "x"}).status_code == 404


def test_event_of_another_programme_is_not_found(cast):
    mine, another = in_state(cast, "kickoff"), in_state(cast, "kickoff", name="Annat")
    event = another.events.first()
    answer = client_of(cast.coordinator).post(url(mine, f"events/{event.pk}/"), {"held": "yes"})
    assert answer.status_code == 404


def test_event_is_marked_as_held(cast):
    programme = in_state(cast, "kickoff", starts_on=date(2026, 2, 2), ends_on=date(2026, 9, 1))
    event = programme.events.get(kind="kickoff")
    client_of(cast.coordinator).post(url(programme, f"events/{event.pk}/"), {"held": "yes"})
    event.refresh_from_db()
    assert event.held is True


def test_copy_makes_the_next_round(cast):
    programme = in_state(cast, "closed")
    client = client_of(cast.coordinator)
    assert "Mentor 2028" in client.get(url(programme, "copy/")).content.decode()
    answer = client.post(url(programme, "copy/"), {"name": "Mentor 2028", "starts_on": "2028-02-07"})
    made = Programme.objects.get(name="Mentor 2028")
    assert answer.headers["Location"] == url(made, "purpose/")
    assert made.round_number == 2
    assert Event.objects.filter(verb="programme.copied").count() == 1


def test_event_date_is_moved_and_a_day_off_is_said(cast):
    programme, client = in_state(cast, "kickoff"), client_of(cast.coordinator)
    event = programme.events.get(kind="kickoff")
    page = url(programme, f"events/{event.pk}/date/")
    assert client.get(page).status_code == 200
    said = {
        "on": "2027-02-06",
        "at": "13:00",
        "minutes": "60",
        "place": "Matsalen",
        "for_whom": ["mentors"],
        "version": "1",
    }
    answer = client.post(page, said, follow=True)
    event.refresh_from_db()
    assert (event.on, event.place) == (date(2027, 2, 6), "Matsalen")
    assert (event.for_mentors, event.for_mentees) == (True, False)
    assert "är en ledig dag" in answer.content.decode()
    assert client.post(page, {**said, "on": "2031-01-01", "version": "2"}).status_code == 422


def test_programme_page_shows_how_pairs_meet(cast):
    programme = in_state(cast, "running")
    enrolments = {side: someone(cast, programme, cast.people[side], side) for side in ("mentor", "mentee")}
    begin_mentorship(
        programme,
        mentors=[enrolments["mentor"]],
        mentees=[enrolments["mentee"]],
        starts_on=programme.starts_on,
        reasons={},
        by=cast.coordinator,
    )
    page = client_of(cast.coordinator).get(url(programme)).content.decode()
    assert "1 par är aktivt" in page
    assert 'class="cad"' in page
    assert 'class="cad"' not in client_of(cast.leader).get(url(programme)).content.decode()
