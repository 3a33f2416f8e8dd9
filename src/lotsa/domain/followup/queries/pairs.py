from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lotsa.domain.development.queries import GoalCounts, goal_counts
from lotsa.domain.followup import health, sentences
from lotsa.domain.followup.queries.glances import OVER, facts_of, judged_from, switches
from lotsa.domain.followup.tally import BOOKED, tally_of
from lotsa.domain.meetings.queries import MeetingMark, meetings_of
from lotsa.domain.mentorships.access import is_member
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.queries import PairLine
from lotsa.domain.mentorships.rhythm import cadence_words
from lotsa.domain.people.models import Organisation
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock


@dataclass(frozen=True)
class Health:
    colour: str  # red, amber, green, grey
    rule: str
    sentence: str
    word: str = ""  # the colour in words
    days: int = 0  # that count, since the last held meeting or the start
    last_held: date | None = None
    also: Sequence[str] = ()  # the other rules that hold, in the same words
    rules: Sequence[str] = ()  # all that hold, the gravest first


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
        return cadence_words(self.mentorship.cadence_days)

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
    today = clock.today(viewer.organisation.zone)
    found = judged_from(
        viewer.organisation,
        [health.dates_of(row) for row in rows],
        {pk: tally_of(each, today) for pk, each in marks.items()},
        {pk: each.accepted for pk, each in goals.items()},
        # Asked for coordinators alone: the pair's own page goes without.
        switches([row.pk for row in rows]) if viewer.has("coordinator") else {},
    )
    return {
        facts.pair.pk: health_in_words(facts, "pair" if is_member(viewer, row) else "coordinator")
        for row, facts in zip(rows, found, strict=True)
    }


def health_in_words(facts: health.Facts, reader: str) -> Health:
    verdicts = list(health.reasons(facts, confided=reader == "coordinator"))
    first, *others = verdicts
    return Health(
        colour=first.colour,
        rule=first.rule,
        sentence=sentences.sentence_for(first, facts, reader),
        word=sentences.colour_word(first.colour) if first.rule != "ended" else "",
        days=facts.days_since,
        last_held=facts.last_held,
        also=[sentences.sentence_for(each, facts, reader) for each in others],
        rules=[each.rule for each in verdicts],
    )


def silent_pairs(organisation: Organisation) -> list[health.Facts]:
    """Open pairs of running programmes that have not met for so long that they are reminded; for the daily
    task, so without a viewer."""
    rows = (
        Mentorship.objects.filter(organisation=organisation)
        .exclude(state=Mentorship.State.CLOSED)
        .exclude(programme__state__in=OVER)
    )
    silent = ("no_meeting_31", "never_met")
    return [
        facts
        for facts in facts_of(organisation, rows)
        # Somebody who has asked to end is not asked to book.
        if not facts.switch_on and health.judge(facts).rule in silent
    ]
