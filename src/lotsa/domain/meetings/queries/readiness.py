from dataclasses import dataclass

from lotsa.domain.meetings import readiness
from lotsa.domain.meetings.models import Readiness
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.viewer import Viewer


@dataclass(frozen=True)
class ReadinessLine:
    key: str
    text: str
    is_mine: bool  # ticked by the viewer
    others: tuple[str, ...]  # given names of those who have ticked it


def readiness_of(viewer: Viewer, mentorship: Mentorship) -> list[ReadinessLine]:
    """The list with everybody's ticks, for one of those in the pair."""
    rows = Readiness.objects.filter(mentorship=mentorship).select_related("person")
    ticks = {row.person: set(row.ticked) for row in rows.order_by("person__sort_key")}
    return [
        ReadinessLine(
            item.key,
            item.text,
            is_mine=item.key in ticks.get(viewer.person, ()),
            others=tuple(
                who.given_name for who, keys in ticks.items() if who.pk != viewer.id and item.key in keys
            ),
        )
        for item in readiness.items()
    ]
