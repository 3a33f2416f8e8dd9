from datetime import timedelta

import pytest
from django.utils import translation

from lotsa.domain.meetings.models import Topic
from lotsa.domain.mentorships import bank
from lotsa.domain.mentorships.models import Mentorship
from tests.cast import client_of
from tests.domain.mentorships.pairs import a_programme, begin

BUDGET = 40_000


@pytest.fixture
def pair(cast) -> Mentorship:
    return begin(a_programme(cast), cast.people["mentor"], cast.people["mentee"])


def said(answer):
    return answer.content.decode()


def test_cards_show_all_or_one_theme(cast):
    client = client_of(cast.stranger)
    assert said(client.get("/guides/cards/")).count('<li class="card">') == len(bank.cards())
    theme = bank.cards()[0].theme
    shown = said(client.get(f"/guides/cards/?theme={theme}"))
    assert shown.count('<li class="card">') == len(bank.cards(theme))


def test_cards_follow_each_other_to_the_last(cast):
    client, seen, url = client_of(cast.mentee), [], f"/guides/cards/{bank.cards()[0].key}/"
    while url:
        seen.append(url)
        text = said(client.get(url))
        onward = text.split('class="btn" href="')
        url = onward[1].split('"')[0] if len(onward) > 1 else ""
    assert len(set(seen)) == len(bank.cards())


def test_card_that_never_was_is_not_found(cast):
    assert client_of(cast.mentee).get("/guides/cards/x99/").status_code == 404


def test_topics_of_every_phase_fit_the_budget_and_are_120(cast, pair):
    client, count = client_of(cast.mentee), 0
    for phase, _name in bank.phases():
        answer = client.get(f"/guides/topics/?phase={phase}")
        assert len(answer.content) < BUDGET
        count += said(answer).count('name="topic" value="')
    assert count == 120


def test_topic_is_added_once_and_then_stands_on_the_list(cast, pair):
    client = client_of(cast.mentee)
    answer = client.post("/guides/topics/", {"topic": "t001", "pair": str(pair.pk)}, follow=True)
    with translation.override("sv"):
        topic = bank.topic("t001")
    assert list(Topic.objects.values_list("text", "only_me")) == [(topic.text, False)]
    assert "På er lista" in said(answer)
    client.post("/guides/topics/", {"topic": "t001", "pair": str(pair.pk)})
    assert Topic.objects.count() == 1


def test_topic_cannot_be_added_to_another_pair(cast, pair):
    data = {"topic": "t001", "pair": str(pair.pk)}
    assert client_of(cast.stranger).post("/guides/topics/", data).status_code == 404
    assert client_of(cast.mentee).post("/guides/topics/", {"topic": "t001", "pair": "x"}).status_code == 404
    assert Topic.objects.count() == 0


def test_topic_of_an_ended_pair_is_refused_in_words(cast, pair):
    Mentorship.objects.filter(pk=pair.pk).update(
        state="closed", ended_on=pair.starts_on + timedelta(days=1), outcome="completed"
    )
    data = {"topic": "t001", "pair": str(pair.pk)}
    answer = client_of(cast.mentee).post("/guides/topics/", data, follow=True)
    assert 'class="banner banner-warn"' in said(answer)
    assert Topic.objects.count() == 0
