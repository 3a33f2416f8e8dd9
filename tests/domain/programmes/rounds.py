"""Programmes in the state a test needs."""

from datetime import date
from typing import Any

from lotsa.domain.needs.actions import add_need
from lotsa.domain.people.models import Person
from lotsa.domain.programmes.actions import create_programme, enrol, set_goal, set_needs
from lotsa.domain.programmes.models import Enrolment, Programme
from tests.cast import Cast

START, END = date(2027, 2, 1), date(2027, 11, 5)


def draft(cast: Cast, **fields: Any) -> Programme:
    by = cast.coordinator
    return create_programme(
        by=by,
        **{"template": "internal_9m", "name": "Mentor 2027", "starts_on": START, "ends_on": END, **fields},
    )


def ready_draft(cast: Cast, **fields: Any) -> Programme:
    """Everything that enrolment needs."""
    programme = draft(cast, **fields)
    set_needs(programme, [add_need(by=cast.coordinator, text="Fler ska kunna svetsa.")], by=cast.coordinator)
    set_goal(programme, "Tolv når nivå 3.", by=cast.coordinator)
    return programme


def in_state(cast: Cast, state: str, **fields: Any) -> Programme:
    """A programme that is simply there, however it came there."""
    programme = ready_draft(cast, **fields)
    Programme.objects.filter(pk=programme.pk).update(state=state)
    programme.refresh_from_db()
    return programme


def someone(
    cast: Cast, programme: Programme, person: Person, side: str = "mentee", **fields: Any
) -> Enrolment:
    return enrol(programme, person, side, by=cast.coordinator, **fields)
