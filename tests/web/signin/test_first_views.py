from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.test import Client

from lotsa.domain.example.actions import load_example
from lotsa.domain.people.actions import make_setup_link
from lotsa.domain.people.models import Organisation, Person
from tests.cast import Cast, organisation

HERE = {"HTTP_HOST": "127.0.0.1:8000", "REMOTE_ADDR": "127.0.0.1"}
FILLED = {"organisation": "Kanelbullen AB", "name": "Anna Maria Lind", "email": "Anna@Example.se"}


@pytest.fixture(autouse=True)
def no_tries_yet() -> None:
    cache.clear()


def english(**more: str) -> Client:
    return Client(headers={"accept-language": "en"}, **{**HERE, **more})


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def token_of(link: str) -> str:
    return link.split("token=")[1]


def test_set_up_makes_the_first_administrator_and_signs_her_in(db: None) -> None:
    link = make_setup_link()
    client = english()
    page = client.get(link.removeprefix(django_settings.LOTSA_BASE_URL))
    assert token_of(link) in text_of(page)
    answer = client.post("/setup/", FILLED | {"token": token_of(link)})
    assert (answer.status_code, answer["Location"]) == (303, "/")
    person = Person.objects.get()
    assert (person.name, person.email, person.language) == ("Anna Maria Lind", "anna@example.se", "en")
    assert set(person.role_assignments.values_list("role", flat=True)) == {"administrator", "coordinator"}
    assert client.session["_auth_user_id"] == str(person.account_id)
    assert client.get("/").status_code == 200


def test_set_up_is_gone_for_ever_once_somebody_is_there(db: None) -> None:
    link = make_setup_link()
    english().post("/setup/", FILLED | {"token": token_of(link)})
    late = english()
    assert late.get("/setup/").status_code == 404
    assert late.post("/setup/", FILLED | {"token": token_of(link)}).status_code == 404
    assert Organisation.objects.count() == 1


def test_set_up_with_a_wrong_key_says_how_to_print_it_again(db: None) -> None:
    make_setup_link()
    answer = english().post("/setup/", FILLED | {"token": "gissning"})
    assert answer.status_code == 422
    assert "lotsa setup-link" in text_of(answer)
    assert 'value="Kanelbullen AB"' in text_of(answer)
    assert not Organisation.objects.exists()


def test_newer_set_up_link_ends_the_older(db: None) -> None:
    old = make_setup_link()
    make_setup_link()
    assert english().post("/setup/", FILLED | {"token": token_of(old)}).status_code == 422


def test_example_company_is_opened_from_the_start_page_on_this_machine_only(db: None) -> None:
    away = english(REMOTE_ADDR="192.168.1.20")
    assert "/example/" not in text_of(away.get("/setup/"))
    assert away.post("/example/").status_code == 404
    here = english()
    assert 'action="/example/"' in text_of(here.get("/setup/"))
    assert here.post("/example/")["Location"] == "/login/"
    assert Organisation.objects.get().is_example
    assert here.post("/example/").status_code == 404


@pytest.mark.slow
def test_example_company_lends_out_each_roles_eyes(db: None) -> None:
    load_example()
    page = english().get("/login/")
    roles = [each.role for each, _word in page.context["roles"]]
    assert roles == [
        "coordinator",
        "mentee",
        "mentor",
        "manager",
        "leadership",
        "administrator",
        "employee",
    ]
    for role in roles:
        client = english()
        assert client.post("/example/sign-in/", {"role": role})["Location"] == "/"
        today = client.get("/", follow=True)
        assert today.status_code == 200, role
    assert english().post("/example/sign-in/", {"role": "king"}).status_code == 404


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"REMOTE_ADDR": "192.168.1.20"},
        {"REMOTE_ADDR": ""},
        {"HTTP_HOST": "lotsa.example"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_VIA": "1.1 proxy"},
    ],
    ids=lambda each: "-".join(each),
)
def test_no_eyes_are_lent_to_somebody_elsewhere(cast: Cast, settings: Any, elsewhere: dict[str, str]) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    Organisation.objects.update(is_example=True)
    client = Client(**{**HERE, **elsewhere})
    assert "/example/sign-in/" not in text_of(client.get("/login/"))
    assert client.post("/example/sign-in/", {"role": "coordinator"}).status_code == 404
    assert Client(**HERE).post("/example/sign-in/", {"role": "coordinator"}).status_code == 303


def test_no_eyes_are_lent_where_lotsa_is_reached_from_outside(cast: Cast, settings: Any) -> None:
    Organisation.objects.update(is_example=True)
    settings.LOTSA_BASE_URL_IS_SET = True
    assert Client(**HERE).post("/example/sign-in/", {"role": "coordinator"}).status_code == 404
    settings.LOTSA_BASE_URL_IS_SET = False
    settings.LOTSA_HOST = "0.0.0.0"
    assert Client(**HERE).post("/example/sign-in/", {"role": "coordinator"}).status_code == 404


def test_no_eyes_are_lent_once_there_is_real_data(cast: Cast) -> None:
    Organisation.objects.update(is_example=True)
    organisation("En riktig")
    assert Client(**HERE).post("/example/sign-in/", {"role": "coordinator"}).status_code == 404
