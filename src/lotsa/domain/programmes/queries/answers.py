from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes import access
from lotsa.domain.programmes.models import Enrolment, Programme, SoughtCompetence

_HERE = (
    Enrolment.State.INVITED,
    Enrolment.State.APPLIED,
    Enrolment.State.APPROVED,
    Enrolment.State.MATCHED,
    Enrolment.State.WAITLISTED,
)


@dataclass(frozen=True)
class Answers:
    enrolment: Enrolment
    sought: Sequence[SoughtCompetence]
    wishes: Sequence[Person]
    vetoes: Sequence[Person]  # empty for everybody but the writer


def answers_of(viewer: Viewer, enrolment: Enrolment) -> Answers:
    sees_vetoes = access.may_with(viewer, "see_vetoes", enrolment)
    return Answers(
        enrolment=enrolment,
        sought=list(enrolment.competences.select_related("competence")),
        wishes=[wish.wished for wish in enrolment.wishes.select_related("wished")],
        vetoes=[veto.vetoed for veto in enrolment.vetoes.select_related("vetoed")] if sees_vetoes else (),
    )


def choosable(enrolment: Enrolment) -> QuerySet[Person]:
    """Whom somebody may wish for, or not wish to be paired with: the other side of the same programme."""
    mentor = enrolment.side == Enrolment.Side.MENTOR
    other = Enrolment.Side.MENTEE if mentor else Enrolment.Side.MENTOR
    return (
        Person.objects.filter(
            enrolments__programme=enrolment.programme_id, enrolments__side=other, enrolments__state__in=_HERE
        )
        .exclude(pk=enrolment.person_id)
        .order_by("sort_key")
    )


def my_enrolments(viewer: Viewer) -> QuerySet[Enrolment]:
    """The viewer's own, in programmes that are not over; for Today."""
    over = (Programme.State.CLOSED, Programme.State.CANCELLED)
    return (
        access.enrolments_visible_to(viewer)
        .filter(person=viewer.person)
        .exclude(programme__state__in=(*over, Programme.State.DRAFT))
        .order_by("-programme__starts_on", "side")
    )
