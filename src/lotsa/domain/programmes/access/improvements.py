from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lotsa.domain.people.rules import Rules, coordinator, fetch, who
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.access.programmes import leaders, participant, sponsor, visible_to
from lotsa.domain.programmes.models import Improvement

_of = Improvement.State
_SAID = (_of.DECIDED, _of.DONE)

takes_part = who(
    "mentor",
    "once it is decided",
    lambda viewer, row: row is not None and _is_said(row) and participant(viewer, row.programme),
) | who("mentee", "once it is decided", lambda viewer, row: False)  # the same test; a row of its own
sponsors = who(
    "leadership",
    "all",
    lambda viewer, row: (
        row is not None and (sponsor(viewer, row.programme) or leaders(viewer, row.programme))
    ),
)
IMPROVEMENTS = Rules(
    _("What was found and decided in a programme"),
    {"see": takes_part | sponsors | coordinator, "change": coordinator},
)


def _is_said(row: Improvement) -> bool:
    return row.is_shown and row.state in _SAID


def improvements_visible_to(viewer: Viewer) -> QuerySet[Improvement]:
    rows = Improvement.objects.filter(programme__in=visible_to(viewer)).select_related(
        "owner", "programme__organisation"
    )
    if viewer.has("coordinator", "leadership"):
        return rows
    own = rows.filter(programme__sponsor=viewer.person)
    return rows.filter(is_shown=True, state__in=_SAID) | own


def improvement_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> Improvement:
    return fetch(improvements_visible_to(viewer), IMPROVEMENTS, viewer, pk, to=to)
