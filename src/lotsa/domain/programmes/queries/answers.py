from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from lotsa.domain.competences.models import Competence, Interest
from lotsa.domain.competences.queries import best_levels
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


TEACHES_FROM = 3


def known_already(enrolment: Enrolment) -> list[tuple[Competence, int | None]]:
    """What the people list says before anybody has answered: wants to learn, or does on one's own."""
    person = enrolment.person_id
    levels = {competence: level for (_who, competence), level in best_levels([person]).items()}
    if enrolment.side == Enrolment.Side.MENTOR:
        ranked = sorted((-level, str(pk)) for pk, level in levels.items() if level >= TEACHES_FROM)
        chosen = [UUID(pk) for _level, pk in ranked]
    else:
        wants = Interest.objects.filter(kind=Interest.Kind.LEARN, person=person)
        chosen = list(wants.order_by("created_at", "pk").values_list("competence_id", flat=True))
    rows = Competence.objects.in_bulk(chosen)
    return [(rows[pk], levels.get(pk)) for pk in chosen]


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
