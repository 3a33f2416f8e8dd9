"""Everything on a meeting's page for one of those in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from lotsa.domain.meetings import access, agenda
from lotsa.domain.meetings.models import Meeting, NextStep, PrivateNote, Topic
from lotsa.domain.meetings.queries.lists import MeetingLine, line_of
from lotsa.domain.meetings.sealing import opened
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock

FIXED_AFTER_DAYS = 30  # a held meeting does not change after that, except for notes
MAX_SHOWN = 60


@dataclass(frozen=True)
class Sheet:
    line: MeetingLine
    steps: list[NextStep]  # open ones, and those done here
    topics: list[Topic]  # open ones, and those talked of here; private ones only the viewer's own
    note: PrivateNote | None
    private_text: str
    phase: str
    suggestions: list[str]
    can_close: bool
    is_fixed: bool

    @property
    def meeting(self) -> Meeting:
        return self.line.meeting

    @property
    def open_topics(self) -> int:
        return sum(topic.talked_in_id is None for topic in self.topics)


def meeting_sheet(viewer: Viewer, meeting: Meeting) -> Sheet:
    line = line_of(viewer, meeting)
    topics = _topics(viewer, meeting)
    note = access.notes_visible_to(viewer).filter(meeting=meeting).first()
    phase = agenda.phase_of(meeting.mentorship, number=line.number, on=meeting.day)
    room = meeting.is_booked and sum(topic.talked_in_id is None for topic in topics) < 3
    taken = {topic.text for topic in topics}
    today = clock.today(meeting.mentorship.organisation.zone)
    return Sheet(
        line=line,
        steps=_steps(viewer, meeting),
        topics=topics,
        note=note,
        private_text=opened(note) if note else "",
        phase=agenda.phase_name(phase),
        suggestions=agenda.suggestions(phase, number=line.number, taken=taken) if room else [],
        can_close=meeting.is_booked and meeting.day <= today,
        is_fixed=is_fixed(meeting),
    )


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
