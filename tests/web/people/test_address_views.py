"""Changing an address, seen from the pages and the mailboxes."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from lotsa.domain.notifications.tasks import deliver
from lotsa.domain.people.models import Account, AddressChange, Person
from tests.cast import Cast, client_of
from tests.web.people.test_views import form_of

NEW = "milo.ny@example.se"
_LINK = re.compile(r"/a/[\w-]+/")


@pytest.fixture(autouse=True)
def _mail_server(settings: Any) -> None:
    settings.LOTSA_SMTP_IS_SET = True


def delivered() -> dict[str, str]:
    """Address -> the path of the link in the mail that went there."""
    deliver.func()
    found = {}
    for each in mail.outbox:
        link = _LINK.search(str(each.body))
        found[each.to[0]] = link.group() if link else ""
    mail.outbox.clear()
    return found


def entered(cast: Cast, email: str = NEW) -> AddressChange:
    """By the coordinator, in the form."""
    milo = cast.mentee.person
    answer = client_of(cast.coordinator).post(
        f"/people/{milo.pk}/edit/", form_of(milo, email=email), follow=True
    )
    assert (
        "Den nya adressen väntar tills Milo, eller en person till, har bekräftat den."
        in answer.content.decode()
    )
    return AddressChange.objects.get(person=milo, state="waiting")


def email_of(cast: Cast) -> str:
    return cast.mentee.person.email


def test_what_a_coordinator_enters_is_asked_of_the_old_mailbox(cast: Cast) -> None:
    old = email_of(cast)
    entered(cast)
    mails = delivered()
    assert set(mails) == {old}
    nobody = Client(headers={"accept-language": "sv"})
    assert "Vill du byta till den här adressen?" in nobody.get(mails[old]).content.decode()
    assert email_of(cast) == old
    assert nobody.post(mails[old], {"answer": "perhaps"}).status_code == 422
    assert "Den nya adressen gäller nu" in nobody.post(mails[old], {"answer": "yes"}).content.decode()
    assert email_of(cast) == NEW
    assert nobody.get(mails[old]).status_code == 410
    assert set(delivered()) == {old}  # told there, once more, that it has been left


def test_the_old_mailbox_says_no(cast: Cast) -> None:
    old = email_of(cast)
    entered(cast)
    link = delivered()[old]
    page = Client(headers={"accept-language": "sv"}).post(link, {"answer": "no"}).content.decode()
    assert "Den gamla adressen stannar kvar" in page
    assert email_of(cast) == old
    assert delivered() == {}


def test_the_one_who_entered_it_gets_no_button_and_the_second_one_does(cast: Cast) -> None:
    change = entered(cast)
    url = f"/people/{cast.mentee.id}/"
    assert "Bekräfta adressen" not in client_of(cast.coordinator).get(url).content.decode()
    assert "Bekräfta adressen" in client_of(cast.administrator).get(url).content.decode()
    assert "väntar på att bekräftas" not in client_of(cast.mentor).get(url).content.decode()
    client_of(cast.administrator).post(f"/addresses/{change.pk}/agreement/", {"next": url})
    assert email_of(cast) == NEW


def test_the_list_says_whose_address_waits(cast: Cast) -> None:
    entered(cast)
    page = client_of(cast.administrator).get("/people/").content.decode()
    assert "1 ny mejladress väntar på att bekräftas:" in page


def test_the_person_can_confirm_on_the_own_page(cast: Cast) -> None:
    change = entered(cast)
    client = client_of(cast.mentee)
    assert "Kaj Koordinator har skrivit in den åt dig." in client.get("/me/").content.decode()
    client.post(f"/addresses/{change.pk}/agreement/")
    assert email_of(cast) == NEW


def test_own_change_is_a_button_in_both_mailboxes(cast: Cast) -> None:
    old, client = email_of(cast), client_of(cast.mentee)
    assert client.post("/me/address/", {"email": NEW}).status_code == 303
    mails = delivered()
    assert set(mails) == {old, NEW}
    phone = Client(headers={"accept-language": "sv"})
    assert (
        f"Tryck nu på knappen i mejlet till {old}."
        in phone.post(mails[NEW], {"answer": "yes"}).content.decode()
    )
    assert email_of(cast) == old
    phone.post(mails[old], {"answer": "yes"})
    assert email_of(cast) == NEW
    assert Account.objects.get(pk=cast.mentee.person.account_id).email == NEW


@pytest.mark.parametrize("wrong", ["", "inte en adress", "kaj.koordinator.kanelbullen@example.se"])
def test_a_wrong_address_is_said_and_kept(cast: Cast, wrong: str) -> None:
    answer = client_of(cast.mentee).post("/me/address/", {"email": wrong})
    assert answer.status_code == 422
    assert wrong in answer.content.decode()
    assert AddressChange.objects.count() == 0


def test_without_a_mail_server_the_page_says_what_to_do(cast: Cast, settings: Any) -> None:
    settings.LOTSA_SMTP_IS_SET = False
    page = client_of(cast.mentee).get("/me/address/").content.decode()
    assert "Inga mejl lämnar den här servern" in page
    assert 'name="email"' not in page


def test_somebody_else_cannot_touch_the_change(cast: Cast) -> None:
    change = entered(cast)
    for who in ("mentor", "manager", "other"):
        client = client_of(getattr(cast, who))
        for act in ("agreement", "stopping"):
            assert client.post(f"/addresses/{change.pk}/{act}/").status_code == 404
    assert AddressChange.objects.get(pk=change.pk).state == "waiting"


def test_links_in_earlier_mails_are_turned_off_by_the_person(cast: Cast) -> None:
    from_mail = delivered_link(cast)
    client = client_of(cast.mentee)
    assert "1 länk i ett tidigare mejl fungerar fortfarande" in client.get("/me/sessions/").content.decode()
    client.post("/me/sessions/links/")
    assert Client().get(from_mail).status_code == 410
    assert "Ingen länk i ett tidigare mejl fungerar längre." in client.get("/me/sessions/").content.decode()


def delivered_link(cast: Cast) -> str:
    entered(cast)
    return delivered()[Person.objects.get(pk=cast.mentee.id).email]


def test_how_much_mail_is_chosen_beside_language(cast: Cast) -> None:
    client = client_of(cast.mentee)
    told = {"language": "sv", "appearance": "system", "rhythm": "weekly", "weekday": "2"}
    assert client.post("/me/preferences/", told).status_code == 303
    page = client.get("/me/preferences/").content.decode()
    assert '<option value="2" selected>Onsdag</option>' in page
