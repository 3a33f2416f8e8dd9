"""What stands beside the questions when somebody writes a goal."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lotsa.domain.development import access, library
from lotsa.domain.development.models import ATTAINMENT, Goal
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import ProgrammeGoal, SoughtCompetence
from lotsa.kit.content import say

_SHOWN = 3


@dataclass(frozen=True)
class Example:
    key: str
    text: str
    measure: str
    time: str
    levels: tuple[tuple[int, Any, str], ...]  # level, label, words


def drafts_of(viewer: Viewer, mentorship: Mentorship) -> list[Goal]:
    """Goals this viewer has begun to write in this pair."""
    drafts = access.visible_to(viewer).filter(mentorship=mentorship, state=Goal.State.DRAFT)
    return list(drafts.order_by("-created_at"))


def example(key: str) -> Example | None:
    told = library.example_goals().get(key)
    return _example(told) if told else None


def examples_for(owner: Person, mentorship: Mentorship, *, first: str = "") -> list[Example]:
    """Three examples: the one the goal was begun from, then what the owner wants to learn, then others."""
    sought = list(
        SoughtCompetence.objects.filter(enrolment__person=owner, enrolment__programme=mentorship.programme_id)
        .exclude(competence__key="")
        .values_list("competence__key", flat=True)
    )
    goals = library.example_goals()

    def place(key: str) -> tuple[bool, int]:
        wanted = goals[key]["competence"]
        return key != first, sought.index(wanted) if wanted in sought else len(sought)

    return [_example(goals[key]) for key in sorted(goals, key=place)[:_SHOWN]]


def _example(told: dict[str, Any]) -> Example:
    words = {level["level"]: say(level) for level in told["levels"]}
    return Example(
        key=told["key"],
        text=say(told["text"]),
        measure=say(told["measure"]),
        time=say(told["time_frame"]["label"]),
        levels=tuple((level, label, words[level]) for level, label in ATTAINMENT if level in words),
    )


def programme_goals(mentorship: Mentorship) -> Sequence[ProgrammeGoal]:
    return list(mentorship.programme.goals.all())


def smarta(*keys: str) -> list[tuple[str, str]]:
    """(label, hint) of the letters that belong to a question."""
    letters = library.smarta()
    return [(say(letters[key]["label"]), say(letters[key]["hint"])) for key in keys]


def confidence_question() -> str:
    return say(library.confidence_question())
