from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lotsa.domain.needs.models import Need
from lotsa.domain.people.rules import Rules, coordinator, demand, fetch, who
from lotsa.domain.people.viewer import Viewer

own = who("employee", "own", lambda viewer, need: need is not None and need.person_id == viewer.id)
manager = who(
    "manager", "team", lambda viewer, need: need is not None and need.person_id in viewer.report_ids
)
leadership = who(
    "leadership",
    "company and teams",
    lambda viewer, need: viewer.has("leadership") and (need is None or need.person_id is None),
)

RULES = Rules(
    _("Needs of the company, of teams and of people"),
    {
        "see": own | manager | leadership | coordinator,
        "list": leadership | coordinator,
        "add": coordinator,
        "edit": own | coordinator,
    },
)


def visible_to(viewer: Viewer) -> QuerySet[Need]:
    needs = Need.objects.filter(organisation=viewer.organisation).select_related("person", "unit")
    if viewer.has("coordinator"):
        return needs
    seen = Q(person=viewer.person) | Q(person__in=viewer.report_ids)
    if viewer.has("leadership"):
        seen |= Q(person__isnull=True)
    return needs.filter(seen)


def need_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> Need:
    return fetch(visible_to(viewer), RULES, viewer, pk, to=to)


def demand_needs(viewer: Viewer, verb: str) -> None:
    demand(RULES, viewer, verb)


def may_add(viewer: Viewer) -> bool:
    return RULES.may(viewer, "add", None)
