"""Before anything runs: the way from an empty house to published pairs, as a list that crosses itself off."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from lotsa.domain.matching.models import Proposal
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment, Programme


@dataclass(frozen=True)
class FirstSteps:
    people: int
    programme_id: UUID | None
    invited: int  # enrolments in the programme, in whatever state
    proposed: int  # proposals made, staged or published
    published: bool

    @property
    def is_done(self) -> bool:
        return self.published


def first_steps(viewer: Viewer) -> FirstSteps:
    """Reads the latest programme only: the list is about the first one. Five queries."""
    house = viewer.organisation
    published = Exists(Proposal.objects.filter(programme=OuterRef("pk"), published_at__isnull=False))
    begun = Exists(Mentorship.objects.filter(programme=OuterRef("pk")))
    programmes = Programme.objects.filter(organisation=house).exclude(state=Programme.State.CANCELLED)
    if programmes.filter(begun | published).exists():
        return FirstSteps(people=0, programme_id=None, invited=0, proposed=0, published=True)
    programme = programmes.order_by("-created_at").first()
    here = Person.objects.filter(organisation=house, left_on__isnull=True)
    return FirstSteps(
        people=here.exclude(pk=viewer.id).count(),
        programme_id=programme.pk if programme else None,
        invited=Enrolment.objects.filter(programme=programme).count() if programme else 0,
        proposed=Proposal.objects.filter(programme=programme).count() if programme else 0,
        published=False,
    )
