from datetime import date, time

import pytest

from lotsa.domain.activity.models import Event
from lotsa.domain.people.actions import grant_link
from lotsa.domain.programmes.models import Attendee, Programme
from tests.cast import client_of
from tests.domain.programmes.rounds import in_state, someone

BEFORE, AFTER = "2027-01-20 08:00Z", "2027-02-03 08:00Z"


@pytest.fixture
def kickoff(cast, time_machine):
    time_machine.move_to(BEFORE, tick=False)
    programme = in_state(cast, "kickoff", sponsor=cast.leader.person)
    for role in ("mentor", "mentee"):
        someone(cast, programme, cast.people[role], role)
    return programme.events.get(kind="kickoff")


def url(event, end=""):
    return f"/events/{event.pk}/{end}"


def text(answer):
    return answer.content.decode()


def test_coordinator_invites_after_seeing_whom(cast, kickoff):
    client = client_of(cast.coordinator)
    preview = text(client.get(url(kickoff, "invitations/")))
    assert "3 personer kan bjudas in" in preview
    assert Event.objects.filter(verb="event.invited").count() == 0
    chosen = [str(cast.mentor.id), str(cast.mentee.id)]
    answer = client.post(url(kickoff, "invitations/"), {"person": chosen}, follow=True)
    assert "Uppstartsträff: 2 inbjudna, ingen har svarat än" in text(answer)
    assert Attendee.objects.get(person=cast.leader.person).left_out is True


def test_inviting_nobody_is_said(cast, kickoff):
    answer = client_of(cast.coordinator).post(url(kickoff, "invitations/"), {"person": ["x"]})
    assert answer.status_code == 422
    assert "Välj minst en person" in text(answer)


def test_guest_answers_on_the_page_and_sees_no_others(cast, kickoff):
    client = client_of(cast.mentee)
    page = text(client.get(url(kickoff)))
    assert "Kan du komma?" in page
    assert "13.00" in page
    assert "Alma Mentor" not in page
    assert "Visa bara tre saker" not in page  # how it is done is for the coordinator
    answer = client.post(url(kickoff, "answer/"), {"comes": "no"}, follow=True)
    assert "Du har svarat att du inte kan komma" in text(answer)
    seen = text(client_of(cast.coordinator).get(url(kickoff)))
    assert "Kan inte komma" in seen
    assert "Alma Mentor" in seen


def test_answer_by_link_needs_no_sign_in_and_a_scanner_does_no_harm(cast, kickoff, client):
    token = grant_link(
        "answer_event",
        organisation=cast.organisation,
        person_id=cast.mentee.id,
        object_id=kickoff.pk,
        single_use=False,
    )
    assert "Milo, kan du komma?" in text(client.get(f"/e/{token}/"))
    assert Attendee.objects.filter(answer="yes").count() == 0
    assert client.post(f"/e/{token}/", {"comes": "kanske"}).status_code == 422
    assert "Tack Milo" in text(client.post(f"/e/{token}/", {"comes": "yes"}))
    assert Attendee.objects.get().answer == "yes"


def test_attendance_and_the_material_for_those_who_missed_it(cast, kickoff, time_machine):
    time_machine.move_to(AFTER, tick=False)
    client = client_of(cast.coordinator)
    said = {f"p{cast.mentee.id}": "absent", "rest": "came"}
    answer = client.post(url(kickoff, "attendance/"), said, follow=True)
    assert "Uppstartsträff: 2 personer kom" in text(answer)
    kickoff.refresh_from_db()
    assert kickoff.held is True
    assert "Milo Adept" in text(client.get(url(kickoff, "missed/")))
    client.post(url(kickoff, "missed/"))
    assert Event.objects.get(verb="event.missed").concerns == [str(cast.mentee.id)]


def test_attendance_before_the_day_is_refused_in_a_sentence(cast, kickoff):
    client = client_of(cast.coordinator)
    answer = client.post(url(kickoff, "attendance/"), {"rest": "came"}, follow=True)
    assert "Den dagen har inte kommit än" in text(answer)


def test_agenda_that_does_not_add_up_keeps_what_was_typed(cast, kickoff):
    client = client_of(cast.coordinator)
    said = {"title_1": "Fika och hej", "minutes_1": "20", "guide_1": "", "version": "1"}
    answer = client.post(url(kickoff, "agenda/"), said)
    assert answer.status_code == 422
    assert "Fika och hej" in text(answer)
    assert "Punkterna tar 20 minuter och träffen 180" in text(answer)
    page = client.post(url(kickoff, "agenda/"), {**said, "stretch": "on"}, follow=True)
    assert "Fika och hej" in text(page)
    back = client.post(url(kickoff, "agenda/"), {"answer": "shipped"}, follow=True)
    assert "Den vanliga dagordningen är tillbaka" in text(back)


def test_materials_refuse_what_is_no_address_and_keep_it(cast, kickoff):
    client = client_of(cast.coordinator)
    said = {
        "text": "Läs sidan om vem som ser vad.",
        "title_1": "Bilder",
        "url_1": "bilder.pdf",
        "version": "1",
    }
    answer = client.post(url(kickoff, "materials/"), said)
    assert answer.status_code == 422
    assert "bilder.pdf" in text(answer)
    page = client.post(url(kickoff, "materials/"), {**said, "url_1": "https://example.se/b"}, follow=True)
    assert 'href="https://example.se/b"' in text(page)
    assert "Läs sidan om vem som ser vad." in text(client_of(cast.mentor).get(url(kickoff)))


def test_event_is_added_and_removed(cast, kickoff):
    client = client_of(cast.coordinator)
    page = f"/programmes/{kickoff.programme_id}/events/new/"
    assert client.get(page).status_code == 200
    client.post(page, {"kind": "introduction", "on": "2027-01-26"})
    made = kickoff.programme.events.get(kind="introduction")
    assert (made.at, made.minutes) == (time(12), 45)
    answer = client.post(url(made, "removing/"), follow=True)
    assert "Introduktionsträff är borttagen" in text(answer)
    assert client.post(page, {"kind": "introduction", "on": "2040-01-26"}).status_code == 422


def test_calendar_file_is_the_readers_own(cast, kickoff):
    answer = client_of(cast.mentor).get(url(kickoff, "calendar.ics"))
    assert answer["Content-Type"].startswith("text/calendar")
    assert f"UID:event-{kickoff.pk}@lotsa" in text(answer)


def test_survey_dates_are_dates_and_nothing_more(cast, kickoff):
    pulse = kickoff.programme.events.get(kind="pulse")
    page = text(client_of(cast.coordinator).get(url(pulse)))
    assert "Dagordning" not in page
    assert client_of(cast.mentor).post(url(pulse, "answer/"), {"comes": "yes"}).status_code == 403


def test_event_page_costs_the_same_for_few_and_many(cast, kickoff, django_assert_max_num_queries):
    client = client_of(cast.coordinator)
    client.get(url(kickoff))
    for role in ("employee", "stranger", "administrator"):
        someone(cast, Programme.objects.get(), cast.people[role])
    with django_assert_max_num_queries(22):
        client.get(url(kickoff))


def test_programme_page_of_a_participant_leads_to_what_is_for_them(cast, kickoff):
    circle = kickoff.programme.events.filter(kind="mentor_circle").first()
    page = f"/programmes/{kickoff.programme_id}/"
    assert url(circle) in text(client_of(cast.mentor).get(page))
    mentees = text(client_of(cast.mentee).get(page))
    assert url(circle) not in mentees
    assert url(kickoff) in mentees


def test_moving_a_day_says_so_and_keeps_the_day(cast, kickoff):
    client = client_of(cast.coordinator)
    page = f"/programmes/{kickoff.programme_id}/events/{kickoff.pk}/date/"
    said = {
        "on": "2027-02-09",
        "at": "14:30",
        "minutes": "120",
        "for_whom": ["mentors", "mentees"],
        "version": "1",
    }
    client.post(page, said)
    kickoff.refresh_from_db()
    assert (kickoff.on, kickoff.at, kickoff.for_sponsor) == (date(2027, 2, 9), time(14, 30), False)
    assert client.post(page, {**said, "place": "Matsalen"}).status_code == 409
