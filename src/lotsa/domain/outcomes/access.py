from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lotsa.domain.people.rules import Rules, coordinator, fetch, leadership, who
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Programme

_BEGUN = (
    Programme.State.KICKOFF,
    Programme.State.RUNNING,
    Programme.State.PAUSED,
    Programme.State.EVALUATION,
    Programme.State.CLOSED,
)
sponsor = who(
    "leadership",
    "sponsored",
    lambda viewer, programme: programme is not None and programme.sponsor_id == viewer.id,
)
RULES = Rules(
    _("The report of a programme: counts, never a person"), {"see": sponsor | leadership | coordinator}
)


def visible_to(viewer: Viewer) -> QuerySet[Programme]:
    """Programmes whose report this viewer may read; there is nothing to report before the kick-off."""
    programmes = Programme.objects.filter(organisation=viewer.organisation, state__in=_BEGUN).select_related(
        "coordinator", "sponsor"
    )
    if viewer.has("coordinator", "leadership"):
        return programmes
    return programmes.filter(Q(sponsor=viewer.person))


def has_report(programme: Programme) -> bool:
    return programme.state in _BEGUN


def report_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> Programme:
    return fetch(visible_to(viewer), RULES, viewer, pk, to=to)
