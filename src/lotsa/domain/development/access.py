from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lotsa.domain.development.models import Goal
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.rules import Rules, fetch, who
from lotsa.domain.people.viewer import Viewer


def _is_mentor(viewer: Viewer, goal: Goal | None) -> bool:
    return (
        goal is not None
        and goal.mentorship is not None
        and any(
            member.person_id == viewer.id and member.side == Membership.Side.MENTOR
            for member in goal.mentorship.memberships.all()
        )
    )


owner = who("mentee", "own", lambda viewer, goal: goal is not None and goal.owner_id == viewer.id)
mentor = who("mentor", "own pair", _is_mentor)

# A coordinator reads titles and states through `queries.titles_of`, never a goal itself.
RULES = Rules(
    _("Personal goals: measure, levels and check-ins"),
    {"see": owner | mentor, "accept": owner | mentor, "check_in": owner | mentor, "close": owner},
)


def visible_to(viewer: Viewer) -> QuerySet[Goal]:
    mentored = Membership.objects.filter(person=viewer.person, side=Membership.Side.MENTOR)
    return (
        Goal.objects.filter(organisation=viewer.organisation)
        .filter(Q(owner=viewer.person) | Q(mentorship__in=mentored.values("mentorship")))
        .select_related("owner", "mentorship__programme", "mentorship__organisation", "proposed_by")
        .prefetch_related("check_ins", "mentorship__memberships__person")
    )


def goal_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> Goal:
    return fetch(visible_to(viewer), RULES, viewer, pk, to=to)


def may(viewer: Viewer, verb: str, goal: Goal) -> bool:
    return RULES.may(viewer, verb, goal)


def titles_of(mentorship: Mentorship) -> QuerySet[Goal]:
    """Title and state only, deferred so that nothing else can be read by mistake."""
    return Goal.objects.filter(mentorship=mentorship).only("id", "text", "state", "accepted_on", "due_on")
