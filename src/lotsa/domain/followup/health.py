"""The rules of pair health (00-decisions): what a colour says and the fact it rests on. Only dates, yes
answers and counts go in, so nothing that a pair wrote can come out.

`shared_low` of content/health.yaml waits for surveys: nobody can share a pulse answer yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from lotsa.domain.mentorships.models import Mentorship

UNSIGNED_DAYS, SILENT_DAYS, NO_GOAL_DAYS, NEW_DAYS, ENDING_DAYS = 21, 31, 30, 21, 30
# What somebody has told the coordinator alone. The pair's own page goes by the other rules.
CONFIDED = frozenset({"switch_requested"})


class PairDates(NamedTuple):
    """The columns of a mentorship that the rules read, in the order they are fetched."""

    pk: UUID
    programme_id: UUID
    state: str
    starts_on: date
    planned_end_on: date
    ended_on: date | None
    cadence_days: int
    agreement_signed_on: date | None
    pauses: Any
    single_meeting: bool  # one talk and no more: no rhythm, no agreement, no goals

    @property
    def is_open(self) -> bool:
        return self.state != Mentorship.State.CLOSED


def dates_of(pair: Mentorship) -> PairDates:
    return PairDates(*(getattr(pair, name) for name in PairDates._fields))


@dataclass(frozen=True, slots=True)
class Tally:
    """A pair's meetings as the rules count them."""

    held: int = 0
    last_held: date | None = None
    next_booked: date | None = None
    last_booked: date | None = None
    cancelled_in_row: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    pair: PairDates
    today: date
    tally: Tally
    days_since: int  # counted days since the last held meeting, or since the start
    days_together: int  # counted days since the start
    accepted_goals: int
    switch_on: date | None = None  # the day somebody asked to change or end

    @property
    def last_held(self) -> date | None:
        return self.tally.last_held


@dataclass(frozen=True, slots=True)
class Verdict:
    colour: str  # red, amber, green, grey
    rule: str  # as in content/health.yaml, or "ended"


def silent_after(cadence_days: int) -> float:
    return max(SILENT_DAYS, 2.5 * cadence_days)


def judge(facts: Facts, *, confided: bool = True) -> Verdict:
    return next(reasons(facts, confided=confided))


def reasons(facts: Facts, *, confided: bool = True) -> Iterator[Verdict]:
    """Every rule that holds, the most serious first: the first gives the colour, the others explain it."""
    pair = facts.pair
    if not pair.is_open:
        yield Verdict("grey", "ended")
        return
    if facts.switch_on and confided:
        yield Verdict("red", "switch_requested")
    if is_pausing(pair, facts.today):
        yield Verdict("grey", "paused")
        return
    yield from _red(facts)
    yield from _amber(facts)
    yield from _green(facts)


def _red(facts: Facts) -> Iterator[Verdict]:
    one = facts.pair.single_meeting
    if facts.days_since > silent_after(facts.pair.cadence_days) and not (one and facts.last_held):
        yield Verdict("red", "no_meeting_31" if facts.last_held else "never_met")
    unsigned = facts.pair.agreement_signed_on is None and not one
    if unsigned and facts.days_together > UNSIGNED_DAYS:
        yield Verdict("red", "agreement_unsigned")


def _amber(facts: Facts) -> Iterator[Verdict]:
    pair = facts.pair
    if pair.single_meeting:
        return
    silent = facts.days_since > silent_after(pair.cadence_days)
    if facts.days_since > 1.5 * pair.cadence_days and not silent and not _is_new(facts):
        yield Verdict("amber", "gap_amber")
    if facts.tally.cancelled_in_row >= 2:
        yield Verdict("amber", "two_cancelled")
    if facts.accepted_goals == 0 and facts.days_together > NO_GOAL_DAYS:
        yield Verdict("amber", "no_goal")
    if _ends_without_a_last_meeting(facts):
        yield Verdict("amber", "ending_soon")


def _green(facts: Facts) -> Iterator[Verdict]:
    near = facts.days_since <= 1.5 * facts.pair.cadence_days or facts.pair.single_meeting
    if facts.last_held is None:
        if (near and facts.days_since <= silent_after(facts.pair.cadence_days)) or _is_new(facts):
            yield Verdict("green", "new_pair")
    elif near:
        yield Verdict("green", "met_recently")
    if facts.accepted_goals and facts.days_together > NO_GOAL_DAYS:
        yield Verdict("green", "goal_ok")


def _is_new(facts: Facts) -> bool:
    return facts.last_held is None and facts.days_together < NEW_DAYS


def _ends_without_a_last_meeting(facts: Facts) -> bool:
    """Booked within a rhythm of the end counts as the last one: nobody says which is a closing meeting."""
    pair, last = facts.pair, facts.tally.last_booked
    left = (pair.planned_end_on - facts.today).days
    if not 0 <= left <= ENDING_DAYS:
        return False
    from_then = pair.planned_end_on - timedelta(days=pair.cadence_days)
    held_late = facts.last_held is not None and facts.last_held >= from_then
    return not held_late and (last is None or last < from_then)


def is_pausing(pair: PairDates, today: date) -> bool:
    """A pause whose day of return has come is over, also before anybody presses "start again"."""
    return any(first <= today.isoformat() < until for first, until in pair.pauses)
