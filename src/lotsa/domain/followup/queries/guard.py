"""A good mentorship makes the mentor less needed. Advice to the pair alone, from dates and counts; it holds
nothing that anybody wrote."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from lotsa.domain.followup.sentences import date_words
from lotsa.domain.mentorships.access import is_member
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.content import load, say

_FILE = Path(__file__).parent.parent / "content" / "health.yaml"
TAPER, MIDWAY = 0.75, (0.45, 0.6)  # shares of the period that have passed


@dataclass(frozen=True)
class Advice:
    id: str
    text: str


@dataclass(frozen=True)
class Agenda:
    """Who has set it lately."""

    by_mentees: int = 0
    total: int = 0


def guard(
    viewer: Viewer, mentorship: Mentorship, agenda: Agenda | None = None, *, names_support: bool = False
) -> list[Advice]:
    """What holds today, for this viewer's side of the pair; empty for everybody else. No query of its own:
    `names_support` is whether the viewer has written down whom else to ask."""
    if not mentorship.is_open or mentorship.single_meeting or not is_member(viewer, mentorship):
        return []
    today = clock.today(mentorship.organisation.zone)
    content = load(_FILE)["dependency_guard"]
    side = "mentor" if is_member(viewer, mentorship, "mentor") else "mentee"
    texts = {each["id"]: each for each in content["triggers"]}
    said = [
        Advice(key, say(texts[key]["text"]))
        for key in _holding(mentorship, today, agenda or Agenda())
        if not (key == "no_network" and names_support)
        if texts[key]["sees"] in ("pair", side)
    ]
    end = say(content["end_reminder"]).replace("{end_date}", date_words(mentorship.planned_end_on))
    return [Advice("end_date", end), *said]


def _holding(mentorship: Mentorship, today: Any, agenda: Agenda) -> Iterator[str]:
    days = max((mentorship.planned_end_on - mentorship.starts_on).days, 1)
    gone = (today - mentorship.starts_on).days / days
    if agenda.total and agenda.by_mentees * 2 < agenda.total:
        yield "agenda_share"
    if gone >= TAPER:
        yield "taper"
    if mentorship.state == Mentorship.State.WINDING_DOWN or today >= mentorship.planned_end_on - timedelta(
        30
    ):
        yield "no_network"
    if MIDWAY[0] <= gone <= MIDWAY[1]:
        yield "mentor_check"


def purpose() -> str:
    return say(load(_FILE)["dependency_guard"]["purpose"])


def try_first(viewer: Viewer, mentorship: Mentorship) -> str:
    """Beside the field in which a mentee writes a topic; empty for a mentor."""
    if not is_member(viewer, mentorship, "mentee"):
        return ""
    return say(next(t for t in load(_FILE)["dependency_guard"]["triggers"] if t["id"] == "try_first")["text"])
