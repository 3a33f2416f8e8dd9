import re
import time
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core import mail
from django.core.cache import cache
from django.test import Client

from lotsa.domain.competences.models import Competence
from lotsa.domain.people.actions import make_setup_link, make_signin_link, print_code
from lotsa.domain.people.models import Account, Link, Person
from tests.cast import Cast, client_of, organisation, person


@pytest.fixture(autouse=True)
def mail_server(settings: Any) -> None:
    settings.LOTSA_SMTP_IS_SET = True
    cache.clear()  # tries are counted there


def path_of(address: str) -> str:
    return address.removeprefix(django_settings.LOTSA_BASE_URL)


def the_mail() -> Any:
    """The mail leaves beside the request, so it may come a moment later."""
    for _try in range(200):
        if mail.outbox:
            return mail.outbox[-1]
        time.sleep(0.01)
    raise AssertionError("no mail came")


def ask(client: Client, email: str, **more: str) -> Any:
    return client.post("/login/", {"email": email, **more})


def test_link_from_the_mail_signs_in_and_leads_onwards(cast: Cast) -> None:
    client = Client()
    answer = ask(client, cast.mentee.person.email.upper(), next="/me/")
    assert (answer.status_code, answer["Location"]) == (303, "/login/sent/")
    sent = the_mail()
    assert sent.to == [cast.mentee.person.email]
    address = re.search(r"http://\S+/l/\S+/", sent.body).group()  # type: ignore[union-attr]  # it is there
    other_device = Client()
    page = other_device.get(path_of(address))
    assert "Milo Adept" in page.content.decode()
    assert Link.objects.get(verb="sign_in").used_at is None
    answer = other_device.post(path_of(address))
    assert (answer.status_code, answer["Location"]) == (303, "/me/")
    assert other_device.session["_auth_user_id"] == str(cast.mentee.person.account_id)
    assert other_device.get(path_of(address)).status_code == 410
    assert Client().post(path_of(address)).status_code == 410


def test_code_from_the_mail_signs_in_where_it_was_asked_for(cast: Cast) -> None:
    client = Client()
    ask(client, cast.mentee.person.email)
    code = re.search(r"\d{3} \d{3}", the_mail().body).group()  # type: ignore[union-attr]  # it is there
    wrong = client.post("/login/sent/", {"code": "12"})
    assert wrong.status_code == 422
    assert client.post("/login/sent/", {"code": code}).status_code == 303
    assert client.session["_auth_user_id"] == str(cast.mentee.person.account_id)


def test_code_ends_after_five_wrong_guesses(cast: Cast) -> None:
    client = Client()
    ask(client, cast.mentee.person.email)
    code = re.search(r"\d{3} \d{3}", the_mail().body).group()  # type: ignore[union-attr]  # it is there
    for _guess in range(5):
        assert client.post("/login/sent/", {"code": "x"}).status_code == 422
    assert client.post("/login/sent/", {"code": code}).status_code == 422
    assert "_auth_user_id" not in client.session


def test_login_answers_alike_for_an_address_that_is_nobodys(cast: Cast) -> None:
    known, unknown = Client(), Client()
    ask(known, cast.mentee.person.email)
    ask(unknown, "nobody@example.se")
    pages = [
        re.sub(r'value="[^"]{64}"|"[^"]{64}"', "", client.get("/login/sent/").content.decode())
        for client in (known, unknown)
    ]
    assert pages[0].replace(cast.mentee.person.email, "") == pages[1].replace("nobody@example.se", "")
    the_mail()
    assert len(mail.outbox) == 1


def test_login_with_a_bad_address_keeps_what_was_typed(cast: Cast) -> None:
    answer = ask(Client(headers={"accept-language": "en"}), "anna@")
    assert answer.status_code == 422
    text = answer.content.decode()
    assert 'value="anna@"' in text
    assert "<title>Problem:" in text


def test_mails_to_one_address_are_limited_but_others_on_the_network_are_not(cast: Cast) -> None:
    client = Client()
    codes = [ask(client, cast.mentee.person.email).status_code for _n in range(6)]
    assert codes == [303] * 5 + [429]
    assert ask(Client(), cast.mentor.person.email).status_code == 303


def test_password_signs_in_with_a_new_session(cast: Cast) -> None:
    account = cast.mentor.person.account
    assert account is not None
    account.set_password("fyra hundra kanelbullar")
    account.save()
    client = Client()
    client.get("/login/sent/")
    client.session.save()
    before = client.session.session_key
    wrong = client.post("/login/password/", {"email": account.email, "password": "fel"})
    assert wrong.status_code == 422
    right = client.post(
        "/login/password/", {"email": account.email, "password": "fyra hundra kanelbullar", "next": "/me/"}
    )
    assert (right.status_code, right["Location"]) == (303, "/me/")
    assert client.session.session_key != before


def test_next_never_leads_to_another_host(cast: Cast) -> None:
    for elsewhere in ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"):
        link = path_of(make_signin_link(str(cast.mentor.person.email), onwards=""))
        answer = Client().post(link, {"next": elsewhere})
        assert answer["Location"] == "/"


def test_foreign_and_unknown_links_are_not_found(cast: Cast) -> None:
    assert Client().get("/l/never-was/").status_code == 404
    assert Client().post("/l/never-was/").status_code == 404
    assert Client().post("/l/never-was/again/").status_code == 404


def test_used_link_sends_a_new_one_to_the_same_address(cast: Cast) -> None:
    link = path_of(make_signin_link(str(cast.mentor.person.email)))
    client = Client()
    client.post(link)
    stranger = Client()
    assert stranger.get(link).status_code == 410
    assert stranger.post(link + "again/")["Location"] == "/login/sent/"
    assert the_mail().to == [cast.mentor.person.email]


def test_code_on_paper_signs_in_once(cast: Cast) -> None:
    somebody = person(cast.organisation, "Pia Papper", email="", account=Account.objects.create(email=None))
    code = print_code(somebody, by=cast.coordinator)
    typed = code.lower().replace("-", " ")
    client = Client()
    assert client.post("/login/paper/", {"code": typed}).status_code == 303
    assert client.session["person_id"] == str(somebody.pk)
    again = Client().post("/login/paper/", {"code": typed})
    assert again.status_code == 422


def test_printed_code_page_is_for_coordinators(cast: Cast) -> None:
    somebody = person(cast.organisation, "Pia Papper", email="", account=Account.objects.create(email=None))
    url = f"/people/{somebody.pk}/sign-in-code/"
    assert client_of(cast.coordinator).post(url).status_code == 200
    assert client_of(cast.stranger).post(url).status_code == 404
    assert client_of(cast.other).post(url).status_code == 404
    assert client_of(cast.administrator).post(url).status_code == 403


def test_signing_out_ends_the_session(cast: Cast) -> None:
    client = Client()
    client.post(path_of(make_signin_link(str(cast.mentor.person.email))))
    stolen = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    assert client.post("/logout/")["Location"] == "/login/"
    thief = Client()
    thief.cookies[django_settings.SESSION_COOKIE_NAME] = stolen
    assert thief.get("/me/")["Location"].startswith("/login/")


def test_disabled_account_is_out_with_the_next_request(cast: Cast) -> None:
    client = client_of(cast.mentor)
    Account.objects.filter(pk=cast.mentor.person.account_id).update(is_active=False)
    assert client.get("/me/")["Location"].startswith("/login/")
    assert not Person.objects.filter(pk=cast.mentor.id, account__is_active=True).exists()


def test_login_leads_to_the_start_page_while_nothing_exists(db: None) -> None:
    assert Client().get("/login/")["Location"] == "/setup/"


def test_organisation_named_in_the_link_page_is_the_persons(cast: Cast) -> None:
    second = organisation("Bageriet")
    alone = person(second, "Siv Solo")
    page = Client().get(path_of(make_signin_link(str(alone.email))))
    assert "Bageriet" in page.content.decode()


def test_set_up_brings_the_shipped_competences_so_that_an_import_finds_them(db: None) -> None:
    token = make_setup_link().rpartition("token=")[2]

    answer = Client().post(
        "/setup/",
        {"token": token, "organisation": "Ny AB", "name": "Ny Person", "email": "ny@example.se"},
    )

    assert answer.status_code == 303
    assert Competence.objects.filter(key="welding").count() == 1
