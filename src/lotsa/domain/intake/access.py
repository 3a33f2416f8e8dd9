from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lotsa.domain.intake.models import Import
from lotsa.domain.people.rules import Rules, coordinator, demand, fetch
from lotsa.domain.people.viewer import Viewer

RULES = Rules(
    _("Imports of people, with the rows of the file until they are read in"),
    {"see": coordinator, "edit": coordinator, "undo": coordinator},
)


def visible_to(viewer: Viewer) -> QuerySet[Import]:
    imports = Import.objects.filter(organisation=viewer.organisation)
    return imports if viewer.has("coordinator") else imports.none()


def import_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> Import:
    return fetch(visible_to(viewer), RULES, viewer, pk, to=to)


def demand_imports(viewer: Viewer, verb: str = "see") -> None:
    demand(RULES, viewer, verb)
