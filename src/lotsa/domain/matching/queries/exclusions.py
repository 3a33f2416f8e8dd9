from uuid import UUID

from lotsa.domain.matching.models import Exclusion
from lotsa.domain.programmes.models import Programme


def excluded_people(programme: Programme) -> set[tuple[UUID, UUID]]:
    """Pairs of people that coordinators have ruled out, for whoever pairs without a match."""
    return set(Exclusion.objects.filter(programme=programme).values_list("mentee_id", "mentor_id"))
