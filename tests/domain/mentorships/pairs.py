"""A programme with a pair in it, for tests of everything that stands on pairs."""

from datetime import date, timedelta
from typing import Any

from lotsa.domain.mentorships.actions import begin_mentorship
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Person
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.kit import clock
from tests.cast import Cast


def a_programme(cast: Cast, **fields: Any) -> Programme:
    today = clock.today()
    defaults: dict[str, Any] = {
        "organisation": cast.organisation,
        "name": "Bullskolan",
        "state": Programme.State.RUNNING,
        "starts_on": today - timedelta(days=100),
        "ends_on": today + timedelta(days=170),
        "coordinator": cast.people["coordinator"],
    }
    return Programme.objects.create(**(defaults | fields))


def enrolled(programme: Programme, person: Person, side: str) -> Enrolment:
    enrolment, _made = Enrolment.objects.get_or_create(
        programme=programme, person=person, side=side, defaults={"state": Enrolment.State.APPROVED}
    )
    return enrolment


def begin(
    programme: Programme, mentor: Person, mentee: Person, *, starts_on: date | None = None
) -> Mentorship:
    return begin_mentorship(
        programme,
        mentors=[enrolled(programme, mentor, "mentor")],
        mentees=[enrolled(programme, mentee, "mentee")],
        starts_on=starts_on or clock.today(),
        reasons={},
        by=None,
    )


def a_pair(cast: Cast, *, days_ago: int = 0, programme: Programme | None = None) -> Mentorship:
    """Alma mentors Milo since some days."""
    return begin(
        programme or a_programme(cast),
        cast.people["mentor"],
        cast.people["mentee"],
        starts_on=clock.today() - timedelta(days=days_ago),
    )
