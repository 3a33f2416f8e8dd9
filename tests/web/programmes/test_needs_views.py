from django.db import connection
from django.test.utils import CaptureQueriesContext

from lotsa.domain.needs.actions import add_need
from lotsa.domain.needs.models import Need
from tests.cast import client_of

NEED = {
    "text": "Fler ska kunna svetsa",
    "scope": "company",
    "unit": "",
    "person": "",
    "kind": "competence",
    "competences": "Svetsa, Löda",
    "source": "interview",
}


def test_needs_are_listed_for_coordinators_and_leaders(cast):
    add_need(by=cast.coordinator, text="Fler svetsare")
    for name in ("coordinator", "leader"):
        assert "Fler svetsare" in client_of(getattr(cast, name)).get("/needs/").content.decode()
    for name in ("mentee", "manager", "administrator", "stranger"):
        assert client_of(getattr(cast, name)).get("/needs/").status_code == 404


def test_needs_cost_the_same_for_one_and_three(cast):
    client, counts = client_of(cast.coordinator), []
    for text in ("Ett", "Två", "Tre"):
        add_need(by=cast.coordinator, text=text)
        with CaptureQueriesContext(connection) as seen:
            client.get("/needs/")
        counts.append(len(seen))
    assert counts[0] == counts[2]


def test_new_need_with_competences(cast):
    client = client_of(cast.coordinator)
    assert client.get("/needs/new/").status_code == 200
    assert client.post("/needs/new/", NEED).status_code == 303
    need = Need.objects.get()
    assert sorted(str(competence) for competence in need.competences.all()) == ["Löda", "Svetsa"]
    assert client_of(cast.leader).get("/needs/new/").status_code == 404


def test_new_need_for_a_team_without_a_team_keeps_what_was_typed(cast):
    answer = client_of(cast.coordinator).post("/needs/new/", {**NEED, "scope": "team"})
    assert answer.status_code == 422
    assert "Fler ska kunna svetsa" in answer.content.decode()


def test_need_is_changed_by_coordinators_and_its_own_person(cast):
    need = add_need(by=cast.coordinator, text="Leda", scope="person", person=cast.mentee.person)
    url = f"/needs/{need.pk}/"
    seen = [name for name in cast.people if client_of(getattr(cast, name)).get(url).status_code == 200]
    assert seen == ["coordinator", "mentee"]
    assert client_of(cast.manager).get(url).status_code == 403
    said = {**NEED, "scope": "person", "person": "Milo Adept", "text": "Leda möten"}
    said["version"] = need.version
    assert client_of(cast.coordinator).post(url, said).status_code == 303
    need.refresh_from_db()
    assert (need.text, need.person) == ("Leda möten", cast.mentee.person)
