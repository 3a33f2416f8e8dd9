from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lotsa.domain.notifications.actions import write_messages
from lotsa.domain.notifications.catalogue import MAILS
from lotsa.domain.notifications.models import Message
from lotsa.domain.people.models import Link, Organisation
from tests.cast import Cast
from tests.domain.notifications.post import a_meeting, a_quiet_pair, a_topic, an_invitation, happens, pair_of

ClientOf = Callable[[Any], Client]
HERE = {"host": "127.0.0.1"}  # as a browser on the server itself asks


def a_message(cast: Cast, **changes: Any) -> Message:
    happens("enrolment.invited", an_invitation(cast), [cast.people["mentor"]])
    write_messages()
    Message.objects.update(**changes)
    return Message.objects.get()


def test_outbox_says_first_that_something_failed(cast: Cast, client_of: ClientOf) -> None:
    a_message(cast, state="failed", problem="550 no such mailbox")
    page = client_of(cast.coordinator).get("/settings/outbox/").content.decode()
    assert "<h1>1 mejl gick inte att skicka</h1>" in page
    assert "Mejlservern svarade: 550 no such mailbox" in page
    assert "Vill du vara mentor i Bullskolan?" in page


def test_outbox_filters_by_state(cast: Cast, client_of: ClientOf) -> None:
    a_message(cast, state="failed")
    client = client_of(cast.coordinator)
    assert "Vill du vara mentor" in client.get("/settings/outbox/?state=failed").content.decode()
    assert "Vill du vara mentor" not in client.get("/settings/outbox/?state=sent").content.decode()
    assert client.get("/settings/outbox/?state=nonsense&page=99").status_code == 200


def test_administrators_see_whether_mails_leave_but_not_what_they_say(
    cast: Cast, client_of: ClientOf
) -> None:
    message = a_message(cast)
    client = client_of(cast.administrator)
    for url in ("/settings/outbox/", f"/settings/outbox/{message.pk}/"):
        page = client.get(url).content.decode()
        assert ("Inbjuden att vara mentor" in page, "Bullskolan" in page) == (True, False)
    assert client.get(f"/settings/outbox/{message.pk}/html/").status_code == 403


@pytest.mark.parametrize("who", ["mentor", "manager", "leader", "employee", "other"])
def test_nobody_else_finds_a_message(cast: Cast, client_of: ClientOf, who: str) -> None:
    message = a_message(cast)
    client = client_of(getattr(cast, who))
    assert client.get(f"/settings/outbox/{message.pk}/").status_code == 404
    assert client.get(f"/settings/outbox/{message.pk}/html/").status_code == 404
    assert client.post(f"/settings/outbox/{message.pk}/another-try/").status_code == 404


def test_a_message_is_shown_without_tokens_and_without_the_pairs_own_words(
    cast: Cast, client_of: ClientOf
) -> None:
    pair = a_quiet_pair(cast)
    a_topic(pair, "Att säga nej")
    happens("meeting.coming", a_meeting(pair), pair_of(cast))
    write_messages()
    message = Message.objects.all()[0]
    client = client_of(cast.coordinator)
    for url in (f"/settings/outbox/{message.pk}/", f"/settings/outbox/{message.pk}/html/"):
        page = client.get(url).content.decode()
        assert ("Att säga nej" in page, "hemligt" in page, "/t/" in page) == (False, False, False)
        assert "[det paret har skrivit, som bara de ser]" in page
    assert Link.objects.count() == 0


def test_the_mail_page_may_only_be_looked_at(cast: Cast, client_of: ClientOf) -> None:
    message = a_message(cast)
    answer = client_of(cast.coordinator).get(f"/settings/outbox/{message.pk}/html/")
    policy = answer["Content-Security-Policy"]
    assert sorted(part.strip() for part in policy.split(";")) == [
        "default-src 'none'",
        "frame-ancestors 'none'",
        "sandbox",
        "style-src 'unsafe-inline'",
    ]
    ordinary = client_of(cast.coordinator).get("/settings/outbox/")["Content-Security-Policy"]
    assert "unsafe-inline" not in ordinary


def test_a_failed_mail_can_be_sent_again(cast: Cast, client_of: ClientOf) -> None:
    message = a_message(cast, state="failed", attempts=6)
    client = client_of(cast.coordinator)
    url = f"/settings/outbox/{message.pk}/"
    assert "Skicka igen" in client.get(url).content.decode()
    answer = client.post(f"{url}another-try/", {"next": url}, follow=True)
    assert answer.redirect_chain == [(url, 303)]
    assert "Mejlet väntar på att skickas igen." in answer.content.decode()
    message.refresh_from_db()
    assert (message.state, message.attempts) == ("waiting", 0)
    assert client.get(f"{url}another-try/").status_code == 405


def test_outbox_costs_the_same_for_more_mails(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.coordinator)

    def queries() -> int:
        write_messages()
        with CaptureQueriesContext(connection) as seen:
            assert client.get("/settings/outbox/").status_code == 200
        return len(seen)

    a_message(cast)
    one = queries()
    for number in range(3):
        happens("enrolment.invited", an_invitation(cast, name=f"Kurs {number}"), [cast.people["mentor"]])
    assert queries() == one


def test_outbox_comes_in_pages(cast: Cast, client_of: ClientOf) -> None:
    first = a_message(cast)
    kept = {field.attname: getattr(first, field.attname) for field in Message._meta.fields}
    Message.objects.bulk_create(
        Message(**(kept | {"id": uuid4(), "part": str(number)})) for number in range(51)
    )
    page = client_of(cast.coordinator).get("/settings/outbox/?page=2").content.decode()
    assert page.count("Vill du vara mentor") == 2


def test_every_text_can_be_read_in_both_languages(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.coordinator)
    page = client.get("/settings/messages/").content.decode()
    assert f"<h1>Lotsa skriver {len(MAILS)} slags mejl</h1>" in page
    assert "Förslag: Göran Berg som din mentor" in page
    page = client.get("/settings/messages/proposal_mentor/").content.decode()
    assert "Förslag: Elin Ström som din adept" in page
    assert "Proposal: Elin Ström as your mentee" in page
    assert client.get("/settings/messages/proposal_mentor/en/html/").status_code == 200
    for missing in ("nonsense/", "signin_link/", "proposal_mentor/de/html/"):
        assert client.get(f"/settings/messages/{missing}").status_code == 404
    assert client_of(cast.mentor).get("/settings/messages/").status_code == 404


def test_in_the_example_company_a_visitor_presses_the_buttons_of_a_mail(
    cast: Cast, client_of: ClientOf
) -> None:
    Organisation.objects.update(is_example=True)
    message = a_message(cast)
    client = client_of(cast.coordinator)
    url = f"/settings/outbox/{message.pk}/"
    assert "Pröva" in client.get(url, headers=HERE).content.decode()
    answer = client.post(f"{url}links/0/", headers=HERE)
    assert (answer.status_code, answer["Location"].startswith("/join/")) == (303, True)
    assert client.get(answer["Location"], headers=HERE).status_code == 200


@pytest.mark.parametrize("header", [HERE | {"x-forwarded-for": "10.0.0.1"}, {"host": "lotsa.example.se"}])
def test_only_at_the_server_itself(
    cast: Cast, client_of: ClientOf, settings: Any, header: dict[str, str]
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    Organisation.objects.update(is_example=True)
    message = a_message(cast)
    client = client_of(cast.coordinator)
    url = f"/settings/outbox/{message.pk}/"
    assert "Pröva" not in client.get(url, headers=header).content.decode()
    assert client.post(f"{url}links/0/", headers=header).status_code == 404
    assert Link.objects.count() == 0


def test_never_with_real_data(cast: Cast, client_of: ClientOf) -> None:
    message = a_message(cast)
    client = client_of(cast.coordinator)
    assert client.post(f"/settings/outbox/{message.pk}/links/0/", headers=HERE).status_code == 404
    assert Link.objects.count() == 0


def test_where_no_mail_leaves_there_is_nothing_to_try_again(cast: Cast, client_of: ClientOf) -> None:
    Organisation.objects.filter(pk=cast.organisation.pk).update(is_example=True)
    message = a_message(cast, state="unsent", why="example")
    page = client_of(cast.coordinator).get(f"/settings/outbox/{message.pk}/").content.decode()
    assert "Skicka igen" not in page
    assert "Inga mejl lämnar exempelföretaget." in page
