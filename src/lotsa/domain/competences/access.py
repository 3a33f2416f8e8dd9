from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lotsa.domain.competences.models import Competence, Rating
from lotsa.domain.people.rules import Rules, coordinator, everyone, fetch, who
from lotsa.domain.people.viewer import Viewer

own = who("employee", "own", lambda viewer, rating: rating.person_id == viewer.id)
manager = who("manager", "team", lambda viewer, rating: rating.person.manager_id == viewer.id)
mentor = who("mentor", "own pair", lambda viewer, rating: rating.person_id in viewer.mentee_ids)

RULES = Rules(
    _("Competence levels and interests"), {"see": own | mentor | manager | coordinator, "edit": own}
)
LIBRARY = Rules(_("The competence library"), {"see": everyone, "edit": coordinator})


def visible_to(viewer: Viewer) -> QuerySet[Rating]:
    ratings = Rating.objects.filter(person__organisation=viewer.organisation).select_related(
        "competence", "person"
    )
    if viewer.has("coordinator"):
        return ratings
    return ratings.filter(
        Q(person=viewer.person) | Q(person__manager=viewer.person) | Q(person__in=viewer.mentee_ids)
    )


def library_of(viewer: Viewer) -> QuerySet[Competence]:
    return Competence.objects.filter(organisation=viewer.organisation)


def competence_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> Competence:
    return fetch(library_of(viewer), LIBRARY, viewer, pk, to=to)
