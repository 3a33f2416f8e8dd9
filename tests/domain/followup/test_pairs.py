from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest

from lotsa.domain.activity.models import Event
from lotsa.domain.development.actions import accept_goal
from lotsa.domain.followup import actions, queries
from lotsa.domain.meetings.models import Meeting
from lotsa.domain.mentorships.actions import end_mentorship, pause_mentorship, sign_agreement
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.queries import pairs_of
from lotsa.kit import clock
from tests.cast import Cast, person
from tests.domain.development.test_actions import a_goal
from tests.domain.mentorships.pairs import a_pair, begin


def met(pair: Mentorship, days_ago: int, state: str = "held") -> Meeting:
    return Meeting.objects.create(
        mentorship=pair, starts_at=clock.now() - timedelta(days=days_ago), state=state, actual_minutes=30
    )


def signed(cast: Cast, days_ago: int) -> Mentorship:
    pair = a_pair(cast, days_ago=days_ago)
    sign_agreement(pair, by=cast.mentee)
    sign_agreement(pair, by=cast.mentor)
    pair.refresh_from_db()
    return pair


def verdict(cast: Cast, pair: Mentorship) -> tuple[str, str]:
    health = queries.health_of(cast.coordinator, [pair])[pair.pk]
    return health.colour, health.rule


@pytest.fixture(autouse=True)
def no_quiet_weeks(cast: Cast) -> None:
    """The rules are tried on any day of the year; the quiet weeks have a test of their own."""
    cast.organisation.quiet_from_week = None
    cast.organisation.save()


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (21, ("green", "met_recently")),
        (22, ("amber", "gap_amber")),
        (35, ("amber", "gap_amber")),
        (36, ("red", "no_meeting_31")),
    ],
)
def test_colours_follow_the_days_since_the_last_meeting(
    cast: Cast, days: int, expected: tuple[str, str]
) -> None:
    pair = signed(cast, 90)
    accept_goal(a_goal(pair, cast.mentee), by=cast.mentor)
    met(pair, days)
    met(pair, 3, "cancelled")
    assert verdict(cast, pair) == expected


def test_a_weekly_pair_is_silent_after_31_days(cast: Cast) -> None:
    pair = signed(cast, 90)
    Mentorship.objects.update(cadence_days=7)
    pair.refresh_from_db()
    met(pair, 31)
    assert verdict(cast, pair) == ("amber", "gap_amber")
    Meeting.objects.update(starts_at=clock.now() - timedelta(days=32))
    assert verdict(cast, pair) == ("red", "no_meeting_31")


def test_a_new_pair_is_given_time_and_then_asked(cast: Cast) -> None:
    pair = signed(cast, 5)
    assert verdict(cast, pair) == ("green", "new_pair")
    Mentorship.objects.update(starts_on=clock.today() - timedelta(days=40))
    pair.refresh_from_db()
    assert verdict(cast, pair) == ("red", "never_met")


def test_no_goal_after_thirty_days_and_no_agreement_after_three_weeks(cast: Cast) -> None:
    pair = signed(cast, 31)
    met(pair, 2)
    assert verdict(cast, pair) == ("amber", "no_goal")
    Mentorship.objects.update(agreement_signed_on=None)
    pair.refresh_from_db()
    assert verdict(cast, pair) == ("red", "agreement_unsigned")


def test_pauses_do_not_count(cast: Cast) -> None:
    pair = signed(cast, 90)
    accept_goal(a_goal(pair, cast.mentee), by=cast.mentor)
    met(pair, 50)
    today = clock.today()
    pair.pauses = [[(today - timedelta(days=45)).isoformat(), (today - timedelta(days=10)).isoformat()]]
    pair.save()
    assert verdict(cast, pair) == ("green", "met_recently")
    pause_mentorship(pair, today + timedelta(days=30), by=cast.mentee)
    assert verdict(cast, pair) == ("grey", "paused")


def test_the_industrial_holiday_does_not_count(cast: Cast) -> None:
    cast.organisation.quiet_from_week, cast.organisation.quiet_to_week = 28, 31
    cast.organisation.save()
    end_of_august = datetime(2026, 8, 10, 12, tzinfo=ZoneInfo("Europe/Stockholm"))
    with patch.object(clock.timezone, "now", return_value=end_of_august):
        pair = signed(cast, 90)
        accept_goal(a_goal(pair, cast.mentee), by=cast.mentor)
        met(pair, 45)  # 28 of the days since are in the four quiet weeks
        assert verdict(cast, pair) == ("green", "met_recently")


def test_sentences_say_the_fact_to_each_reader(cast: Cast) -> None:
    pair = signed(cast, 90)
    met(pair, 40)
    fresh = pairs_of(cast.coordinator)[0].mentorship
    seen = queries.health_of(cast.coordinator, [fresh])[pair.pk]
    told = queries.health_of(cast.mentee, [fresh])[pair.pk]
    assert seen.sentence == "No meeting for 40 days. Write to everybody, kindly and briefly."
    assert told.sentence.startswith("It is 40 days since you met.")


def test_pairs_are_followed_in_as_many_queries_at_one_and_four(
    cast: Cast, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    pair = signed(cast, 50)
    lines, viewer = pairs_of(cast.coordinator), cast.coordinator
    with django_assert_num_queries(3):
        queries.follow(viewer, lines)
    for name in ("Cia C", "Åke Å", "Bo B"):
        met(begin(pair.programme, cast.people["mentor"], person(cast.organisation, name)), 0)
    lines = pairs_of(cast.coordinator)
    with django_assert_num_queries(3):
        followed = queries.follow(viewer, lines)
    assert next(each.line.members.mentees[0].given_name for each in followed) == "Milo"


def test_a_silence_is_told_once(cast: Cast) -> None:
    pair = signed(cast, 90)
    met(pair, 40)
    assert [actions.tell_of_silence(cast.organisation) for _time in range(2)] == [1, 0]
    event = Event.objects.get(verb="mentorship.silent")
    assert sorted(event.concerns) == sorted([str(cast.mentor.id), str(cast.mentee.id)])
    end_mentorship(pair, "no_fault", by=cast.coordinator)
    assert actions.tell_all_of_silence() == 0
