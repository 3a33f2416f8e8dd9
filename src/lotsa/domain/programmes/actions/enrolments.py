from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused

S = Enrolment.State
OUT = (S.DECLINED, S.WITHDRAWN)
MAX_PLACES = 20

# Which state may follow which. A pause goes back to what was before it.
NEXT: dict[str, tuple[str, ...]] = {
    S.INVITED: (S.APPLIED, S.APPROVED, S.DECLINED, S.WITHDRAWN),
    S.APPLIED: (S.APPROVED, S.WAITLISTED, S.DECLINED, S.WITHDRAWN),
    S.APPROVED: (S.MATCHED, S.WAITLISTED, S.PAUSED, S.DECLINED, S.WITHDRAWN),
    S.WAITLISTED: (S.APPROVED, S.MATCHED, S.DECLINED, S.WITHDRAWN),
    S.MATCHED: (S.COMPLETED, S.APPROVED, S.PAUSED, S.WITHDRAWN),
    S.PAUSED: (S.APPROVED, S.MATCHED, S.APPLIED, S.WITHDRAWN),
    S.DECLINED: (S.INVITED, S.APPLIED, S.APPROVED),
    S.WITHDRAWN: (S.INVITED, S.APPLIED, S.APPROVED),
    S.COMPLETED: (),
}


def refuse_over(programme: Programme) -> None:
    if programme.state in (Programme.State.CLOSED, Programme.State.CANCELLED):
        raise Refused(_("The programme is over. Copy it to a new round first."))


def enrolment_is_open(programme: Programme) -> bool:
    """For everybody: the state says so, and the last day has not passed."""
    closes_on = programme.enrolment_closes_on
    late = closes_on is not None and closes_on < clock.today(programme.organisation.zone)
    return programme.is_open_for_enrolment and (not late or programme.rolling_start)


def refuse_stranger(programme: Programme, person: Person) -> None:
    if person.organisation_id != programme.organisation_id or not person.is_active:
        raise Refused(_("%(name)s does not work here any more.") % {"name": person.name})


@transaction.atomic
def enrol(
    programme: Programme,
    person: Person,
    side: str,
    *,
    by: Viewer,
    state: str = "approved",
    places: int = 1,
    **fields: Any,
) -> Enrolment:
    """Takes a person into one side of a programme. Mentors have places; a mentee takes one."""
    refuse_stranger(programme, person)
    if Enrolment.objects.filter(programme=programme, person=person, side=side).exists():
        raise Refused(_("%(name)s already takes part on that side.") % {"name": person.name})
    enrolment = Enrolment.objects.create(
        programme=programme,
        person=person,
        side=Enrolment.Side(side),
        state=S(state),
        places=_places(side, places),
        **fields,
    )
    record(
        programme.organisation_id,
        "enrolment.made",
        enrolment,
        by=by.id,
        concerns=[person.pk],
        facts={"side": side, "state": state},
    )
    return enrolment


def _places(side: str, places: int) -> int:
    if side != Enrolment.Side.MENTOR:
        return 1
    if not 1 <= places <= MAX_PLACES:
        raise Refused(
            _("A mentor can have from 1 to %(most)s places.") % {"most": MAX_PLACES}, field="places"
        )
    return places


@transaction.atomic
def set_enrolment_state(enrolment: Enrolment, state: str, *, by: Viewer | None, note: str = "") -> None:
    """Approve, put on the waiting list, decline, pause, take up again, withdraw … `note` is what somebody on
    the waiting list gets to read."""
    before = enrolment.state
    if before == state:
        return
    if state not in S.values:
        raise Refused(_("Choose what to decide."))
    if state not in NEXT[before]:
        raise Refused(
            _("%(name)s has the state “%(now)s” and cannot become “%(then)s”.")
            % {
                "name": enrolment.person.name,
                "now": enrolment.get_state_display(),
                "then": S(state).label,
            }
        )
    if by is not None and by.id == enrolment.person_id and before == S.MATCHED and state == S.WITHDRAWN:
        raise Refused(
            _("You are in a pair. Tell the coordinator that you want to end; it is nobody's fault.")
        )
    changes: dict[str, Any] = {"state": state, "waitlist_note": note if state == S.WAITLISTED else ""}
    changes["state_before_pause"] = before if state == S.PAUSED else ""
    if state == S.APPLIED:
        changes["applied_at"] = clock.now()
    save_if_unchanged(enrolment, version=None, **changes)
    record(
        enrolment.programme.organisation_id,
        f"enrolment.{state}",
        enrolment,
        by=by.id if by else None,
        concerns=[enrolment.person_id],
        facts={"from": before},
    )


@transaction.atomic
def enrol_all(
    programme: Programme, people: Iterable[tuple[Person, int]], side: str, *, by: Viewer
) -> list[Enrolment]:
    """Takes in several, each with places; those who are on that side already are passed by."""
    refuse_over(programme)
    there = set(programme.enrolments.filter(side=side).values_list("person_id", flat=True))
    return [
        enrol(programme, person, side, by=by, places=places)
        for person, places in people
        if person.pk not in there
    ]


@transaction.atomic
def approve_applications(programme: Programme, *, by: Viewer) -> int:
    """Everybody who has applied and waits for an answer."""
    waiting = list(programme.enrolments.filter(state=S.APPLIED).select_related("person", "programme"))
    for enrolment in waiting:
        set_enrolment_state(enrolment, S.APPROVED, by=by)
    return len(waiting)


def resume(enrolment: Enrolment, *, by: Viewer) -> None:
    """Ends a pause: back to what was before it."""
    set_enrolment_state(enrolment, enrolment.state_before_pause or S.APPROVED, by=by)


@transaction.atomic
def set_places(enrolment: Enrolment, places: int, *, by: Viewer) -> None:
    save_if_unchanged(enrolment, version=None, places=_places(enrolment.side, places))
    record(
        enrolment.programme.organisation_id,
        "enrolment.changed",
        enrolment,
        by=by.id,
        concerns=[enrolment.person_id],
        facts={"places": places},
    )
