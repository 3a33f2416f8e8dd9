from collections import defaultdict
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.competences.models import Interest
from lotsa.domain.competences.queries import best_levels
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.actions.answers import MAX_TAUGHT
from lotsa.domain.programmes.actions.enrolments import MAX_PLACES, refuse_over
from lotsa.domain.programmes.interests import MAX_SOUGHT
from lotsa.domain.programmes.models import Enrolment, Programme, SoughtCompetence
from lotsa.domain.programmes.queries.importable import MENTEE_SIDES, MENTOR_SIDES, willing
from lotsa.kit.refused import Refused

TEACHES_FROM = 3


@transaction.atomic
def enrol_imported(programme: Programme, *, by: Viewer) -> list[Enrolment]:
    """Everybody whose mentoring role came with the people list takes part, approved: what they want to learn
    becomes what they seek, what they do on their own (level 3 or more) becomes what they teach.

    Those who already take part on a side are left as they are. Costs the same few queries for any number.
    """
    refuse_over(programme)
    there = set(programme.enrolments.values_list("person_id", "side"))
    people = list(willing(programme))
    if not people:
        raise Refused(_("Nobody in the people list has a mentoring role yet. Import the column Role first."))
    made = []
    for person in people:
        for side, sides in (("mentor", MENTOR_SIDES), ("mentee", MENTEE_SIDES)):
            if person.mentoring_side not in sides or (person.pk, side) in there:
                continue
            places = min(max(person.mentoring_places or 1, 1), MAX_PLACES) if side == "mentor" else 1
            made.append(
                Enrolment(
                    programme=programme,
                    person=person,
                    side=side,
                    state=Enrolment.State.APPROVED,
                    places=places,
                )
            )
    Enrolment.objects.bulk_create(made)
    SoughtCompetence.objects.bulk_create(_competences(made))
    record(programme.organisation_id, "enrolments.imported", programme, by=by.id, facts={"count": len(made)})
    return made


def _competences(enrolments: list[Enrolment]) -> list[SoughtCompetence]:
    levels = best_levels(enrolment.person_id for enrolment in enrolments)
    wanted: dict[UUID, list[UUID]] = defaultdict(list)
    interests = Interest.objects.filter(
        kind=Interest.Kind.LEARN, person__in=[enrolment.person_id for enrolment in enrolments]
    ).order_by("created_at", "pk")
    for person_id, competence_id in interests.values_list("person_id", "competence_id"):
        wanted[person_id].append(competence_id)
    taught: dict[UUID, list[tuple[int, UUID]]] = defaultdict(list)
    for (person_id, competence_id), level in levels.items():
        if level >= TEACHES_FROM:
            taught[person_id].append((-level, competence_id))
    rows = []
    for enrolment in enrolments:
        if enrolment.side == Enrolment.Side.MENTOR:
            chosen = [competence for _level, competence in sorted(taught[enrolment.person_id])[:MAX_TAUGHT]]
        else:
            chosen = wanted[enrolment.person_id][:MAX_SOUGHT]
        rows += [
            SoughtCompetence(
                enrolment=enrolment,
                competence_id=competence_id,
                level=levels.get((enrolment.person_id, competence_id)),
                rank=rank,
            )
            for rank, competence_id in enumerate(chosen, start=1)
        ]
    return rows
