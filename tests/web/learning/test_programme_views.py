from django.db import connection
from django.test.utils import CaptureQueriesContext

from lotsa.domain.activity.models import Event
from lotsa.domain.learning.actions import finish, rate, work_on
from lotsa.domain.learning.library import module, modules
from lotsa.domain.learning.models import Exemption
from tests.cast import client_of
from tests.domain.programmes.rounds import in_state, someone


def said(answer):
    return answer.content.decode()


def with_mentors(cast, *names):
    programme = in_state(cast, "matching")
    mentors = [someone(cast, programme, cast.people[name], "mentor") for name in names]
    return programme, mentors


def test_training_costs_the_same_for_one_and_three(cast):
    programme, _mentors = with_mentors(cast)
    client, counts = client_of(cast.coordinator), []
    for name in ("mentor", "employee", "stranger"):
        someone(cast, programme, cast.people[name], "mentor")
        with CaptureQueriesContext(connection) as seen:
            client.get(f"/programmes/{programme.pk}/training/")
        counts.append(len(seen))
    assert counts[0] == counts[2]


def test_training_shows_the_fact_and_nothing_that_was_written(cast):
    programme, _mentors = with_mentors(cast, "mentor", "employee")
    for part in modules("mentor"):
        finish(part, by=cast.mentor)
    role = module("mentor-01-role")
    work_on(role, by=cast.mentor, steps=[0], note="Jag är osäker")
    rate(role, by=cast.mentor, useful=1, ready=1)
    text = said(client_of(cast.coordinator).get(f"/programmes/{programme.pk}/training/"))
    assert "1 av 2 mentorer har gått klart utbildningen" in text
    assert "8 av 8" in text
    assert "Jag är osäker" not in text


def test_participants_lead_to_the_training(cast):
    programme, _mentors = with_mentors(cast, "mentor")
    text = said(client_of(cast.coordinator).get(f"/programmes/{programme.pk}/participants/"))
    assert f'href="/programmes/{programme.pk}/training/"' in text
    assert "0 av 1 mentor har gått klart utbildningen." in text


def test_reminder_goes_to_those_who_are_left_and_not_twice(cast):
    programme, _mentors = with_mentors(cast, "mentor")
    client = client_of(cast.coordinator)
    answer = client.post(f"/programmes/{programme.pk}/training/reminder/", follow=True)
    assert "1 mentor får en påminnelse." in said(answer)
    again = client.post(f"/programmes/{programme.pk}/training/reminder/", follow=True)
    assert "mindre än tre dagar sedan" in said(again)
    assert Event.objects.filter(verb="training.reminded").count() == 1


def test_exemption_stands_with_reason_and_name_and_can_be_undone(cast):
    _programme, mentors = with_mentors(cast, "mentor")
    client, url = client_of(cast.coordinator), f"/enrolments/{mentors[0].pk}/training/"
    text = said(client.post(url, {"reason": "Har gått hos Almega"}, follow=True))
    assert "Har gått hos Almega (Kaj Koordinator" in text
    client.post(f"{url}?do=lift")
    assert Exemption.objects.get().lifted_at is not None


def test_exemption_without_a_reason_says_so(cast):
    _programme, mentors = with_mentors(cast, "mentor")
    answer = client_of(cast.coordinator).post(f"/enrolments/{mentors[0].pk}/training/", {"reason": ""})
    assert answer.status_code == 422
    assert Exemption.objects.count() == 0


def test_ratings_below_the_smallest_group_are_too_few(cast):
    rate(module("mentor-01-role"), by=cast.mentor, useful=1, ready=1)
    text = said(client_of(cast.coordinator).get("/guides/ratings/"))
    assert text.count("För få svar") == len(modules()) + 3


def test_rules_form_turns_the_gate_on(cast):
    programme, _mentors = with_mentors(cast)
    client, url = client_of(cast.coordinator), f"/programmes/{programme.pk}/rules/"
    assert "Mentorer går utbildningen innan de matchas" in said(client.get(url))
    data = {**programme.weights, "training_required": "on", "version": programme.version}
    client.post(url, data)
    programme.refresh_from_db()
    assert programme.training_required
