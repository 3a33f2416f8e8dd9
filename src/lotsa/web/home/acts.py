from dataclasses import dataclass
from typing import Any

from lotsa.domain.mentorships.queries import PairLine
from lotsa.domain.people.viewer import Viewer


@dataclass(frozen=True)
class Act:
    title: Any
    text: Any
    label: Any
    url: str


def others(viewer: Viewer, line: PairLine) -> str:
    return ", ".join(person.given_name for person in line.members.others_than(viewer.id))
