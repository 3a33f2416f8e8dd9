"""What the calendar does to a pair, each once."""

from datetime import date, timedelta
from typing import Any

import pytest

from lotsa.domain.activity.models import Event
from lotsa.domain.mentorships import actions
from lotsa.domain.mentorships.actions.phases import due
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.phases import phase_of
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair


def aged(cast: Cast, *, gone: int, left: int, **fields: Any) -> Mentorship:
    pair = a_pair(cast)
    today = clock.today()
    dates = {"starts_on": today - timedelta(days=gone), "planned_end_on": today + timedelta(days=left)}
    Mentorship.objects.filter(pk=pair.pk).update(**{"state": "active", **dates, **fields})
    pair.refresh_from_db()
    return pair


def phases(pair: Mentorship) -> list[str]:
    asked = ("mentorship.fit_asked", "mentorship.midway", "mentorship.winding_down", "mentorship.closing")
    return list(Event.objects.filter(object_id=pair.pk, verb__in=asked).values_list("verb", flat=True))


@pytest.mark.parametrize(
    ("gone", "left", "expected"),
    [
        (41, 229, []),
        (42, 228, ["mentorship.fit_asked"]),
        (56, 214, ["mentorship.fit_asked"]),
        (57, 213, []),
        (134, 136, []),
        (135, 135, ["mentorship.midway"]),
        (150, 120, []),
        (202, 68, []),
        (203, 67, ["mentorship.winding_down"]),
        (249, 21, ["mentorship.winding_down"]),
        (250, 20, ["mentorship.closing"]),
        (300, -22, []),
        (20, 3, ["mentorship.closing"]),
    ],
)
def test_each_phase_has_its_days(cast: Cast, gone: int, left: int, expected: list[str]) -> None:
    pair = aged(cast, gone=gone, left=left)
    actions.follow_phases()
    assert phases(pair) == expected


def test_ten_runs_tell_once(cast: Cast) -> None:
    pair = aged(cast, gone=45, left=225)
    told = [actions.follow_phases()["told"] for _run in range(10)]
    assert told == [1, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    event = Event.objects.get(verb="mentorship.fit_asked")
    assert set(event.concerns) == {str(cast.people[who].pk) for who in ("mentor", "mentee")}
    assert phases(pair) == ["mentorship.fit_asked"]


def test_a_paused_pair_is_left_in_peace(cast: Cast) -> None:
    pair = aged(cast, gone=45, left=225, state="paused")
    assert actions.follow_phases() == {"told": 0, "closed": 0}
    assert phases(pair) == []


def test_the_last_quarter_is_winding_down_and_more_time_takes_it_back(cast: Cast) -> None:
    pair = aged(cast, gone=240, left=30, agreement_signed_on=clock.today())
    actions.follow_phases()
    pair.refresh_from_db()
    assert pair.state == "winding_down"
    actions.extend_mentorship(pair, pair.planned_end_on + timedelta(days=180), by=cast.mentee)
    assert pair.state == "active"
    assert actions.follow_phases()["told"] == 0


def test_a_leap_day_is_a_day_like_others(cast: Cast) -> None:
    pair = a_pair(cast)
    pair.starts_on, pair.planned_end_on = date(2028, 2, 29), date(2028, 11, 28)
    assert list(due(pair, date(2028, 4, 11))) == ["fit"]
    assert list(due(pair, date(2028, 4, 10))) == []


def test_a_pair_past_its_end_is_closed_when_both_have_written(cast: Cast) -> None:
    pair = aged(cast, gone=280, left=-1)
    actions.write_closing(pair, by=cast.mentee, got="Mycket")
    assert actions.follow_phases()["closed"] == 0
    actions.write_closing(pair, by=cast.mentor, got="En del")
    assert actions.follow_phases()["closed"] == 1
    pair.refresh_from_db()
    assert (pair.state, pair.outcome, pair.ended_on) == ("closed", "completed", pair.planned_end_on)


def test_one_who_wrote_alone_waits_two_weeks_and_none_waits_for_the_coordinator(cast: Cast) -> None:
    pair = aged(cast, gone=280, left=-15)
    assert actions.follow_phases()["closed"] == 0
    actions.write_closing(pair, by=cast.mentee, got="Mycket")
    assert actions.follow_phases()["closed"] == 1


def test_the_end_moves_once_freely_then_with_an_aim(cast: Cast) -> None:
    pair = aged(cast, gone=10, left=100)
    first = pair.planned_end_on
    with pytest.raises(Refused, match="after the end"):
        actions.extend_mentorship(pair, first, by=cast.mentor)
    with pytest.raises(Refused, match="half a year"):
        actions.extend_mentorship(pair, first + timedelta(days=184), by=cast.mentor)
    actions.extend_mentorship(pair, first + timedelta(days=30), by=cast.mentor)
    with pytest.raises(Refused, match="ready this time"):
        actions.extend_mentorship(pair, first + timedelta(days=60), by=cast.mentee, aim=" ")
    actions.extend_mentorship(pair, first + timedelta(days=60), by=cast.mentee, aim="Provet")
    assert pair.planned_end_on == first + timedelta(days=60)


def test_more_time_takes_no_pair_back_a_phase(cast: Cast) -> None:
    pair = aged(cast, gone=240, left=60)
    today = clock.today()
    assert phase_of(pair, on=today, has_met=True) == "winding_down"
    actions.extend_mentorship(pair, pair.planned_end_on + timedelta(days=180), by=cast.mentee)
    assert phase_of(pair, on=today, has_met=True) == "winding_down"
    assert phase_of(pair, on=today - timedelta(days=100), has_met=True) == "progress"
    assert phase_of(pair, on=pair.planned_end_on, has_met=True) == "moving_on"
