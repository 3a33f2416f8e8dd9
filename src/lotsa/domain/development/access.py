from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lotsa.domain.development.models import Goal, PlanItem
from lotsa.domain.mentorships.models import MENTORING, Membership, Mentorship
from lotsa.domain.people.rules import Rules, fetch, who
from lotsa.domain.people.viewer import Viewer


def _is_mentor(viewer: Viewer, goal: Goal | None) -> bool:
    return (
        goal is not None
        and goal.mentorship is not None
        and any(
            member.person_id == viewer.id and member.side in MENTORING
            for member in goal.mentorship.memberships.all()
        )
    )


owner = who("mentee", "own", lambda viewer, goal: goal is not None and goal.owner_id == viewer.id)
mentor = who("mentor", "own pair", _is_mentor)

# A coordinator reads titles and states through `queries.titles_of`, never a goal itself.
RULES = Rules(
    _("Personal goals: measure, levels and check-ins"),
    {
        "see": owner | mentor,
        "accept": owner | mentor,
        "check_in": owner | mentor,
        "revise": owner | mentor,
        "close": owner,
    },
)

own_item = who("employee", "own", lambda viewer, item: item is not None and item.owner_id == viewer.id)
PLAN = Rules(_("My own plan: what I mean to do"), {"see": own_item, "edit": own_item})


def visible_to(viewer: Viewer) -> QuerySet[Goal]:
    """Drafts are seen by who writes them, by nobody else in the pair."""
    mentored = Membership.objects.filter(person=viewer.person, side__in=MENTORING)
    return (
        Goal.objects.filter(organisation=viewer.organisation)
        .filter(Q(owner=viewer.person) | Q(mentorship__in=mentored.values("mentorship")))
        .filter(~Q(state=Goal.State.DRAFT) | Q(proposed_by=viewer.person))
        .select_related(
            "owner", "mentorship__programme", "mentorship__organisation", "proposed_by", "programme_goal"
        )
        .prefetch_related("check_ins__by", "versions", "mentorship__memberships__person")
    )


def goal_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> Goal:
    return fetch(visible_to(viewer), RULES, viewer, pk, to=to)


def may(viewer: Viewer, verb: str, goal: Goal) -> bool:
    return RULES.may(viewer, verb, goal)


def titles_of(mentorship: Mentorship) -> QuerySet[Goal]:
    """Title and state only, deferred so that nothing else can be read by mistake."""
    return Goal.objects.filter(mentorship=mentorship).only("id", "text", "state", "accepted_on", "due_on")


def items_visible_to(viewer: Viewer) -> QuerySet[PlanItem]:
    return PlanItem.objects.filter(organisation=viewer.organisation, owner=viewer.person)


def item_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> PlanItem:
    return fetch(items_visible_to(viewer), PLAN, viewer, pk, to=to)
