from collections.abc import Collection, Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.actions.events import hold_event, refuse_past
from lotsa.domain.programmes.models import Attendee, Programme, ProgrammeEvent
from lotsa.domain.programmes.queries.events import Guest, guests
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused

_UNDER_WAY = (
    Programme.State.ENROLMENT,
    Programme.State.MATCHING,
    Programme.State.KICKOFF,
    Programme.State.RUNNING,
    Programme.State.EVALUATION,
)


@transaction.atomic
def invite_to_event(
    event: ProgrammeEvent, chosen: Collection[UUID] | None = None, *, by: Viewer | None
) -> int:
    """Invites those of `chosen` (None: all) whom the event is for and who have not been told. The others of
    them are left out, and stay so; those it is no longer for are told that it is off for them."""
    refuse_past(event)
    if event.programme.state not in _UNDER_WAY:
        raise Refused(_("Open enrolment first. Until then nobody is told of the programme."))
    found = guests(event)
    new = [guest for guest in found if guest.role and not guest.is_told]
    invited = [guest for guest in new if chosen is None or guest.person.pk in chosen]
    if chosen is None:
        invited = [guest for guest in invited if not guest.is_left_out]
    gone = [guest for guest in found if guest.is_told and not guest.role] if by is not None else []
    if not invited and not gone and by is not None:
        raise Refused(_("Choose at least one person."))
    for guest in invited:
        _tell(event, guest)
    for guest in new:
        if guest not in invited and by is not None:
            _leave_out(event, guest)
    if invited and event.invited_at is None:
        save_if_unchanged(event, version=None, invited_at=clock.now(), changed_at=clock.now())
    _record(event, "event.invited", invited, by)
    _take_back(event, gone, by)
    return len(invited)


def _tell(event: ProgrammeEvent, guest: Guest) -> None:
    Attendee.objects.update_or_create(
        event=event, person=guest.person, defaults={"invited_at": clock.now(), "left_out": False}
    )


def _leave_out(event: ProgrammeEvent, guest: Guest) -> None:
    Attendee.objects.update_or_create(event=event, person=guest.person, defaults={"left_out": True})


def _take_back(event: ProgrammeEvent, gone: list[Guest], by: Viewer | None) -> None:
    """Out of their calendars again: with a higher number than any invitation they have had."""
    if not gone:
        return
    save_if_unchanged(event, version=None, sequence=event.sequence + 1, changed_at=clock.now())
    event.attendees.filter(person__in=[guest.person for guest in gone]).delete()
    _record(event, "event.cancelled", gone, by)


def _record(event: ProgrammeEvent, verb: str, people: list[Guest], by: Viewer | None) -> None:
    if not people:
        return
    record(
        event.programme.organisation_id,
        verb,
        event,
        by=by.id if by else None,
        concerns=[guest.person.pk for guest in people],
        facts={"kind": event.kind, "sequence": event.sequence},
    )


def invite_newcomers() -> int:
    """Once a day: who has joined since others were invited is invited to what is still to come."""
    coming = ProgrammeEvent.objects.filter(
        invited_at__isnull=False,
        cancelled_at__isnull=True,
        held=False,
        on__gte=clock.today(),
        programme__state__in=_UNDER_WAY,
    ).select_related("programme__organisation", "programme__sponsor")
    return sum(invite_to_event(event, by=None) for event in coming if event.ends_at > clock.now())


@transaction.atomic
def answer_event(event: ProgrammeEvent, comes: bool, *, by: Viewer) -> None:
    """ "I can come", or not. One may change one's mind until it is over."""
    refuse_past(event)
    answer = Attendee.Answer.YES if comes else Attendee.Answer.NO
    row, _made = Attendee.objects.update_or_create(
        event=event, person=by.person, defaults={"answer": answer, "answered_at": clock.now()}
    )
    facts = {"answer": answer.value}
    record(event.programme.organisation_id, "event.answered", row, by=by.id, facts=facts)


@transaction.atomic
def note_attendance(event: ProgrammeEvent, noted: Mapping[UUID, str], *, by: Viewer) -> None:
    """Who came, by person. What has been noted shows that the event was held."""
    if event.is_off:
        raise Refused(_("This event is called off."))
    if event.on > clock.today(event.programme.organisation.zone):
        raise Refused(_("That day has not come yet. Change the date first if it was held earlier."))
    people = {guest.person.pk: guest for guest in guests(event)}
    for pk, attendance in noted.items():
        if pk in people and attendance in Attendee.Attendance.values:
            _note(event, people[pk], attendance)
    if not event.held and any(noted.values()):
        hold_event(event, by=by)
    house = event.programme.organisation_id
    record(house, "event.attended", event, by=by.id, facts={"kind": event.kind, "noted": len(noted)})


def _note(event: ProgrammeEvent, guest: Guest, attendance: str) -> None:
    if attendance != guest.attendance:
        Attendee.objects.update_or_create(
            event=event, person=guest.person, defaults={"attendance": attendance}
        )


@transaction.atomic
def tell_absent(event: ProgrammeEvent, *, by: Viewer) -> int:
    """Those who were not there get what was gone through; each of them once."""
    rows = event.attendees.filter(
        attendance__in=(Attendee.Attendance.TOLD, Attendee.Attendance.ABSENT),
        missed_told_at__isnull=True,
        person__left_on__isnull=True,
    )
    people = list(rows.order_by("person_id").values_list("person_id", flat=True))
    if not people:
        raise Refused(_("Nobody is waiting for the material."))
    rows.update(missed_told_at=clock.now())
    facts = {"kind": event.kind}
    record(event.programme.organisation_id, "event.missed", event, by=by.id, concerns=people, facts=facts)
    return len(people)
