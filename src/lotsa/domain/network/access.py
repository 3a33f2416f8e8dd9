"""The directory is for colleagues and holds those who chose to stand in it. A question is between whoever
asks and those it went to; nobody sees who else got it, nor who did not answer."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lotsa.domain.network.models import Listing, Question
from lotsa.domain.people.rules import Rules, coordinator, demand, everyone, fetch, leadership, who
from lotsa.domain.people.viewer import Viewer

asker = who(
    "employee", "own", lambda viewer, question: question is not None and question.asked_by_id == viewer.id
)
got_it = who(
    "employee",
    "when asked",
    lambda viewer, question: (
        question is not None and any(asked.person_id == viewer.id for asked in question.asked.all())
    ),
)
DIRECTORY = Rules(_("Who knows what, of those who want to be asked"), {"see": everyone})
QUESTIONS = Rules(
    _("Questions to those who know, and their answers"),
    {"see": asker | got_it, "answer": got_it, "close": asker},
)
TIES = Rules(_("How many pairs there are across departments"), {"see": coordinator | leadership})


def listings_visible_to(viewer: Viewer) -> QuerySet[Listing]:
    return (
        Listing.objects.filter(person__organisation=viewer.organisation, person__left_on__isnull=True)
        .select_related("person__unit", "person__site")
        .prefetch_related("listed__competence")
    )


def questions_visible_to(viewer: Viewer) -> QuerySet[Question]:
    return (
        Question.objects.filter(organisation=viewer.organisation)
        .filter(Q(asked_by=viewer.person) | Q(asked__person=viewer.person))
        .distinct()
        .select_related("asked_by__unit", "competence")
        .prefetch_related("answers__author__unit", "asked")
    )


def question_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> Question:
    return fetch(questions_visible_to(viewer), QUESTIONS, viewer, pk, to=to)


def may(viewer: Viewer, verb: str, question: Question) -> bool:
    return QUESTIONS.may(viewer, verb, question)


def demand_ties(viewer: Viewer) -> None:
    demand(TIES, viewer, "see")
