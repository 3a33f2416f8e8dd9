from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.actions.enrolments import enrol, enrolment_is_open, refuse_over
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.domain.programmes.queries.participants import remindable
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused

_BETWEEN = timedelta(days=3)  # nobody is reminded more often


@transaction.atomic
def invite(
    programme: Programme,
    people: Iterable[Person],
    side: str,
    *,
    by: Viewer,
    places: dict[Person, int] | None = None,
) -> list[Enrolment]:
    """Invites those who are not already on that side. While the programme is a draft nobody is told: the
    invitations go out when enrolment opens."""
    refuse_over(programme)
    there = set(programme.enrolments.filter(side=side).values_list("person_id", flat=True))
    made = [
        enrol(programme, person, side, by=by, state="invited", places=(places or {}).get(person, 1))
        for person in people
        if person.pk not in there
    ]
    if programme.state != Programme.State.DRAFT:
        tell_invited(programme, by=by)
    return made


def tell_invited(programme: Programme, *, by: Viewer) -> None:
    """Part of an action: those invited and not yet told get their mail."""
    waiting = programme.enrolments.filter(state=Enrolment.State.INVITED, invited_at__isnull=True)
    late = not enrolment_is_open(programme)
    for enrolment in waiting.select_related("person"):
        save_if_unchanged(enrolment, version=None, invited_at=clock.now(), invited_late=late)
        record(
            programme.organisation_id,
            "enrolment.invited",
            enrolment,
            by=by.id,
            concerns=[enrolment.person_id],
            facts={"side": enrolment.side},
        )


@transaction.atomic
def remind(programme: Programme, *, by: Viewer) -> int:
    """Reminds everybody who was invited and has not answered; those reminded lately are left in peace."""
    refuse_over(programme)
    lately = clock.now() - _BETWEEN
    waiting = list(remindable(programme))
    if not waiting:
        raise Refused(_("Everybody who was invited has answered."))
    due = [
        enrolment
        for enrolment in waiting
        if (enrolment.reminded_at or enrolment.invited_at or lately) <= lately
    ]
    if not due:
        raise Refused(
            _("They heard from you less than three days ago. Wait a little before you remind them.")
        )
    for enrolment in due:
        save_if_unchanged(enrolment, version=None, reminded_at=clock.now())
        record(
            programme.organisation_id,
            "enrolment.reminded",
            enrolment,
            by=by.id,
            concerns=[enrolment.person_id],
            facts={"side": enrolment.side},
        )
    return len(due)
