"""Somebody's own page: goals of all pairs, and what they mean to do."""

from dataclasses import dataclass
from datetime import date, timedelta

from lotsa.domain.development import access
from lotsa.domain.development.models import Goal, PlanItem
from lotsa.domain.development.queries.goals import GoalCard, card_of
from lotsa.domain.mentorships.queries import PairLine, my_mentorships
from lotsa.domain.people.viewer import Viewer
from lotsa.engine.goals.hints import MOST_ACTIVE
from lotsa.kit import clock

SOON_DAYS = 30


@dataclass(frozen=True)
class Coming:
    """Something with a date in the next month: a goal or a thing to do."""

    on: date
    text: str
    goal: Goal | None = None


@dataclass(frozen=True)
class Plan:
    open_goals: list[GoalCard]
    ended_goals: list[GoalCard]
    drafts: list[Goal]
    to_do: list[PlanItem]
    done: list[PlanItem]
    dropped: list[PlanItem]
    coming: list[Coming]
    may_add_goals_in: list[PairLine]

    @property
    def is_full(self) -> bool:
        """In a single pair three goals at a time are enough; with several it is said when one adds."""
        return len(self.may_add_goals_in) == 1 and len(self.open_goals) >= MOST_ACTIVE

    @property
    def is_empty(self) -> bool:
        return not (self.open_goals or self.ended_goals or self.drafts or self.to_do or self.done)


def plan_of(viewer: Viewer) -> Plan:
    """Everything of one person; the same number of queries at one goal and at many."""
    goals = list(access.visible_to(viewer).filter(owner=viewer.person).exclude(state=Goal.State.DROPPED))
    cards = [card_of(viewer, goal) for goal in goals if goal.state != Goal.State.DRAFT]
    items = list(access.items_visible_to(viewer))
    to_do = sorted((item for item in items if item.is_open), key=_by_day)
    opened = [card for card in cards if card.goal.is_open]
    return Plan(
        open_goals=opened,
        ended_goals=[card for card in cards if not card.goal.is_open],
        drafts=[goal for goal in goals if goal.state == Goal.State.DRAFT],
        to_do=to_do,
        done=[item for item in items if item.state == PlanItem.State.DONE],
        dropped=[item for item in items if item.state == PlanItem.State.DROPPED],
        coming=_coming(opened, to_do, clock.today(viewer.organisation.zone)),
        may_add_goals_in=[
            line
            for line in my_mentorships(viewer, ended=False)
            if any(person.pk == viewer.id for person in line.members.mentees)
        ],
    )


def _by_day(item: PlanItem) -> tuple[bool, date]:
    return item.due_on is None, item.due_on or date.max


def _coming(goals: list[GoalCard], items: list[PlanItem], today: date) -> list[Coming]:
    """What has passed its day stands first: it is what waits longest."""
    until = today + timedelta(days=SOON_DAYS)
    found = [
        Coming(card.goal.due_on, card.goal.text, card.goal)
        for card in goals
        if card.goal.due_on is not None and card.goal.due_on <= until
    ]
    found += [
        Coming(item.due_on, item.text) for item in items if item.due_on is not None and item.due_on <= until
    ]
    return sorted(found, key=lambda each: each.on)


def kinds(current: str = "") -> list[tuple[str, str]]:
    """What one may choose; "other development path" comes with an ending and is kept, not chosen."""
    hidden = {PlanItem.Kind.OTHER_PATH.value} - {current}
    return [(kind.value, str(kind.label)) for kind in PlanItem.Kind if kind.value not in hidden]
