"""Every rule, one by one, without a database."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from lotsa.domain.followup import sentences
from lotsa.domain.followup.health import Facts, PairDates, Tally, judge, reasons

TODAY = date(2026, 9, 15)


def facts(
    *,
    days_since: int = 5,
    together: int = 100,
    goals: int = 1,
    switch: bool = False,
    tally: Tally | None = None,
    **pair: Any,
) -> Facts:
    fields: dict[str, Any] = {
        "pk": uuid4(),
        "programme_id": uuid4(),
        "state": "active",
        "starts_on": TODAY - timedelta(days=together),
        "planned_end_on": TODAY + timedelta(days=150),
        "ended_on": None,
        "cadence_days": 14,
        "agreement_signed_on": TODAY - timedelta(days=together),
        "pauses": [],
        "single_meeting": False,
    }
    return Facts(
        pair=PairDates(**(fields | pair)),
        today=TODAY,
        tally=tally or Tally(held=3, last_held=TODAY - timedelta(days=days_since)),
        days_since=days_since,
        days_together=together,
        accepted_goals=goals,
        switch_on=TODAY if switch else None,
    )


def rules(case: Facts, **how: bool) -> list[str]:
    return [each.rule for each in reasons(case, **how)]


NEVER = Tally()


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (facts(), ["met_recently", "goal_ok"]),
        (facts(together=10, days_since=10, goals=0, tally=NEVER), ["new_pair"]),
        (facts(days_since=22), ["gap_amber", "goal_ok"]),
        (facts(goals=0), ["no_goal", "met_recently"]),
        (facts(days_since=36, goals=0), ["no_meeting_31", "no_goal"]),
        (facts(days_since=40, together=40, goals=0, tally=NEVER), ["never_met", "no_goal"]),
        (facts(agreement_signed_on=None), ["agreement_unsigned", "met_recently", "goal_ok"]),
        (
            facts(tally=Tally(held=1, last_held=TODAY - timedelta(days=5), cancelled_in_row=2)),
            ["two_cancelled", "met_recently", "goal_ok"],
        ),
        (
            facts(planned_end_on=TODAY + timedelta(days=30), days_since=15),
            ["ending_soon", "met_recently", "goal_ok"],
        ),
        (facts(switch=True), ["switch_requested", "met_recently", "goal_ok"]),
        (facts(pauses=[["2026-09-01", "2026-10-01"]]), ["paused"]),
        (facts(pauses=[["2026-09-01", "2026-10-01"]], switch=True), ["switch_requested", "paused"]),
        (facts(state="closed"), ["ended"]),
    ],
)
def test_rules_that_hold_are_named_the_gravest_first(case: Facts, expected: list[str]) -> None:
    assert rules(case) == expected


@pytest.mark.parametrize(("booked_in", "expected"), [(10, "ending_soon"), (20, "met_recently")])
def test_a_meeting_booked_within_a_rhythm_of_the_end_is_the_last_one(booked_in: int, expected: str) -> None:
    tally = Tally(held=1, last_held=TODAY - timedelta(days=5), last_booked=TODAY + timedelta(days=booked_in))
    assert judge(facts(planned_end_on=TODAY + timedelta(days=30), tally=tally)).rule == expected


def test_a_single_meeting_has_no_rhythm_to_fall_behind() -> None:
    case = facts(single_meeting=True, days_since=90, goals=0, agreement_signed_on=None)
    assert rules(case) == ["met_recently"]
    assert rules(facts(single_meeting=True, days_since=40, together=40, goals=0, tally=NEVER)) == [
        "never_met"
    ]


def test_what_was_confided_is_not_in_the_pairs_own_words() -> None:
    assert rules(facts(switch=True), confided=False) == ["met_recently", "goal_ok"]


@pytest.mark.parametrize("reader", ["coordinator", "pair"])
def test_every_rule_has_words_without_holes(reader: str) -> None:
    cases = [
        facts(days_since=22, switch=True, goals=2, agreement_signed_on=None),
        facts(days_since=36, goals=0, planned_end_on=TODAY + timedelta(days=9)),
        facts(days_since=40, together=40, tally=NEVER),
        facts(tally=Tally(cancelled_in_row=2), together=5),
        facts(pauses=[["2026-09-01", "2026-10-01"]]),
    ]
    for case in cases:
        for verdict in reasons(case, confided=reader == "coordinator"):
            said = sentences.sentence_for(verdict, case, reader)
            assert (bool(said), "{" in said) == (True, False)
