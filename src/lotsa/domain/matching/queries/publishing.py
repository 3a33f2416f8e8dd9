"""What is read before pairs are sent: who gets a mail, when, and what can still be taken back."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from lotsa.domain.matching import access, wording
from lotsa.domain.matching.models import Proposal
from lotsa.domain.people.models import Organisation, Person
from lotsa.domain.people.rules import demand
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.engine.calendar.swedish_days import next_working_day
from lotsa.kit import clock

MONDAY = 0
ANSWER_DAYS = 7
MAILS_START = time(8)


@dataclass(frozen=True)
class Recipient:
    """One mail: the proposal, the side that reads it, and in which language."""

    proposal: Proposal
    side: str
    person: Person
    other: Person

    @property
    def reasons(self) -> Sequence[str]:
        return wording.reasons(self.proposal, self.side)

    @property
    def weaker(self) -> str:
        return wording.weaker_point(self.proposal, self.side)


@dataclass(frozen=True)
class PublishPage:
    programme: Programme
    pairs: int
    recipients: Sequence[Recipient]
    mentees: Counter[str]  # language -> people
    mentors: Counter[str]
    waitlisted: Sequence[Enrolment]
    left_over: int
    next_monday: datetime
    undoable: Sequence[Proposal]
    undo_until: datetime | None
    undo_minutes: int


def publish_page(viewer: Viewer, programme: Programme) -> PublishPage:
    demand(access.BOARD, viewer, "change", programme)
    every = access.visible_to(viewer).filter(programme=programme).order_by("mentee__person__sort_key")
    every = every.select_related(None).select_related("mentee__person", "mentor__person")
    # Why two suit each other is read of the one pair whose mail is shown.
    every = every.prefetch_related("programme__organisation", "programme__coordinator").defer(
        "facts", "parts"
    )
    open_ones = list(every.filter(state__in=(Proposal.State.STAGED, Proposal.State.PUBLISHED)))
    staged = [p for p in open_ones if p.state == Proposal.State.STAGED]
    undoable = [
        p
        for p in open_ones
        if p.state == Proposal.State.PUBLISHED and p.send_at is not None and p.send_at > clock.now()
    ]
    settled = {p.mentee_id for p in open_ones}
    mentees = programme.enrolments.filter(side="mentee").select_related("person")
    return PublishPage(
        programme=programme,
        pairs=len(staged),
        recipients=[_recipient(p, side) for p in staged for side in ("mentee", "mentor")],
        mentees=Counter(p.mentee.person.language for p in staged),
        mentors=Counter({p.mentor_id: p.mentor.person.language for p in staged}.values()),
        waitlisted=[row for row in mentees if row.state == Enrolment.State.WAITLISTED],
        left_over=sum(row.state == Enrolment.State.APPROVED and row.pk not in settled for row in mentees),
        next_monday=next_monday(programme.organisation),
        undoable=undoable,
        undo_until=min((p.send_at for p in undoable if p.send_at), default=None),
        undo_minutes=settings.LOTSA_UNDO_MINUTES,
    )


def _recipient(proposal: Proposal, side: str) -> Recipient:
    people = (proposal.mentee.person, proposal.mentor.person)
    person, other = people if side == "mentee" else people[::-1]
    return Recipient(proposal, side, person, other)


def answer_day(programme: Programme, sent_at: datetime) -> date:
    """The last day to answer a proposal that is mailed at this moment."""
    day = sent_at.astimezone(ZoneInfo(programme.organisation.zone)).date()
    return next_working_day(day + timedelta(days=ANSWER_DAYS))


def next_monday(organisation: Organisation) -> datetime:
    """Next Monday at eight on the wall of the organisation; the first working day when that one is free."""
    zone = ZoneInfo(organisation.zone)
    today = clock.now().astimezone(zone).date()
    day = next_working_day(today + timedelta(days=(MONDAY - today.weekday()) % 7 or 7))
    return datetime.combine(day, MAILS_START, zone)
