from dataclasses import dataclass

from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.queries import line_of
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.recognition import access
from lotsa.domain.recognition.models import Idea
from lotsa.kit import clock


@dataclass(frozen=True)
class IdeaLine:
    idea: Idea
    names: str  # whose it is, where the reader may know
    days: int  # until the first answer, or since it was proposed


def ideas(viewer: Viewer) -> list[IdeaLine]:
    """Everybody: what is tried or adopted. A coordinator also what waits, first."""
    lines = [line(viewer, idea) for idea in access.ideas_visible_to(viewer)]
    return sorted(lines, key=lambda each: each.idea.state != Idea.State.PROPOSED)


def ideas_of(viewer: Viewer, mentorship: Mentorship) -> list[IdeaLine]:
    return [line(viewer, idea) for idea in access.ideas_visible_to(viewer).filter(mentorship=mentorship)]


def ideas_waiting(viewer: Viewer) -> int:
    """How many a coordinator has to answer."""
    if not viewer.has("coordinator"):
        return 0
    return access.ideas_visible_to(viewer).filter(state=Idea.State.PROPOSED).count()


def line(viewer: Viewer, idea: Idea) -> IdeaLine:
    members = line_of(idea.mentorship).members if idea.mentorship else None
    is_theirs = members is not None and viewer.id in {person.pk for person in members.everybody}
    may_know = idea.show_names or is_theirs or viewer.has("coordinator") or idea.proposed_by_id == viewer.id
    names = (members.full_names if members else idea.proposed_by.name) if may_know else ""
    until = idea.answered_at or clock.now()
    return IdeaLine(idea, names, (until.date() - idea.created_at.date()).days)
