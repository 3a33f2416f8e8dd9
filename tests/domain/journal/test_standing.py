from datetime import timedelta

import pytest

from lotsa.domain.followup.queries.guard import guard, try_first
from lotsa.domain.journal import access, actions, queries
from lotsa.domain.journal.models import Entry
from lotsa.domain.mentorships.models import Mentorship
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair

ANSWERS = {"a_agenda": 3, "a_need": 0}


def gone(cast: Cast, days: int, left: int) -> Mentorship:
    pair = a_pair(cast)
    today = clock.today()
    Mentorship.objects.filter(pk=pair.pk).update(
        starts_on=today - timedelta(days=days), planned_end_on=today + timedelta(days=left)
    )
    return Mentorship.objects.select_related("organisation", "programme").get(pk=pair.pk)


@pytest.mark.parametrize(("days", "left", "expected"), [(30, 170, False), (100, 100, True), (160, 40, True)])
def test_standing_is_asked_of_the_mentee_midway_and_in_the_last_quarter(
    cast: Cast, days: int, left: int, expected: bool
) -> None:
    pair = gone(cast, days, left)
    assert queries.journal(cast.mentee, pair).asks_standing is expected
    assert queries.journal(cast.mentor, pair).asks_standing is False


def test_standing_is_asked_again_near_the_end_but_not_twice_there(cast: Cast) -> None:
    pair = gone(cast, 160, 40)
    (entry,) = actions.look_at_standing(pair, ANSWERS, by=cast.mentee)
    assert queries.journal(cast.mentee, pair).asks_standing is False
    Entry.objects.filter(pk=entry.pk).update(created_at=clock.now() - timedelta(days=60))  # midway
    assert queries.journal(cast.mentee, pair).asks_standing is True


def test_the_answers_are_a_reflection_of_the_writer_alone_until_shared(cast: Cast) -> None:
    pair = gone(cast, 160, 40)
    alone, support = actions.look_at_standing(pair, ANSWERS, "Göran om avtal", by=cast.mentee)
    read = queries.read(cast.mentee, alone)
    assert read.title == "Standing on your own"
    assert read.text.splitlines() == [
        "I prepare what we are to talk about myself. Agree somewhat.",
        "I would find it hard to take the next step without my mentor. Do not agree at all.",
    ]
    assert "Göran".encode() not in bytes(support.sealed)
    assert list(access.visible_to(cast.mentor)) == []
    assert list(access.visible_to(cast.coordinator)) == []
    actions.share_entry(alone, by=cast.mentee)
    assert list(access.visible_to(cast.mentor)) == [alone]


def test_nothing_answered_is_refused_and_leaves_nothing(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.look_at_standing(gone(cast, 100, 100), {}, " ", by=cast.mentee)
    assert Entry.objects.count() == 0


def test_advice_on_whom_to_ask_ends_when_somebody_is_named(cast: Cast) -> None:
    pair = gone(cast, 190, 10)

    def asked() -> bool:
        named = queries.names_support(cast.mentee, pair)
        return "no_network" in [each.id for each in guard(cast.mentee, pair, names_support=named)]

    assert asked()
    _alone, support = actions.look_at_standing(pair, ANSWERS, "Göran och Eva", by=cast.mentee)
    assert not asked()
    assert queries.names_support(cast.mentor, pair) is False
    actions.remove_entry(support, by=cast.mentee)
    assert asked()


def test_what_to_try_first_is_asked_of_mentees_alone(cast: Cast) -> None:
    pair = a_pair(cast)
    assert try_first(cast.mentee, pair) == "What have you already tried?"
    assert (try_first(cast.mentor, pair), try_first(cast.coordinator, pair)) == ("", "")
