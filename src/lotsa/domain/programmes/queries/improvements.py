from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.access.improvements import improvements_visible_to
from lotsa.domain.programmes.models import Improvement, Programme
from lotsa.kit import clock

_ORDER = (
    Improvement.State.FOUND,
    Improvement.State.DECIDED,
    Improvement.State.DONE,
    Improvement.State.DROPPED,
)


def improvements(viewer: Viewer, programme: Programme) -> list[Improvement]:
    """What waits for a decision first, then what is under way, then what is done."""
    rows = improvements_visible_to(viewer).filter(programme=programme)
    return sorted(rows, key=lambda row: _ORDER.index(Improvement.State(row.state)))


def improvement_due(row: Improvement) -> bool:
    """Decided, and the day has passed: time to say what came of it."""
    today = clock.today(row.programme.organisation.zone)
    return row.state == Improvement.State.DECIDED and row.due_on is not None and row.due_on < today


def possible_owners(programme: Programme) -> list[Person]:
    """Whoever runs the programme or stands behind it: coordinators, the sponsor, leadership."""
    roles = ("coordinator", "leadership", "administrator")
    people = Person.objects.filter(organisation=programme.organisation_id, left_on__isnull=True)
    chosen = people.filter(role_assignments__role__in=roles)
    if programme.sponsor_id:
        chosen = chosen | people.filter(pk=programme.sponsor_id)
    return list(chosen.distinct().order_by("sort_key"))
