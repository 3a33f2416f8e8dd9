"""Counts for those who follow from outside: a line manager's team in hours, the house in figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Q

from lotsa.domain.meetings.queries import meetings_of
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.access import visible_to as programmes_visible_to
from lotsa.domain.programmes.models import Programme


@dataclass(frozen=True)
class TeamLine:
    person: Person
    programmes: tuple[str, ...]
    pairs: int
    meetings: int
    minutes: int

    @property
    def hours(self) -> float:
        return self.minutes / 60


def team_time(viewer: Viewer) -> list[TeamLine]:
    """Which of the viewer's team take part, each once, and how much working time it took; nothing of what
    is said, and not with whom. Two queries."""
    rows = list(
        Membership.objects.filter(person__in=viewer.report_ids)
        .exclude(mentorship__state=Mentorship.State.CLOSED)
        .select_related("person", "mentorship__programme")
        .order_by("person__sort_key", "person_id", "mentorship__starts_on")
    )
    marks = meetings_of({row.mentorship_id for row in rows})
    lines = []
    for person, group in groupby(rows, key=lambda row: row.person):
        own = list(group)
        held = [mark for row in own for mark in marks[row.mentorship_id] if mark.state == "held"]
        programmes = tuple(dict.fromkeys(row.mentorship.programme.name for row in own))
        minutes = sum(mark.minutes for mark in held)
        lines.append(TeamLine(person, programmes, len(own), len(held), minutes))
    return lines


# Those that have pairs, and so a report to open.
_UNDER_WAY = (
    Programme.State.KICKOFF,
    Programme.State.RUNNING,
    Programme.State.PAUSED,
    Programme.State.EVALUATION,
)


@dataclass(frozen=True)
class ProgrammeCounts:
    programme: Programme
    pairs: int
    held: int


def house_counts(viewer: Viewer, *, limit: int = 5) -> Sequence[ProgrammeCounts]:
    """For leadership: pairs and meetings held per programme under way. One query."""
    if not viewer.has("leadership"):
        return []
    rows = (
        programmes_visible_to(viewer)
        .filter(state__in=_UNDER_WAY)
        .annotate(
            pair_count=Count("mentorships", distinct=True),
            held_count=Count(
                "mentorships__meetings", filter=Q(mentorships__meetings__state="held"), distinct=True
            ),
        )
        .order_by("-starts_on")[:limit]
    )
    return [ProgrammeCounts(row, row.pair_count, row.held_count) for row in rows]
