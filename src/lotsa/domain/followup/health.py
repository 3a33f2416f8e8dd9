"""The rules of pair health (00-decisions): what a colour says and the fact it rests on. Only dates, yes
answers and counts go in, so nothing that a pair wrote can come out."""

from dataclasses import dataclass
from datetime import date

from lotsa.domain.mentorships.models import Mentorship

UNSIGNED_DAYS, SILENT_DAYS, NO_GOAL_DAYS, NEW_DAYS = 21, 31, 30, 21


@dataclass(frozen=True)
class Facts:
    mentorship: Mentorship
    today: date
    last_held: date | None
    days_since: int  # counted days since the last held meeting, or since the start
    days_together: int  # counted days since the start
    accepted_goals: int


@dataclass(frozen=True)
class Verdict:
    colour: str  # red, amber, green, grey
    rule: str  # as in content/health.yaml, or "ended"


def silent_after(cadence_days: int) -> float:
    return max(SILENT_DAYS, 2.5 * cadence_days)


def judge(facts: Facts) -> Verdict:
    pair = facts.mentorship
    if not pair.is_open:
        return Verdict("grey", "ended")
    if is_pausing(pair, facts.today):
        return Verdict("grey", "paused")
    if facts.days_since > silent_after(pair.cadence_days):
        return Verdict("red", "no_meeting_31" if facts.last_held else "never_met")
    if pair.agreement_signed_on is None and facts.days_together > UNSIGNED_DAYS:
        return Verdict("red", "agreement_unsigned")
    if facts.last_held is None and facts.days_together < NEW_DAYS:
        return Verdict("green", "new_pair")
    if facts.days_since > 1.5 * pair.cadence_days:
        return Verdict("amber", "gap_amber")
    if facts.accepted_goals == 0 and facts.days_together > NO_GOAL_DAYS:
        return Verdict("amber", "no_goal")
    return Verdict("green", "met_recently" if facts.last_held else "new_pair")


def is_pausing(pair: Mentorship, today: date) -> bool:
    """A pause whose day of return has come is over, also before anybody presses "start again"."""
    return any(first <= today.isoformat() < until for first, until in pair.pauses)
