"""Shared events: who they are for, who can come, and what each reader sees of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes import access
from lotsa.domain.programmes.agendas import Point, purpose_of
from lotsa.domain.programmes.models import Attendee, Enrolment, Programme, ProgrammeEvent
from lotsa.kit import clock

S = Enrolment.State
# Who has a place in the programme; those who have finished come to the closing too.
_HAS_A_PLACE = (S.APPROVED, S.MATCHED, S.COMPLETED)


@dataclass(frozen=True)
class Guest:
    """Somebody an event is for, or who was told of it. `role` is empty for those it is no longer for."""

    person: Person
    role: str
    row: Attendee | None = None

    @property
    def is_told(self) -> bool:
        return self.row is not None and self.row.invited_at is not None

    @property
    def is_left_out(self) -> bool:
        return self.row is not None and self.row.left_out

    @property
    def is_new(self) -> bool:
        """To be invited: it is for them, and nothing has been said or decided."""
        return bool(self.role) and not self.is_told and not self.is_left_out

    @property
    def answer(self) -> str:
        return self.row.answer if self.row else ""

    @property
    def attendance(self) -> str:
        return self.row.attendance if self.row else ""


def guests(event: ProgrammeEvent) -> list[Guest]:
    """Everybody the event is for and everybody told, by name. Two queries, however many people."""
    roles: dict[Person, str] = {}
    enrolments = (
        Enrolment.objects.filter(programme=event.programme_id, state__in=_HAS_A_PLACE)
        .select_related("person__manager")
        .order_by("side")
    )
    managers = []
    for enrolment in enrolments:
        for_side = event.for_mentors if enrolment.side == "mentor" else event.for_mentees
        if for_side:
            roles.setdefault(enrolment.person, enrolment.side)
        if event.for_managers and enrolment.person.manager is not None:
            managers.append(enrolment.person.manager)
    for manager in managers:
        roles.setdefault(manager, "manager")
    sponsor = event.programme.sponsor
    if event.for_sponsor and sponsor is not None:
        roles.setdefault(sponsor, "sponsor")
    rows = {row.person: row for row in event.attendees.select_related("person")}
    people = {*(person for person in roles if person.is_active), *rows}
    return sorted(
        (Guest(person, roles.get(person, ""), rows.get(person)) for person in people),
        key=lambda guest: (guest.person.sort_key, str(guest.person.pk)),
    )


def told_count(event: ProgrammeEvent) -> int:
    """How many have it in their calendars."""
    return event.attendees.filter(invited_at__isnull=False).count()


def attendance_choices() -> list[tuple[str, Any]]:
    return [(value, label) for value, label in Attendee.Attendance.choices if value]


@dataclass(frozen=True)
class Counts:
    told: int = 0
    yes: int = 0
    no: int = 0
    new: int = 0
    came: int = 0
    missed: int = 0
    missed_untold: int = 0
    noted: int = 0
    silent: int = 0  # told, and not heard from

    @property
    def has_begun(self) -> bool:
        """Somebody has been told, has answered or has been noted."""
        return bool(self.told or self.yes or self.no or self.noted)


def counts(found: Sequence[Guest]) -> Counts:
    rows = [guest.row for guest in found if guest.row is not None]
    told = [row for row in rows if row.invited_at is not None]
    return Counts(
        told=len(told),
        yes=sum(row.answer == "yes" for row in rows),
        no=sum(row.answer == "no" for row in rows),
        silent=sum(not row.answer for row in told),
        new=sum(guest.is_new for guest in found),
        came=sum(row.attendance == "came" for row in rows),
        missed=sum(row.missed for row in rows),
        missed_untold=sum(row.missed and row.missed_told_at is None for row in rows),
        noted=sum(bool(row.attendance) for row in rows),
    )


@dataclass(frozen=True)
class Slot:
    """A point of the agenda with the time on the wall when it begins."""

    starts_at: datetime
    point: Point


@dataclass(frozen=True)
class EventPage:
    event: ProgrammeEvent
    purpose: str
    slots: Sequence[Slot]
    mine: Attendee | None
    guests: Sequence[Guest]  # for the coordinator only
    counts: Counts
    may_edit: bool
    may_answer: bool

    @property
    def agenda_minutes(self) -> int:
        return sum(slot.point.minutes for slot in self.slots)


def event_page(viewer: Viewer, event: ProgrammeEvent) -> EventPage:
    may_edit = access.may_at(viewer, "edit", event)
    found = guests(event) if may_edit and event.is_gathering else []
    return EventPage(
        event=event,
        purpose=purpose_of(event.kind),
        slots=slots(event),
        mine=event.attendees.filter(person=viewer.person).first(),
        guests=found,
        counts=counts(found),
        may_edit=may_edit,
        may_answer=access.may_at(viewer, "answer", event) and event.ends_at > clock.now(),
    )


def slots(event: ProgrammeEvent) -> list[Slot]:
    found, at = [], event.starts_at
    for point in event.points:
        found.append(Slot(at, point))
        at += timedelta(minutes=point.minutes)
    return found


@dataclass(frozen=True)
class EventLine:
    event: ProgrammeEvent
    may_open: bool
    mine: Attendee | None = None


def event_lines(viewer: Viewer, programme: Programme) -> list[EventLine]:
    """The programme's dates in order: everybody in it reads when; those it is for may open it. What was
    called off is left out."""
    events = list(programme.events.filter(cancelled_at__isnull=True))
    opens = set(access.events_visible_to(viewer).filter(programme=programme).values_list("pk", flat=True))
    mine = {row.event_id: row for row in Attendee.objects.filter(event__in=events, person=viewer.person)}
    for event in events:
        event.programme = programme
    return [EventLine(event, event.pk in opens, mine.get(event.pk)) for event in events]


def invited_to(viewer: Viewer, *, today: date | None = None) -> list[EventLine]:
    """What is coming for the viewer in any programme, soonest first: for Today."""
    today = today or clock.today(viewer.organisation.zone)
    rows = Attendee.objects.filter(
        person=viewer.person,
        invited_at__isnull=False,
        event__on__gte=today,
        event__held=False,
        event__cancelled_at__isnull=True,
        event__programme__organisation=viewer.organisation,
    ).select_related("event__programme")
    return [EventLine(row.event, True, row) for row in rows.order_by("event__on", "event__at")]
