from dataclasses import dataclass

from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.access import enrolments_visible_to
from lotsa.domain.programmes.models import Enrolment, Programme


@dataclass(frozen=True)
class Choices:
    """Who can be put together by hand. For peers it does not matter on which side somebody enrolled."""

    mentors: tuple[Enrolment, ...]
    mentees: tuple[Enrolment, ...]

    @property
    def anybody(self) -> tuple[Enrolment, ...]:
        each = {row.person_id: row for row in (*self.mentors, *self.mentees)}
        return tuple(sorted(each.values(), key=lambda row: row.person.sort_key))


def choices_for(viewer: Viewer, programme: Programme) -> Choices:
    rows = (
        enrolments_visible_to(viewer)
        .filter(programme=programme, state__in=[Enrolment.State.APPROVED, Enrolment.State.MATCHED])
        .filter(person__left_on__isnull=True)
        .select_related("person")
        .order_by("person__sort_key")
    )
    sides: dict[str, list[Enrolment]] = {"mentor": [], "mentee": []}
    for row in rows:
        sides[row.side].append(row)
    return Choices(tuple(sides["mentor"]), tuple(sides["mentee"]))
