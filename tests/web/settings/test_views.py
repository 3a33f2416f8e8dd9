from typing import Any

from lotsa.domain.people.models import Organisation, RoleAssignment
from tests.cast import Cast, client_of, person

SAVED = {
    "name": "Bullhuset",
    "language": "en",
    "mail_from": "bullar@example.se",
    "quiet_from_week": "27",
    "quiet_to_week": "32",
    "notes_kept_days": "90",
    "strong_from": "85",
    "good_from": "70",
    "version": "1",
}


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def roles_of(cast: Cast, who: str) -> set[str]:
    rows = RoleAssignment.objects.filter(person=getattr(cast, who).person)
    return set(rows.values_list("role", flat=True))


def test_organisation_settings_are_saved(cast: Cast) -> None:
    answer = client_of(cast.administrator).post("/settings/organisation/", SAVED)
    assert answer.status_code == 303
    now = Organisation.objects.get(pk=cast.organisation.pk)
    assert (now.name, now.language, now.quiet_to_week, now.strong_from) == ("Bullhuset", "en", 32, 85)
    assert now.notes_kept_days == 90


def test_own_word_for_mentee_is_used_in_pages(cast: Cast) -> None:
    words = {
        "word_adept": "lärling",
        "word_adepten": "lärlingen",
        "word_adepter": "lärlingar",
        "word_adepterna": "lärlingarna",
        "word_adeptens": "lärlingens",
    }
    client = client_of(cast.administrator)
    assert client.post("/settings/organisation/", SAVED | {"word_adept": "lärling"}).status_code == 422
    client.post("/settings/organisation/", SAVED | words)
    assert Organisation.objects.get(pk=cast.organisation.pk).adept_forms["adepterna"] == "lärlingarna"


def test_impossible_settings_are_said_and_what_was_typed_is_kept(cast: Cast) -> None:
    answer = client_of(cast.administrator).post(
        "/settings/organisation/", SAVED | {"good_from": "90", "name": "Nytt namn"}
    )
    assert answer.status_code == 422
    assert 'value="Nytt namn"' in text_of(answer)
    half = client_of(cast.administrator).post("/settings/organisation/", SAVED | {"quiet_to_week": ""})
    assert half.status_code == 422


def test_settings_saved_by_somebody_else_meanwhile_are_shown(cast: Cast) -> None:
    client = client_of(cast.administrator)
    client.post("/settings/organisation/", SAVED)
    answer = client.post("/settings/organisation/", SAVED | {"name": "Min version"})
    assert answer.status_code == 409
    assert "Min version" in text_of(answer)
    assert "Bullhuset" in text_of(answer)


def test_role_is_given_by_name_or_address(cast: Cast) -> None:
    client = client_of(cast.administrator)
    client.post("/settings/roles/", {"person": "stina ström", "role": "coordinator"})
    assert roles_of(cast, "stranger") == {"coordinator"}
    client.post("/settings/roles/", {"person": cast.employee.person.email, "role": "leadership"})
    assert roles_of(cast, "employee") == {"leadership"}


def test_role_is_not_given_to_a_guess(cast: Cast) -> None:
    person(cast.organisation, "Stina Ström", email="stina.andra@example.se")
    client = client_of(cast.administrator)
    several = client.post("/settings/roles/", {"person": "Stina Ström", "role": "coordinator"})
    assert several.status_code == 422
    assert 'value="Stina Ström"' in text_of(several)
    foreign = client.post("/settings/roles/", {"person": cast.other.person.email, "role": "administrator"})
    assert foreign.status_code == 422
    assert roles_of(cast, "stranger") == set()


def test_last_administrator_stays(cast: Cast) -> None:
    client = client_of(cast.administrator)
    mine = f"/settings/roles/{cast.administrator.id}/taking/"
    assert client.post(mine, {"role": "administrator"}).status_code == 422
    client.post("/settings/roles/", {"person": "stina ström", "role": "administrator"})
    assert client.post(mine, {"role": "administrator"}).status_code == 303
    assert client.get("/settings/").status_code == 404


def test_example_data_is_removed_only_where_it_is_the_example(cast: Cast) -> None:
    client = client_of(cast.administrator)
    client.post("/settings/example/")
    assert Organisation.objects.filter(pk=cast.organisation.pk).exists()
    Organisation.objects.filter(pk=cast.organisation.pk).update(is_example=True)
    assert client.post("/settings/example/")["Location"] == "/login/"
    assert not Organisation.objects.filter(pk=cast.organisation.pk).exists()


def test_settings_link_to_the_outbox(cast: Cast) -> None:
    text = text_of(client_of(cast.administrator).get("/settings/"))
    assert "/settings/roles/" in text
    assert "/settings/organisation/" in text
