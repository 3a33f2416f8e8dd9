from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from lotsa.domain.meetings import access
from lotsa.domain.meetings.models import Meeting, MeetingProposal, TimeOption
from lotsa.domain.meetings.queries.booked import OF_ENDED, standing
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.queries import in_few_words
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.engine.calendar.wall_time import zones_differ
from lotsa.kit import clock, dates

COUNTED = (Meeting.State.PLANNED, Meeting.State.CONFIRMED, Meeting.State.HELD)
BOOKED = (Meeting.State.PLANNED, Meeting.State.CONFIRMED)


@dataclass(frozen=True)
class MeetingLine:
    """A meeting as a list shows it to one of those in it."""

    meeting: Meeting
    number: int  # 0 for one that did not come about
    others: tuple[Person, ...]

    @property
    def with_names(self) -> str:
        return in_few_words([person.given_name for person in self.others])

    @property
    def agreed_zone(self) -> str:
        """The zone the time was agreed in, where that is another than the organisation's; else nothing."""
        zone = self.meeting.mentorship.organisation.zone
        moment = self.meeting.starts_at
        return self.meeting.zone if zones_differ(moment, zone, self.meeting.zone) else ""

    @property
    def agreed_time(self) -> str:
        """The time on the wall there."""
        with timezone.override(self.meeting.zone):
            return dates.day_time(self.meeting.starts_at)


@dataclass(frozen=True)
class ProposalLine:
    proposal: MeetingProposal
    options: tuple[TimeOption, ...]  # those still ahead
    others: tuple[Person, ...]

    @property
    def with_names(self) -> str:
        return in_few_words([person.given_name for person in self.others])


def upcoming(viewer: Viewer, *, limit: int = 20) -> list[MeetingLine]:
    """Booked and not over yet, the next one first."""
    rows = access.visible_to(viewer).filter(state__in=BOOKED, starts_at__gt=clock.now())
    return lines_of(viewer, standing(rows).order_by("starts_at")[:limit])


def next_meeting(viewer: Viewer) -> MeetingLine | None:
    return next(iter(upcoming(viewer, limit=1)), None)


def to_close(viewer: Viewer, *, limit: int = 10) -> list[MeetingLine]:
    """Over, but nobody has said whether they took place; the latest first."""
    rows = access.visible_to(viewer).filter(state__in=BOOKED, starts_at__lte=clock.now())
    return lines_of(viewer, rows.exclude(OF_ENDED).order_by("-starts_at")[:limit])


def past(viewer: Viewer, *, limit: int = 50) -> list[MeetingLine]:
    """What has been, the latest first; a moved meeting's trace is no meeting of its own."""
    rows = access.visible_to(viewer).filter(
        state__in=(Meeting.State.HELD, Meeting.State.MISSED, Meeting.State.CANCELLED)
    )
    return lines_of(viewer, standing(rows).order_by("-starts_at")[:limit])


def line_of(viewer: Viewer, meeting: Meeting) -> MeetingLine:
    return lines_of(viewer, [meeting])[0]


def open_proposals(viewer: Viewer) -> list[ProposalLine]:
    """Times that wait for this viewer's answer."""
    return _proposal_lines(viewer, _open(viewer).exclude(proposed_by=viewer.person))


def my_proposals(viewer: Viewer) -> list[ProposalLine]:
    """Times this viewer has proposed and nobody has taken yet."""
    return _proposal_lines(viewer, _open(viewer).filter(proposed_by=viewer.person))


def moving_proposal(viewer: Viewer, meeting: Meeting) -> ProposalLine | None:
    """Times under way to move this meeting, whoever proposed them."""
    return next(iter(_proposal_lines(viewer, _open(viewer).filter(moves=meeting))), None)


def proposal_line(viewer: Viewer, proposal: MeetingProposal) -> ProposalLine:
    return _proposal_lines(viewer, [proposal])[0]


def meeting_booked_instead(viewer: Viewer, proposal: MeetingProposal) -> Meeting | None:
    """What became of times that have been answered."""
    taken = proposal.options.filter(meeting__isnull=False).values("meeting")
    return access.visible_to(viewer).filter(pk__in=taken).first()


def next_numbers(mentorship: Mentorship, days: Sequence[date]) -> list[int]:
    """Which meeting of the pair each of these would be, in the order of their days; one query."""
    rows = Meeting.objects.filter(mentorship=mentorship, state__in=COUNTED)
    known = [row.day for row in rows]
    return [place + sum(each < day for each in known) for place, day in enumerate(days, 1)]


def numbers_of(mentorship_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Which meeting of the pair each is, counted over those held and booked; one query."""
    numbers: dict[UUID, int] = {}
    counts: dict[UUID, int] = {}
    rows = Meeting.objects.filter(mentorship__in=set(mentorship_ids), state__in=COUNTED)
    for mentorship_id, pk in rows.order_by("starts_at", "pk").values_list("mentorship_id", "pk"):
        counts[mentorship_id] = numbers[pk] = counts.get(mentorship_id, 0) + 1
    return numbers


def _open(viewer: Viewer) -> QuerySet[MeetingProposal]:
    rows = access.proposals_visible_to(viewer).filter(state=MeetingProposal.State.OPEN)
    return rows.exclude(OF_ENDED).order_by("created_at")


def lines_of(viewer: Viewer, meetings: Iterable[Meeting]) -> list[MeetingLine]:
    rows = list(meetings)
    numbers = numbers_of(row.mentorship_id for row in rows) if rows else {}
    return [MeetingLine(row, numbers.get(row.pk, 0), _others(viewer, row)) for row in rows]


def _proposal_lines(viewer: Viewer, proposals: Iterable[MeetingProposal]) -> list[ProposalLine]:
    now = clock.now()
    return [
        ProposalLine(
            row,
            tuple(sorted((o for o in row.options.all() if o.starts_at > now), key=lambda o: o.starts_at)),
            _others(viewer, row),
        )
        for row in proposals
    ]


def _others(viewer: Viewer, row: Meeting | MeetingProposal) -> tuple[Person, ...]:
    members: Sequence[Person] = [each.person for each in row.mentorship.memberships.all()]
    return tuple(
        sorted((person for person in members if person.pk != viewer.id), key=lambda person: person.sort_key)
    )
