"""Check-ins as part of a meeting: which goals are open, where they stood last, and what may be chosen."""

from dataclasses import dataclass
from datetime import timedelta

from lotsa.domain.development import access
from lotsa.domain.development.models import OPEN, SILENT_DAYS, Goal
from lotsa.domain.development.queries.goals import GoalCard, Point, card_of, level_choices
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock


@dataclass(frozen=True)
class CheckInLine:
    card: GoalCard
    choices: list[tuple[int, str]]
    latest: Point | None
    is_today: bool  # somebody has checked in today already
    is_due: bool  # its date has passed, or nobody has spoken of it for six weeks
    said_today: str  # the viewer's own line


def check_in_lines(viewer: Viewer, mentorship: Mentorship) -> list[CheckInLine]:
    """The open goals of a pair that this viewer may check in on; a fixed number of queries."""
    goals = access.visible_to(viewer).filter(mentorship=mentorship, state__in=OPEN)
    return [check_in_line(viewer, goal) for goal in goals]


def check_in_line(viewer: Viewer, goal: Goal) -> CheckInLine:
    """One of them (from `access`)."""
    today = clock.today(viewer.organisation.zone)
    card = card_of(viewer, goal)
    latest = card.check_ins[-1] if card.check_ins else None
    spoken = latest.on if latest else goal.accepted_on or goal.written_on
    overdue = goal.due_on is not None and goal.due_on < today and spoken <= goal.due_on
    silent = today - spoken >= timedelta(days=SILENT_DAYS)
    return CheckInLine(
        card=card,
        choices=level_choices(card),
        latest=latest,
        is_today=latest is not None and latest.on == today,
        is_due=overdue or silent,
        # what I said today is replaced when I say it again, so it is shown to be mended
        said_today=next((c.line for c in goal.check_ins.all() if c.on == today and c.by_id == viewer.id), ""),
    )
