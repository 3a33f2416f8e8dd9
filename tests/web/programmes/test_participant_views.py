from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from lotsa.domain.activity.models import Event
from lotsa.domain.programmes.actions import set_vetoes
from lotsa.domain.programmes.models import Enrolment
from lotsa.kit import clock
from tests.cast import client_of
from tests.domain.programmes.rounds import draft, in_state, someone


def url(programme, rest=""):
    return f"/programmes/{programme.pk}/participants/{rest}"


def test_participants_costs_the_same_for_one_and_three(cast):
    programme, client, counts = in_state(cast, "enrolment"), client_of(cast.coordinator), []
    for name in ("mentee", "employee", "stranger"):
        someone(cast, programme, cast.people[name], state="applied")
        with CaptureQueriesContext(connection) as seen:
            answer = client.get(url(programme))
        counts.append(len(seen))
    assert counts[0] == counts[2]
    assert "Stina Ström" in answer.content.decode()


def test_participants_approves_one_and_all(cast):
    programme, client = in_state(cast, "enrolment"), client_of(cast.coordinator)
    one = someone(cast, programme, cast.mentee.person, state="applied")
    others = [someone(cast, programme, cast.people[n], state="applied") for n in ("employee", "stranger")]
    client.post(url(programme), {"decision": f"{one.pk}:approved"})
    one.refresh_from_db()
    assert (one.state, Enrolment.objects.filter(state="applied").count()) == ("approved", 2)
    client.post(url(programme), {"decision": "approve_all"})
    assert Enrolment.objects.filter(pk__in=[e.pk for e in others], state="approved").count() == 2


def test_participants_does_not_decide_about_people_elsewhere(cast):
    programme = in_state(cast, "enrolment")
    mine = someone(cast, programme, cast.mentee.person, state="applied")
    answer = client_of(cast.other).post(url(programme), {"decision": f"{mine.pk}:approved"})
    assert answer.status_code == 404


def test_new_invites_by_name_and_keeps_what_was_typed_when_unknown(cast):
    programme, client = in_state(cast, "enrolment"), client_of(cast.coordinator)
    said = {"side": "mentor", "names": "Alma Mentor; 2\nIngen Alls", "how": "invite"}
    answer = client.post(url(programme, "new/"), said)
    assert answer.status_code == 422
    assert "Ingen Alls" in answer.content.decode()
    assert Enrolment.objects.count() == 0
    client.post(url(programme, "new/"), {**said, "names": "Alma Mentor; 2"})
    made = Enrolment.objects.get()
    assert (made.person, made.state, made.places) == (cast.mentor.person, "invited", 2)
    assert Event.objects.filter(verb="enrolment.invited").count() == 1


def test_new_takes_people_in_at_once(cast):
    programme, client = draft(cast), client_of(cast.coordinator)
    said = {"side": "mentee", "names": "Milo Adept\nEmil Anställd", "how": "approve"}
    answer = client.post(url(programme, "new/"), said)
    assert answer.headers["Location"] == f"/programmes/{programme.pk}/rules/"
    assert set(Enrolment.objects.values_list("state", flat=True)) == {"approved"}


def test_reminder_reminds_once(cast):
    programme, client = in_state(cast, "enrolment"), client_of(cast.coordinator)
    client.post(url(programme, "new/"), {"side": "mentee", "names": "Milo Adept", "how": "invite"})
    Enrolment.objects.update(invited_at=clock.now() - timedelta(days=5))
    for _each in range(2):
        client.post(f"/programmes/{programme.pk}/reminder/")
    assert Event.objects.filter(verb="enrolment.reminded").count() == 1


def test_enrolment_page_hides_vetoes_from_the_coordinator(cast):
    programme = in_state(cast, "enrolment")
    mine = someone(cast, programme, cast.mentee.person)
    someone(cast, programme, cast.manager.person, "mentor")
    set_vetoes(mine, [cast.manager.person], by=cast.mentee)
    page = f"/enrolments/{mine.pk}/"
    assert "Maj Chef" in client_of(cast.mentee).get(page).content.decode()
    assert "Maj Chef" not in client_of(cast.coordinator).get(page).content.decode()
    for name in ("mentor", "manager", "leader", "administrator", "stranger", "other"):
        assert client_of(getattr(cast, name)).get(page).status_code == 404


def test_new_invites_a_whole_department(cast):
    programme, client = in_state(cast, "enrolment"), client_of(cast.coordinator)
    bakery = cast.mentee.person.unit
    said = {"side": "mentee", "names": "Stina Ström", "unit": str(bakery.pk), "how": "invite"}
    client.post(url(programme, "new/"), said)
    names = Enrolment.objects.order_by("person__sort_key").values_list("person__given_name", flat=True)
    assert list(names) == ["Emil", "Maj", "Milo", "Stina"]


def test_new_without_anybody_is_refused(cast):
    programme = in_state(cast, "enrolment")
    said = {"side": "mentee", "names": " ", "unit": "", "how": "invite"}
    assert client_of(cast.coordinator).post(url(programme, "new/"), said).status_code == 422


def test_enrolment_page_sets_places_and_a_line_for_the_waiting_list(cast):
    programme, client = in_state(cast, "enrolment"), client_of(cast.coordinator)
    mentor = someone(cast, programme, cast.mentor.person, "mentor")
    for places in ("3", "99", "x"):
        client.post(url(programme), {"decision": f"{mentor.pk}:places", "places": places})
    mentor.refresh_from_db()
    assert mentor.places == 3
    client.post(url(programme), {"decision": f"{mentor.pk}:waitlisted", "note": "Du står först."})
    mentor.refresh_from_db()
    assert (mentor.state, mentor.waitlist_note) == ("waitlisted", "Du står först.")


def test_participants_shows_the_first_of_a_long_side_and_all_when_asked(cast, monkeypatch):
    monkeypatch.setattr("lotsa.web.programmes.participant_views.SHOWN", 1)
    programme, client = in_state(cast, "enrolment"), client_of(cast.coordinator)
    for name in ("mentee", "employee", "stranger"):
        someone(cast, programme, cast.people[name], state="applied")
    few = client.get(url(programme)).content.decode()
    assert "1 av 3 visas" in few
    assert "Stina Ström" not in few
    assert "Stina Ström" in client.get(url(programme), {"all": "1"}).content.decode()
