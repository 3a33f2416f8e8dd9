"""The mentor training in one programme: who has finished, who is left, and who is counted as trained."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from lotsa.domain.learning.queries import Standing, standings
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes import access
from lotsa.domain.programmes.models import Enrolment, Programme

S = Enrolment.State
_TRAINING = (S.APPLIED, S.APPROVED, S.MATCHED)


@dataclass(frozen=True)
class MentorLine:
    enrolment: Enrolment
    standing: Standing


@dataclass(frozen=True)
class Training:
    """The mentors of one programme by name, and how far each has come."""

    lines: Sequence[MentorLine]

    @property
    def trained(self) -> int:
        return sum(line.standing.is_trained for line in self.lines)

    @property
    def untrained(self) -> list[Enrolment]:
        return [line.enrolment for line in self.lines if not line.standing.is_trained]


def training_of(programme: Programme, states: Iterable[str] = _TRAINING) -> Training:
    """Three queries, however many mentors."""
    mentors = list(
        Enrolment.objects.filter(programme=programme, side="mentor", state__in=list(states))
        .select_related("person", "person__unit")
        .order_by("person__sort_key", "pk")
    )
    for mentor in mentors:
        mentor.programme = programme
    found = standings({mentor.person_id for mentor in mentors})
    return Training([MentorLine(mentor, found[mentor.person_id]) for mentor in mentors])


def untrained(programme: Programme, mentors: Sequence[Enrolment]) -> set[UUID]:
    """Those of these mentors whom the programme leaves out of the matching until they are trained."""
    if not programme.training_required:
        return set()
    found = standings({mentor.person_id for mentor in mentors})
    return {mentor.pk for mentor in mentors if not found[mentor.person_id].is_trained}


def sides_taken(viewer: Viewer) -> set[str]:
    """Sides on which the viewer takes part in some programme that is not over: mentors train before they
    are anybody's mentor."""
    over = (Programme.State.DRAFT, Programme.State.CLOSED, Programme.State.CANCELLED)
    mine = access.enrolments_visible_to(viewer).filter(
        person=viewer.person, state__in=(S.INVITED, *_TRAINING, S.WAITLISTED)
    )
    return set(mine.exclude(programme__state__in=over).values_list("side", flat=True))
