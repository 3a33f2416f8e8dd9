"""What is written and said at the end."""

from datetime import timedelta

import pytest
from django.http import Http404

from lotsa.domain.mentorships import access, actions, queries
from lotsa.domain.people.models import Person
from lotsa.domain.programmes.queries import would_mentor
from lotsa.kit import clock
from lotsa.kit.refused import Refused, Stale
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair


def test_the_two_read_each_others_words_and_a_coordinator_none(cast: Cast) -> None:
    pair = a_pair(cast, days_ago=30)
    actions.write_closing(pair, by=cast.mentor, got="lärdomsknuten")
    pair = access.mentorship_for(cast.mentee, pair.pk)
    state = queries.closing_state(cast.mentee, pair)
    assert (state.mine, [each.got for each in state.others]) == (None, ["lärdomsknuten"])
    with pytest.raises(Http404):
        queries.closing_state(cast.coordinator, pair)
    assert list(access.closing_answers(cast.coordinator)) == []


def test_a_yes_to_go_on_is_told_only_when_both_have_said_it(cast: Cast) -> None:
    pair = a_pair(cast, days_ago=30)
    actions.write_closing(pair, by=cast.mentor, stays_in_touch=True)
    assert queries.closing_state(cast.mentee, pair).both_stay_in_touch is False
    actions.write_closing(pair, by=cast.mentee, stays_in_touch=True)
    assert queries.closing_state(cast.mentor, pair).both_stay_in_touch is True


def test_an_offer_to_be_a_mentor_reaches_coordinators(cast: Cast) -> None:
    pair = a_pair(cast, days_ago=30)
    actions.write_closing(pair, by=cast.mentee, becomes_mentor=True)
    assert queries.become_mentors(cast.coordinator, pair.programme_id) == [cast.people["mentee"]]
    assert queries.become_mentors(cast.mentor, pair.programme_id) == []
    assert queries.become_mentors(cast.other, pair.programme_id) == []


@pytest.mark.parametrize(
    ("before", "offered", "after"),
    [("", "mentor", ""), ("mentee", "both", "mentee"), ("both", "both", "mentee")],
)
def test_an_offer_to_be_a_mentor_stands_in_the_people_list_until_taken_back(
    cast: Cast, before: str, offered: str, after: str
) -> None:
    pair = a_pair(cast, days_ago=30)
    mentee = Person.objects.filter(pk=cast.mentee.id)
    mentee.update(mentoring_side=before)
    actions.write_closing(pair, by=cast.mentee, becomes_mentor=True)
    assert mentee.get().mentoring_side == offered
    assert would_mentor(cast.coordinator, pair.programme) == [mentee.get()]
    assert would_mentor(cast.mentor, pair.programme) == []

    row = actions.write_closing(pair, by=cast.mentee, becomes_mentor=True, version=1)  # again changes nothing
    assert mentee.get().mentoring_side == offered
    actions.write_closing(pair, by=cast.mentee, becomes_mentor=False, version=row.version)
    assert mentee.get().mentoring_side == after


def test_a_no_leaves_the_people_list_as_it_is(cast: Cast) -> None:
    pair = a_pair(cast, days_ago=30)
    mentor = Person.objects.filter(pk=cast.mentor.id)
    mentor.update(mentoring_side="mentor")
    actions.write_closing(pair, by=cast.mentor, becomes_mentor=False)
    actions.write_closing(pair, by=cast.mentor, got="Mycket", version=1)
    assert mentor.get().mentoring_side == "mentor"


def test_two_windows_do_not_overwrite_each_other(cast: Cast) -> None:
    pair = a_pair(cast, days_ago=30)
    first = actions.write_closing(pair, by=cast.mentee, got="Första")
    actions.write_closing(pair, by=cast.mentee, got="Andra", version=first.version)
    with pytest.raises(Stale):
        actions.write_closing(pair, by=cast.mentee, got="Tredje", version=first.version)


def test_bad_words_are_refused_with_a_sentence(cast: Cast) -> None:
    pair = a_pair(cast, days_ago=30)
    with pytest.raises(Refused, match="too long"):
        actions.write_closing(pair, by=cast.mentee, got="x" * 50_000)
    tomorrow = clock.today() + timedelta(days=1)
    with pytest.raises(Refused, match="between the start and today"):
        actions.write_closing(pair, by=cast.mentee, met_on=tomorrow)
    said = actions.write_closing(pair, by=cast.mentee, got="👩‍🍳 مرحبا")
    assert said.got == "👩‍🍳 مرحبا"


def test_a_yes_that_it_suits_is_seen_by_coordinators_outside(cast: Cast) -> None:
    pair = a_pair(cast, days_ago=45)
    actions.answer_fit(pair, by=cast.mentee, suits=True)
    actions.answer_fit(pair, by=cast.mentor, suits=False)
    assert queries.who_are_suited(cast.coordinator, pair) == [cast.people["mentee"]]
    assert queries.who_are_suited(cast.mentor, pair) == []
