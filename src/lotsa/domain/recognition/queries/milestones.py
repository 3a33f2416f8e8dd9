"""What a pair has come to, from its dates and counts. For the pair itself; nobody is ranked by it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lotsa.domain.development.queries import goals_of
from lotsa.domain.meetings.queries import meetings_of, transfers_of
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.phases import share_gone
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.recognition.texts import milestone
from lotsa.kit import clock


@dataclass(frozen=True)
class Milestone:
    text: str
    on: date | None


def milestones(viewer: Viewer, mentorship: Mentorship) -> list[Milestone]:
    """Those reached, the latest first; without a day last."""
    reached = [Milestone(milestone(key), on) for key, on in _reached(viewer, mentorship)]
    return sorted(reached, key=lambda each: each.on or date.min, reverse=True)


def _reached(viewer: Viewer, mentorship: Mentorship) -> Iterator[tuple[str, date | None]]:
    held = sorted(m.day for m in meetings_of([mentorship.pk]).get(mentorship.pk, []) if m.state == "held")
    if held:
        yield "first_meeting", held[0]
    if mentorship.agreement_signed_on:
        yield "agreement", mentorship.agreement_signed_on
    closed = [card.goal.closed_on for card in goals_of(viewer, mentorship) if card.goal.state == "reached"]
    if closed:
        yield "first_goal", min((day for day in closed if day), default=None)
    yield from _tries(mentorship)
    today = clock.today(mentorship.organisation.zone)
    if share_gone(mentorship, today) >= 0.5 and mentorship.is_open:
        yield "midway", mentorship.starts_on + (mentorship.planned_end_on - mentorship.starts_on) / 2
    if mentorship.outcome == Mentorship.Outcome.COMPLETED:
        yield "completed", mentorship.ended_on


def _tries(mentorship: Mentorship) -> Iterator[tuple[str, date | None]]:
    transfer = transfers_of([mentorship.pk]).get(mentorship.pk)
    tried = transfer.yes + transfer.partly if transfer else 0
    for key, count in (("first_try", 1), ("five_tries", 5)):
        if tried >= count:
            yield key, None
