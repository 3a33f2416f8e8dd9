from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from lotsa.domain.people.actions import add_person, make_signin_link
from lotsa.domain.people.models import Person
from tests.cast import Cast, client_of, organisation, person


def signed_in(cast: Cast, role: str) -> Client:
    """Through the door, so that the session is listed."""
    client = Client(
        headers={"accept-language": "sv", "user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"}
    )
    address = make_signin_link(str(getattr(cast, role).person.account.email))
    client.post(address.removeprefix(settings.LOTSA_BASE_URL))
    return client


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_me_shows_only_oneself(cast: Cast) -> None:
    text = text_of(client_of(cast.mentee).get("/me/"))
    assert "Milo Adept" in text
    assert "Stina" not in text


def test_own_details_can_be_changed_but_not_department_or_address(cast: Cast) -> None:
    before = cast.mentee.person
    client = client_of(cast.mentee)
    answer = client.post(
        "/me/profile/",
        {
            "given_name": "Åke",
            "family_name": "Adept",
            "title": "Bagare",
            "languages": ["sv", "en"],
            "version": before.version,
            "email": "hijacked@example.se",
            "unit": "",
            "manager": "",
            "left_on": "2026-01-01",
        },
    )
    assert answer.status_code == 303
    now = Person.objects.get(pk=before.pk)
    assert (now.given_name, now.title, now.languages) == ("Åke", "Bagare", ["sv", "en"])
    assert now.search_key == "åke adept"
    assert (now.email, now.unit_id, now.manager_id, now.left_on) == (
        before.email,
        before.unit_id,
        before.manager_id,
        None,
    )


def test_own_details_saved_by_somebody_else_meanwhile_are_shown_beside(cast: Cast) -> None:
    client = client_of(cast.mentee)
    data = {"given_name": "Milo", "family_name": "Adept", "title": "Min titel", "version": 1}
    client.post("/me/profile/", {**data, "title": "Deras titel"})
    answer = client.post("/me/profile/", data)
    assert answer.status_code == 409
    assert "Deras titel" in text_of(answer)
    assert "Min titel" in text_of(answer)


def test_empty_name_is_said_and_the_rest_is_kept(cast: Cast) -> None:
    answer = client_of(cast.mentee).post("/me/profile/", {"given_name": "", "title": "Kvarvarande"})
    assert answer.status_code == 422
    assert 'value="Kvarvarande"' in text_of(answer)


def test_preferences_change_language_at_once(cast: Cast) -> None:
    client = client_of(cast.mentee)
    client.post("/me/preferences/", {"language": "en", "appearance": "dark"})
    text = text_of(client.get("/me/preferences/"))
    assert '<html lang="en" data-theme="dark">' in text


def test_ended_session_is_out_with_its_next_request(cast: Cast) -> None:
    here, there = signed_in(cast, "mentee"), signed_in(cast, "mentee")
    stranger = signed_in(cast, "stranger")
    assert text_of(here.get("/me/sessions/")).count("Firefox, Windows") >= 2
    assert there.get("/me/").status_code == 200
    here.post("/me/sessions/")
    assert there.get("/me/")["Location"].startswith("/login/")
    assert here.get("/me/").status_code == 200
    assert stranger.get("/me/").status_code == 200


def test_one_session_is_ended_by_its_number_but_never_somebody_elses(cast: Cast) -> None:
    mine, theirs = signed_in(cast, "mentee"), signed_in(cast, "stranger")
    number = theirs.get("/me/sessions/").context["places"][0][0].id
    mine.post("/me/sessions/", {"session": number})
    assert theirs.get("/me/").status_code == 200


def test_password_is_chosen_and_ends_other_sign_ins(cast: Cast) -> None:
    here, there = signed_in(cast, "mentee"), signed_in(cast, "mentee")
    short = here.post("/me/password/", {"new": "kort"})
    assert short.status_code == 422
    answer = here.post("/me/password/", {"new": "fyra trappor och ett torn"})
    assert answer.status_code == 303
    assert here.get("/me/").status_code == 200
    assert there.get("/me/")["Location"].startswith("/login/")
    account = get_user_model().objects.get(pk=cast.mentee.person.account_id)
    assert account.check_password("fyra trappor och ett torn")


def test_password_is_changed_only_by_somebody_who_knows_it(cast: Cast) -> None:
    client = signed_in(cast, "mentee")
    client.post("/me/password/", {"new": "fyra trappor och ett torn"})
    refused = client.post("/me/password/", {"current": "gissning", "new": "sju trappor och ett torn"})
    assert refused.status_code == 422
    account = get_user_model().objects.get(pk=cast.mentee.person.account_id)
    assert account.check_password("fyra trappor och ett torn")


def test_person_switcher_leads_to_ones_own_other_organisation_only(cast: Cast) -> None:
    second = organisation("Andra huset")
    mine = person(second, "Milo Annorstädes", account=cast.mentee.person.account)
    client = client_of(cast.mentee)
    assert "Andra huset" in text_of(client.get("/me/"))
    client.post("/me/person/", {"person": mine.pk})
    assert "Milo Annorstädes" in text_of(client.get("/me/"))
    assert client.post("/me/person/", {"person": cast.other.id}).status_code == 404
    assert client.post("/me/person/", {"person": "not-an-id"}).status_code == 404


def test_person_added_by_another_organisation_joins_the_same_account(cast: Cast) -> None:
    """And the other organisation gets no way in: the account's address stays its holder's."""
    email = str(cast.mentee.person.account.email)  # type: ignore[union-attr]  # the cast has accounts
    added = add_person(by=cast.other, given_name="Milo", family_name="Igen", email=email)
    signed_in(cast, "mentee")
    assert Person.objects.get(pk=added.pk).account_id == cast.mentee.person.account_id
