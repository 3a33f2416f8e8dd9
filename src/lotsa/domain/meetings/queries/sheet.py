"""Everything on a meeting's page for one of those in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time, timedelta
from uuid import UUID

from django.db.models import Q

from lotsa.domain.meetings import access, agenda
from lotsa.domain.meetings.agenda import Agenda, Question
from lotsa.domain.meetings.models import Meeting, NextStep, PrivateNote, Topic
from lotsa.domain.meetings.queries.booked import standing
from lotsa.domain.meetings.queries.figures import my_rating
from lotsa.domain.meetings.queries.lists import (
    BOOKED,
    COUNTED,
    MeetingLine,
    ProposalLine,
    line_of,
    moving_proposal,
)
from lotsa.domain.meetings.sealing import opened
from lotsa.domain.mentorships.access import is_member
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.viewer import Viewer
from lotsa.engine.calendar.wall_time import instant
from lotsa.kit import clock

FIXED_AFTER_DAYS = 30  # a held meeting does not change after that, except for notes
MAX_SHOWN = 60
ENOUGH = 6  # open topics with which nobody needs to be offered more
SOON = timedelta(hours=48)


@dataclass(frozen=True)
class Sheet:
    line: MeetingLine
    steps: list[NextStep]  # open ones, and those done here
    topics: list[Topic]  # open ones, and those talked of here; private ones only the viewer's own
    note: PrivateNote | None
    private_text: str
    phase: str
    agenda: Agenda | None  # while the meeting is booked
    agenda_taken: bool  # every point of it is on the list
    questions: list[Question]
    prompts: list[str]  # what my side prepares, while the meeting is ahead
    moving: ProposalLine | None  # times under way to move it
    rating: int | None  # my own
    following: Meeting | None  # the next one, when this one is over
    can_close: bool
    can_rate: bool
    is_fixed: bool

    @property
    def meeting(self) -> Meeting:
        return self.line.meeting

    @property
    def check_in_here(self) -> bool:
        """Whether this is the meeting in which the pair says where its goals stand."""
        return self.meeting.mentorship.is_open and self.meeting.state != Meeting.State.CANCELLED

    @property
    def open_topics(self) -> int:
        return sum(topic.talked_in_id is None for topic in self.topics)


def meeting_sheet(viewer: Viewer, meeting: Meeting) -> Sheet:
    line = line_of(viewer, meeting)
    topics = _topics(viewer, meeting)
    note = access.notes_visible_to(viewer).filter(meeting=meeting).first()
    phase = agenda.phase_of(meeting.mentorship, number=line.number, on=meeting.day)
    kind = _kind(meeting, line.number)
    plan = agenda.agenda_of(kind, minutes=meeting.minutes) if meeting.is_booked else None
    taken = {topic.text for topic in topics}
    today = clock.today(meeting.mentorship.organisation.zone)
    return Sheet(
        line=line,
        steps=_steps(viewer, meeting),
        topics=topics,
        note=note,
        private_text=opened(note) if note else "",
        phase=agenda.phase_name(phase),
        agenda=plan,
        agenda_taken=plan is not None and all(point.title in taken for point in plan.points),
        questions=_questions(meeting, phase, line.number, topics) if meeting.is_booked else [],
        prompts=prompts_of(viewer, meeting, kind) if meeting.is_booked and not meeting.is_past else [],
        moving=moving_proposal(viewer, meeting) if meeting.is_booked else None,
        rating=my_rating(viewer, meeting),
        following=None if meeting.is_booked else _following(viewer, meeting),
        can_close=meeting.is_booked and meeting.day <= today,
        can_rate=meeting.state == Meeting.State.HELD,
        is_fixed=is_fixed(meeting),
    )


def _following(viewer: Viewer, meeting: Meeting) -> Meeting | None:
    rows = access.visible_to(viewer).filter(
        mentorship=meeting.mentorship_id, state__in=BOOKED, starts_at__gt=clock.now()
    )
    return standing(rows).order_by("starts_at").first()


def prompts_for(viewer: Viewer, meeting: Meeting) -> list[str]:
    """What this viewer's side thinks through before the meeting; for the reminder and Today."""
    return prompts_of(viewer, meeting, _kind(meeting, line_of(viewer, meeting).number))


def prompts_of(viewer: Viewer, meeting: Meeting, kind: str) -> list[str]:
    return agenda.prompts(kind, "mentor" if is_member(viewer, meeting.mentorship, "mentor") else "mentee")


def is_soon(meeting: Meeting) -> bool:
    """Within two days: when preparing is worth a word."""
    return timedelta() < meeting.starts_at - clock.now() <= SOON


def _kind(meeting: Meeting, number: int) -> str:
    pair = meeting.mentorship
    half = instant(agenda.midpoint(pair), time(), pair.organisation.zone)
    counted = Meeting.objects.filter(mentorship=pair, state__in=COUNTED)
    done = counted.filter(starts_at__gte=half, starts_at__lt=meeting.starts_at).exists()
    return agenda.kind_of(pair, number=number, on=meeting.day, midway_done=done)


def _questions(meeting: Meeting, phase: str, number: int, topics: list[Topic]) -> list[Question]:
    """A few, while there is little on the list; what the pair has had before is never asked again."""
    if sum(topic.talked_in_id is None for topic in topics) >= ENOUGH:
        return []
    had = Topic.objects.filter(mentorship=meeting.mentorship_id).exclude(bank_key="")
    keys = set(had.values_list("bank_key", flat=True))
    return agenda.questions(phase, number=number, done=keys, taken={topic.text for topic in topics})


def is_fixed(meeting: Meeting) -> bool:
    return not meeting.is_booked and clock.now() > meeting.starts_at + timedelta(days=FIXED_AFTER_DAYS)


def my_open_steps(viewer: Viewer, *, limit: int = 7) -> list[NextStep]:
    rows = access.steps_visible_to(viewer).filter(owner=viewer.person, done_on__isnull=True)
    return list(
        rows.exclude(mentorship__state=Mentorship.State.CLOSED).order_by("due_on", "created_at")[:limit]
    )


def shared_topics(mentorship_ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Open topics of pairs for the mail to those in it; never an "only me" one."""
    rows = Topic.objects.filter(mentorship__in=list(mentorship_ids), only_me=False, talked_in__isnull=True)
    return _grouped(rows.values_list("mentorship_id", "text"))


def shared_steps(mentorship_ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    rows = NextStep.objects.filter(mentorship__in=list(mentorship_ids), done_on__isnull=True)
    named = rows.select_related("owner")
    return _grouped((row.mentorship_id, f"{row.owner.given_name}: {row.text}") for row in named)


def _grouped(rows: Iterable[tuple[UUID, str]]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    for pk, text in rows:
        found.setdefault(pk, []).append(text)
    return found


def _topics(viewer: Viewer, meeting: Meeting) -> list[Topic]:
    """A booked meeting shows all that is open; one that is over only what was talked of there."""
    here = Q(talked_in=meeting)
    wanted = here | Q(talked_in__isnull=True) if meeting.is_booked else here
    rows = access.topics_visible_to(viewer).filter(wanted, mentorship=meeting.mentorship_id)
    return list(rows.order_by("created_at")[:MAX_SHOWN])


def _steps(viewer: Viewer, meeting: Meeting) -> list[NextStep]:
    rows = access.steps_visible_to(viewer).filter(mentorship=meeting.mentorship_id)
    if meeting.is_booked:
        lately = clock.today(meeting.mentorship.organisation.zone) - timedelta(days=1)
        rows = rows.filter(Q(done_on__isnull=True) | Q(done_on__gte=lately))
    else:
        rows = rows.filter(agreed_in=meeting)
    return list(rows.order_by("created_at")[:MAX_SHOWN])
