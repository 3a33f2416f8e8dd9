"""Asking for help from a mail."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from lotsa.domain.mentorships.models import Mentorship, TalkRequest
from lotsa.domain.notifications.tasks import deliver
from lotsa.domain.people.actions import grant_link
from tests.cast import Cast
from tests.domain.notifications.post import a_quiet_pair


@pytest.fixture
def scanner() -> Client:
    return Client(headers={"accept-language": "sv"})


def link(cast: Cast, pair: Mentorship, who: str = "mentee") -> str:
    token = grant_link(
        "ask_to_talk", organisation=cast.organisation, person_id=cast.people[who].pk, object_id=pair.pk
    )
    return reverse("mentorship:ask_to_talk", args=[token])


def test_opening_the_link_asks_nothing(cast: Cast, scanner: Client) -> None:
    url = link(cast, a_quiet_pair(cast))
    assert [scanner.get(url).status_code, scanner.head(url).status_code] == [200, 200]
    assert TalkRequest.objects.count() == 0


def test_one_button_without_sign_in_and_both_get_a_mail(cast: Cast, scanner: Client) -> None:
    url = link(cast, a_quiet_pair(cast))
    page = scanner.post(url, {"text": "Vi kommer inte vidare"}).content.decode()
    assert "Den andra parten får inte veta något." in page
    talk = TalkRequest.objects.get()
    assert (talk.person_id, talk.text) == (cast.mentee.id, "Vi kommer inte vidare")
    assert scanner.post(url, {"text": ""}).status_code == 410
    assert deliver.func()["sent"] == 2
    told = {each.to[0]: each for each in mail.outbox}
    assert set(told) == {cast.people["coordinator"].email, cast.people["mentee"].email}
    assert not any("inte vidare" in each.body for each in mail.outbox)  # read on the page alone


def test_too_much_text_is_refused_and_kept(cast: Cast, scanner: Client) -> None:
    url = link(cast, a_quiet_pair(cast))
    answer = scanner.post(url, {"text": "å" * 501})
    assert answer.status_code == 422
    assert "å" * 501 in answer.content.decode()
    assert scanner.post(url, {"text": ""}).status_code == 200


def test_a_link_to_somebody_elses_pair_is_not_found(cast: Cast, scanner: Client) -> None:
    assert scanner.get(link(cast, a_quiet_pair(cast), "stranger")).status_code == 404
