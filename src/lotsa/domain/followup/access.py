from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lotsa.domain.followup.models import Remedy, Snooze, TimeAnswer
from lotsa.domain.mentorships import access as mentorships
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.rules import Rules, coordinator, demand, fetch, who
from lotsa.domain.people.viewer import Viewer


def _is_outside(viewer: Viewer, pair: Mentorship | None) -> bool:
    return viewer.has("coordinator") and not mentorships.is_member(viewer, pair)


# A coordinator who is in the pair follows it as its member, not as its coordinator.
outside = who("coordinator", "all", _is_outside)
mentor = who("mentor", "own", lambda viewer, row: viewer.has("mentor"))

RULES = Rules(
    _("How a pair is doing, in colour and fact, and what needs the coordinator"),
    {"see": coordinator, "snooze": coordinator, "write": coordinator},
)
REMEDIES = Rules(_("What a coordinator tries when a pair struggles"), {"see": outside, "try": outside})
HOURS = Rules(
    _("Hours of each mentor, planned and used, and what they are relieved of"),
    {"see_hours": coordinator, "set": coordinator, "export": coordinator},
)
ANSWERS = Rules(_("A mentor's own answer on whether the time fits within work"), {"answer": mentor})


def snoozes_of(viewer: Viewer) -> QuerySet[Snooze]:
    return Snooze.objects.filter(person=viewer.person)


def demand_worklist(viewer: Viewer, verb: str = "see") -> None:
    demand(RULES, viewer, verb)


def demand_hours(viewer: Viewer, verb: str = "see_hours") -> None:
    demand(HOURS, viewer, verb)


def demand_answer(viewer: Viewer) -> None:
    demand(ANSWERS, viewer, "answer")


def answers_of(viewer: Viewer) -> QuerySet[TimeAnswer]:
    return TimeAnswer.objects.filter(person=viewer.person)


def remedies_visible_to(viewer: Viewer) -> QuerySet[Remedy]:
    rows = Remedy.objects.filter(mentorship__organisation=viewer.organisation)
    if not viewer.has("coordinator"):
        return rows.none()
    own = Membership.objects.filter(person=viewer.person).values("mentorship")
    return rows.exclude(mentorship__in=own).select_related("begun_by", "mentorship__organisation")


def remedy_for(viewer: Viewer, pk: UUID | str) -> Remedy:
    return fetch(remedies_visible_to(viewer), _OF_ROW, viewer, pk, to="try")


def pair_to_help(viewer: Viewer, pk: UUID | str) -> Mentorship:
    """A pair this coordinator may try something with."""
    return fetch(mentorships.visible_to(viewer), REMEDIES, viewer, pk, to="try")


_OF_ROW = Rules(
    REMEDIES.thing, {"try": who("coordinator", "all", lambda viewer, row: viewer.has("coordinator"))}
)
