from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lotsa.domain.development.queries import GoalCounts, goal_counts
from lotsa.domain.followup import counting, health, sentences
from lotsa.domain.meetings.queries import MeetingMark, meetings_of
from lotsa.domain.mentorships.access import is_member
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.queries import PairLine
from lotsa.domain.people.models import Organisation
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Programme
from lotsa.kit import clock

BOOKED = ("planned", "confirmed", "booked")


@dataclass(frozen=True)
class Health:
    colour: str  # red, amber, green, grey
    rule: str
    sentence: str
    word: str = ""  # the colour in words
    days: int = 0  # that count, since the last held meeting or the start
    last_held: date | None = None


@dataclass(frozen=True)
class Followed:
    """A pair as a coordinator follows it: dates and counts, never contents."""

    line: PairLine
    health: Health
    marks: Sequence[MeetingMark]
    goals: GoalCounts
    next_booked: date | None

    @property
    def mentorship(self) -> Mentorship:
        return self.line.mentorship

    @property
    def held(self) -> list[MeetingMark]:
        return [mark for mark in self.marks if mark.state == "held"]

    @property
    def last_held(self) -> date | None:
        return self.health.last_held

    @property
    def rhythm(self) -> str:
        return sentences.cadence_words(self.mentorship.cadence_days)

    @property
    def status(self) -> str:
        """ "Active since 8 February. 3 meetings, last on 9 March. The next is not booked." """
        return sentences.status_sentence(self.mentorship, len(self.held), self.last_held, self.next_booked)

    @property
    def fell_through(self) -> list[MeetingMark]:
        """Moved, cancelled or missed since they last met."""
        since = self.last_held or self.mentorship.starts_on
        return [m for m in self.marks if m.state not in ("held", *BOOKED) and m.day > since]


def health_of(viewer: Viewer, mentorships: Iterable[Mentorship]) -> dict[UUID, Health]:
    """Two queries whether there are three pairs or two thousand. Somebody in the pair reads it in the
    second person, everybody else in the coordinator's words."""
    rows = list(mentorships)
    ids = [row.pk for row in rows]
    return _healths(viewer, rows, meetings_of(ids), goal_counts(ids))


def follow(viewer: Viewer, lines: Sequence[PairLine]) -> list[Followed]:
    """The longest silence first."""
    rows = [line.mentorship for line in lines]
    ids = [row.pk for row in rows]
    marks, goals = meetings_of(ids), goal_counts(ids)
    healths = _healths(viewer, rows, marks, goals)
    today = clock.today(viewer.organisation.zone)
    followed = [
        Followed(
            line=line,
            health=healths[line.mentorship.pk],
            marks=marks.get(line.mentorship.pk, ()),
            goals=goals.get(line.mentorship.pk, GoalCounts()),
            next_booked=_next(marks.get(line.mentorship.pk, ()), today),
        )
        for line in lines
    ]
    return sorted(followed, key=lambda each: -each.health.days)


def _next(marks: Iterable[MeetingMark], today: date) -> date | None:
    return min((mark.day for mark in marks if mark.state in BOOKED and mark.day >= today), default=None)


def _healths(
    viewer: Viewer,
    rows: Sequence[Mentorship],
    marks: Mapping[UUID, Sequence[MeetingMark]],
    goals: Mapping[UUID, GoalCounts],
) -> dict[UUID, Health]:
    return {
        facts.mentorship.pk: _health(facts, "pair" if is_member(viewer, facts.mentorship) else "coordinator")
        for facts in _facts(viewer.organisation, rows, marks, goals)
    }


def _health(facts: health.Facts, reader: str) -> Health:
    verdict = health.judge(facts)
    return Health(
        colour=verdict.colour,
        rule=verdict.rule,
        sentence=sentences.sentence_for(verdict, facts, reader),
        word=sentences.colour_word(verdict.colour) if verdict.rule != "ended" else "",
        days=facts.days_since,
        last_held=facts.last_held,
    )


def _facts(
    organisation: Organisation,
    rows: Sequence[Mentorship],
    marks: Mapping[UUID, Sequence[MeetingMark]],
    goals: Mapping[UUID, GoalCounts],
) -> Iterator[health.Facts]:
    today = clock.today(organisation.zone)
    first = min((row.starts_on for row in rows), default=today)
    quiet = counting.quiet_spells(organisation, first, today)
    for pair in rows:
        off = [*quiet, *counting.pauses_of(pair)]
        held = (mark.day for mark in marks.get(pair.pk, ()) if mark.state == "held" and mark.day <= today)
        last = max(held, default=None)
        yield health.Facts(
            mentorship=pair,
            today=today,
            last_held=last,
            days_since=counting.counted_days(last or pair.starts_on, today, off),
            days_together=counting.counted_days(pair.starts_on, today, off),
            accepted_goals=goals.get(pair.pk, GoalCounts()).accepted,
        )


def silent_pairs(organisation: Organisation) -> list[health.Facts]:
    """Open pairs of running programmes that have not met for so long that they are reminded; for the daily
    task, so without a viewer."""
    rows = list(
        Mentorship.objects.filter(organisation=organisation)
        .exclude(state=Mentorship.State.CLOSED)
        .exclude(programme__state__in=[Programme.State.CLOSED, Programme.State.CANCELLED])
    )
    marks = meetings_of([row.pk for row in rows])
    return [
        facts
        for facts in _facts(organisation, rows, marks, {})
        if health.judge(facts).rule in ("no_meeting_31", "never_met")
    ]
