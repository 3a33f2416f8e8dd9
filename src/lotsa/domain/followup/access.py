from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lotsa.domain.followup.models import Snooze
from lotsa.domain.people.rules import Rules, coordinator, demand
from lotsa.domain.people.viewer import Viewer

RULES = Rules(
    _("How a pair is doing, in colour and fact, and what needs the coordinator"),
    {"see": coordinator, "snooze": coordinator},
)


def snoozes_of(viewer: Viewer) -> QuerySet[Snooze]:
    return Snooze.objects.filter(person=viewer.person)


def demand_worklist(viewer: Viewer, verb: str = "see") -> None:
    demand(RULES, viewer, verb)
