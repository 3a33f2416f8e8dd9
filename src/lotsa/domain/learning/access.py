from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from lotsa.domain.learning.library import Module, module
from lotsa.domain.learning.models import Completion, ExerciseNote, Rating, ReadinessPoint, SelfAssessment
from lotsa.domain.people.models import Person
from lotsa.domain.people.rules import Rules, coordinator, demand, everyone, who
from lotsa.domain.people.viewer import Viewer

own = who("employee", "own", lambda viewer, person: person is not None and person.pk == viewer.id)

GUIDES = Rules(_("Guides, training and conversation cards"), {"see": everyone})
PROGRESS = Rules(
    _("Which parts of the training somebody has finished"),
    {"see": own | coordinator, "write": own, "exempt": coordinator},
)
OWN_WORK = Rules(_("Own notes, ratings and self-assessment in the training"), {"see": own, "write": own})
COUNTS = Rules(_("Ratings of the training, as counts from the smallest group"), {"see": coordinator})


def module_for(viewer: Viewer, key: str) -> Module:
    """Everybody may read every guide: nothing is said to mentors behind the mentees' backs."""
    found = module(key)
    if found is None:
        raise Http404
    return found


def demand_counts(viewer: Viewer) -> None:
    demand(COUNTS, viewer, "see")


def demand_exempting(viewer: Viewer, person: Person) -> None:
    demand(PROGRESS, viewer, "exempt", person)


def may_see_counts(viewer: Viewer) -> bool:
    return COUNTS.may(viewer, "see", None)


def completions_of(viewer: Viewer) -> QuerySet[Completion]:
    return Completion.objects.filter(person=viewer.person)


def notes_of(viewer: Viewer) -> QuerySet[ExerciseNote]:
    return ExerciseNote.objects.filter(author=viewer.person)


def ratings_of(viewer: Viewer) -> QuerySet[Rating]:
    return Rating.objects.filter(person=viewer.person)


def assessments_of(viewer: Viewer) -> QuerySet[SelfAssessment]:
    return SelfAssessment.objects.filter(person=viewer.person)


def points_of(viewer: Viewer) -> QuerySet[ReadinessPoint]:
    return ReadinessPoint.objects.filter(person=viewer.person)
