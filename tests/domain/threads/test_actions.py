from datetime import timedelta

import pytest
import time_machine

from lotsa.domain.activity.models import Event
from lotsa.domain.mentorships.actions import end_mentorship
from lotsa.domain.people.models import Person
from lotsa.domain.threads import access, actions, queries
from lotsa.domain.threads.models import News, Post
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair, a_programme, enrolled
from tests.domain.people.links import a_used_link

NEWS = {"to": "all", "title_sv": "Lunch", "text_sv": "Vi ses på torsdag.", "title_en": "", "text_en": ""}


def test_post_reaches_the_others_and_its_words_stay_out_of_the_log(cast: Cast) -> None:
    pair = a_pair(cast)
    post = actions.write_post(pair, "  kanariefågeln sjunger \r\n", by=cast.mentee)
    event = Event.objects.get(verb="post.written")
    assert (event.object_id, event.concerns) == (post.pk, [str(cast.mentor.id)])
    assert event.facts == {"pair": str(pair.pk)}
    assert post.text == "kanariefågeln sjunger"


def test_post_sent_twice_by_a_nervous_thumb_is_one_post(cast: Cast) -> None:
    pair = a_pair(cast)
    first = actions.write_post(pair, "Hej", by=cast.mentee)
    assert actions.write_post(pair, "Hej", by=cast.mentee) == first
    assert Event.objects.filter(verb="post.written").count() == 1
    with time_machine.travel(clock.now() + timedelta(minutes=5)):
        assert actions.write_post(pair, "Hej", by=cast.mentee) != first


def test_posts_to_one_pair_are_at_most_ten_an_hour_even_when_taken_back(cast: Cast) -> None:
    pair = a_pair(cast)
    posts = [actions.write_post(pair, f"Hej {number}", by=cast.mentee) for number in range(10)]
    actions.take_back(posts[0], by=cast.mentee)
    with pytest.raises(Refused) as caught:
        actions.write_post(pair, "Hej igen", by=cast.mentee)
    assert caught.value.field == "text"
    actions.write_post(pair, "Svar", by=cast.mentor)
    with time_machine.travel(clock.now() + timedelta(minutes=61)):
        actions.write_post(pair, "Hej igen", by=cast.mentee)
    assert Post.objects.count() == 11


def test_post_in_an_ended_pair_is_refused(cast: Cast) -> None:
    pair = a_pair(cast)
    end_mentorship(pair, "completed", by=cast.coordinator)
    with pytest.raises(Refused):
        actions.write_post(pair, "Hej", by=cast.mentee)
    assert Post.objects.count() == 0


def test_post_to_somebody_who_has_left_concerns_nobody(cast: Cast) -> None:
    pair = a_pair(cast)
    Person.objects.filter(pk=cast.mentor.id).update(left_on=clock.today())
    actions.write_post(pair, "Hej", by=cast.mentee)
    assert Event.objects.get(verb="post.written").concerns == []


@pytest.mark.parametrize("text", ["", " \n", "x" * 5_001])
def test_post_empty_or_endless_is_refused(cast: Cast, text: str) -> None:
    with pytest.raises(Refused) as caught:
        actions.write_post(a_pair(cast), text, by=cast.mentee)
    assert caught.value.field == "text"


def test_posts_are_seen_by_the_pair_alone(cast: Cast) -> None:
    pair = a_pair(cast)
    actions.write_post(pair, "Hej", by=cast.mentee)
    seen = {name: access.posts_visible_to(getattr(cast, name)).count() for name in cast.people}
    assert {name for name, count in seen.items() if count} == {"mentor", "mentee"}


def test_waiting_post_goes_when_one_answers(cast: Cast) -> None:
    pair = a_pair(cast)
    post = actions.write_post(pair, "Hej", by=cast.mentee)
    assert queries.waiting_posts(cast.mentor, [pair.pk]) == [post]
    assert queries.waiting_posts(cast.mentee, [pair.pk]) == []
    actions.write_post(pair, "Hej själv", by=cast.mentor)
    assert queries.waiting_posts(cast.mentor, [pair.pk]) == []


def test_news_reaches_those_it_is_meant_for(cast: Cast) -> None:
    programme = a_programme(cast)
    enrolled(programme, cast.people["mentor"], "mentor")
    enrolled(programme, cast.people["mentee"], "mentee")
    news = actions.publish_news(programme, by=cast.coordinator, **(NEWS | {"to": "mentors"}))
    assert Event.objects.get(verb="news.published").concerns == [str(cast.mentor.id)]
    assert list(queries.news_of(cast.mentor, programme)) == [news]
    assert list(queries.news_of(cast.mentee, programme)) == []
    assert list(queries.news_of(cast.stranger, programme)) == []
    assert (news.title_in("en"), news.text_in("en")) == ("Lunch", "Vi ses på torsdag.")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title_sv": "", "text_sv": ""}, "title_sv"),
        ({"text_sv": ""}, "text_sv"),
        ({"title_en": "", "text_en": "Lunch on Thursday"}, "title_en"),
        ({"text_sv": "x" * 5_001}, "text_sv"),
        ({"to": "mentees"}, "to"),
    ],
)
def test_news_half_written_or_for_nobody_is_refused(cast: Cast, change: dict[str, str], field: str) -> None:
    programme = a_programme(cast)
    enrolled(programme, cast.people["mentor"], "mentor")
    with pytest.raises(Refused) as caught:
        actions.publish_news(programme, by=cast.coordinator, **(NEWS | change))
    assert caught.value.field == field
    assert News.objects.count() == 0


def test_a_link_that_was_used_meanwhile_writes_nothing(cast: Cast) -> None:
    pair = a_pair(cast)
    link = a_used_link(cast, "reply", pair.pk)
    with pytest.raises(Refused):
        actions.write_post(pair, "Vi tar det på torsdag", by=cast.mentor, link=link)
    assert Post.objects.count() == 0
