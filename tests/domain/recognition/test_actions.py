from datetime import timedelta
from typing import Any

import pytest
import time_machine

from lotsa.domain.activity.models import Event
from lotsa.domain.meetings.models import Meeting, NextStep
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.recognition import access, actions, queries
from lotsa.domain.recognition.models import Idea, Story, Thanks
from lotsa.kit import clock
from lotsa.kit.refused import Refused, Stale
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair
from tests.domain.people.links import a_used_link


def a_story(cast: Cast, pair: Mentorship | None = None, **change: Any) -> Story:
    facts: dict[str, Any] = {
        "title": "Vi vågade",
        "parts": {"situation": "Jag var tyst.", "did": "Vi övade."},
        "audience": "everybody",
        "version": None,
    }
    return actions.write_story(pair or a_pair(cast), by=cast.mentee, **(facts | change))


def agreed(cast: Cast) -> Story:
    story = a_story(cast)
    actions.ask_for_consent(story, by=cast.mentee, version=story.version)
    actions.say_yes(story, by=cast.mentor, version=story.version)
    return story


def who_sees(cast: Cast, story: Story) -> set[str]:
    return {
        name
        for name in cast.people
        if access.stories_visible_to(getattr(cast, name)).filter(pk=story.pk).exists()
    }


def test_story_needs_the_yes_of_both_before_anybody_else_sees_it(cast: Cast) -> None:
    story = a_story(cast)
    assert who_sees(cast, story) == {"mentor", "mentee"}
    actions.ask_for_consent(story, by=cast.mentee, version=story.version)
    assert Event.objects.get(verb="story.consent_asked").concerns == [str(cast.mentor.id)]
    assert who_sees(cast, story) == {"mentor", "mentee"}
    with pytest.raises(Refused):
        actions.publish_story(story, by=cast.coordinator)
    actions.say_yes(story, by=cast.mentor, version=story.version)
    assert who_sees(cast, story) == {"mentor", "mentee", "coordinator"}
    actions.publish_story(story, by=cast.coordinator)
    assert "stranger" in who_sees(cast, story)
    assert "other" not in who_sees(cast, story)


@pytest.mark.parametrize("who", ["mentor", "mentee"])
def test_either_takes_the_story_back_at_once(cast: Cast, who: str) -> None:
    story = agreed(cast)
    actions.publish_story(story, by=cast.coordinator)
    actions.take_back_yes(story, by=getattr(cast, who))
    assert who_sees(cast, story) == {"mentor", "mentee"}
    with pytest.raises(Refused):
        actions.publish_story(story, by=cast.coordinator)


def test_changed_words_ask_both_anew(cast: Cast) -> None:
    story = agreed(cast)
    actions.publish_story(story, by=cast.coordinator)
    a_story(cast, story.mentorship, title="Vi vågade mer", version=story.version)
    story.refresh_from_db()
    assert story.state == Story.State.DRAFT
    assert who_sees(cast, story) == {"mentor", "mentee"}
    with pytest.raises(Refused):
        actions.say_yes(story, by=cast.mentor, version=story.version)


def test_story_for_the_programme_is_not_shown_to_others(cast: Cast) -> None:
    story = a_story(cast, audience="programme")
    actions.ask_for_consent(story, by=cast.mentee, version=story.version)
    actions.say_yes(story, by=cast.mentor, version=story.version)
    actions.publish_story(story, by=cast.coordinator)
    assert who_sees(cast, story) == {"mentor", "mentee", "coordinator"}


def test_two_who_write_the_story_at_once_keep_both_texts(cast: Cast) -> None:
    story = a_story(cast)
    seen = story.version
    a_story(cast, story.mentorship, parts={"situation": "min"}, version=seen)
    with pytest.raises(Stale) as caught:
        a_story(cast, story.mentorship, parts={"situation": "din"}, version=seen)
    assert caught.value.theirs["parts"] == {"situation": "min"}


def test_idea_is_answered_with_a_reason_and_the_pair_is_told(cast: Cast) -> None:
    idea = actions.propose_idea(a_pair(cast), by=cast.mentee, title="Tyst timme")
    assert queries.ideas_waiting(cast.coordinator) == 1
    with pytest.raises(Refused) as caught:
        actions.answer_idea(idea, by=cast.coordinator, state="declined", answer=" ", version=None)
    assert caught.value.field == "answer"
    with time_machine.travel(clock.now() + timedelta(days=6)):
        actions.answer_idea(idea, by=cast.coordinator, state="tried", answer="Vi provar i mars", version=None)
        told = Event.objects.get(verb="idea.answered").concerns
        assert set(told) == {str(cast.mentor.id), str(cast.mentee.id)}
        assert queries.line(cast.coordinator, idea).days == 6
    assert queries.ideas_waiting(cast.coordinator) == 0


def test_idea_is_public_once_tried_and_nameless_unless_they_chose(cast: Cast) -> None:
    pair = a_pair(cast)
    quiet = actions.propose_idea(pair, by=cast.mentee, title="Tyst timme")
    named = actions.propose_idea(pair, by=cast.mentee, title="Lunch", show_names=True)
    assert queries.ideas(cast.stranger) == []
    for idea in (quiet, named):
        actions.answer_idea(idea, by=cast.coordinator, state="adopted", answer="Ja", version=None)
    names = {line.idea.title: line.names for line in queries.ideas(cast.stranger)}
    assert names == {"Tyst timme": "", "Lunch": "Milo Adept and Alma Mentor"}
    assert queries.ideas(cast.other) == []


def test_thanks_are_seen_by_the_two_alone(cast: Cast) -> None:
    pair = a_pair(cast)
    actions.give_thanks(pair, cast.people["mentor"], "Du väntade in mig.", by=cast.mentee)
    actions.give_thanks(pair, cast.people["mentor"], "Du väntade in mig.", by=cast.mentee)
    assert Thanks.objects.count() == 1
    assert Event.objects.get(verb="thanks.given").concerns == [str(cast.mentor.id)]
    seen = {name for name in cast.people if access.thanks_visible_to(getattr(cast, name)).exists()}
    assert seen == {"mentor", "mentee"}


@pytest.mark.parametrize("name", ["mentee", "stranger"])
def test_thanks_to_oneself_or_outside_the_pair_are_refused(cast: Cast, name: str) -> None:
    with pytest.raises(Refused) as caught:
        actions.give_thanks(a_pair(cast), cast.people[name], "Tack", by=cast.mentee)
    assert caught.value.field == "receiver"


def test_idea_pressed_twice_is_one(cast: Cast) -> None:
    pair = a_pair(cast)
    for _each in range(2):
        actions.propose_idea(pair, by=cast.mentee, title="Tyst timme")
    assert Idea.objects.count() == 1


def test_milestones_come_from_dates_and_counts(cast: Cast) -> None:
    pair = a_pair(cast, days_ago=30)
    assert queries.milestones(cast.mentee, pair) == []
    Meeting.objects.create(mentorship=pair, starts_at=clock.now() - timedelta(days=3), state="held")
    NextStep.objects.create(mentorship=pair, text="prova", owner=cast.people["mentee"], tried="yes")
    reached = [each.text for each in queries.milestones(cast.mentee, pair)]
    assert reached == ["The first meeting is done.", "A first attempt at work is done."]


def test_a_yes_is_for_the_words_that_were_read(cast: Cast) -> None:
    story = a_story(cast)
    read = story.version
    a_story(cast, story.mentorship, title="Vi vågade mer", version=read)
    for version in (read, None):
        with pytest.raises(Refused):
            actions.ask_for_consent(story, by=cast.mentee, version=version)
    assert (story.state, story.consents.count()) == (Story.State.DRAFT, 0)


def test_a_yes_pressed_twice_is_one_and_asks_once(cast: Cast) -> None:
    story = a_story(cast)
    read = story.version
    for _each in range(2):
        actions.ask_for_consent(story, by=cast.mentee, version=read)
    assert (story.state, story.consents.count()) == (Story.State.ASKED, 1)
    assert Event.objects.filter(verb="story.consent_asked").count() == 1


def test_a_link_that_was_used_meanwhile_gives_no_yes(cast: Cast) -> None:
    story = a_story(cast)
    actions.ask_for_consent(story, by=cast.mentee, version=story.version)
    link = a_used_link(cast, "story_consent", story.pk)
    with pytest.raises(Refused):
        actions.say_yes(story, by=cast.mentor, version=story.version, link=link)
    assert not story.consents.filter(person=cast.mentor.id).exists()
