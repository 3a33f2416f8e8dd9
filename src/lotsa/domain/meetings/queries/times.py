"""When a pair could meet: the engine's suggestions, fed with what the pair has said and done."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils.translation import get_language

from lotsa.domain.meetings.models import Form, Meeting
from lotsa.domain.meetings.queries.booked import standing
from lotsa.domain.meetings.queries.lists import BOOKED, COUNTED
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.models import Link, Organisation, Person
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes import interests
from lotsa.domain.programmes.models import Enrolment
from lotsa.engine.calendar.rhythm import Busy, Suggestions, Window, good_times, rhythm_ahead
from lotsa.engine.calendar.swedish_days import Weeks
from lotsa.engine.calendar.wall_time import wall
from lotsa.kit import clock


@dataclass(frozen=True)
class Usual:
    """When somebody usually can, as said in the interest form."""

    person: Person
    windows: tuple[Window, ...]

    def on(self, weekday: int) -> tuple[Window, ...]:
        return tuple(window for window in self.windows if window.weekday == weekday)


def usual_times(mentorship: Mentorship) -> list[Usual]:
    members = mentorship.memberships.select_related("person", "enrolment").order_by("person__sort_key")
    return [
        Usual(member.person, _windows(member.enrolment.usual_times if member.enrolment else []))
        for member in members
    ]


def good_times_for(
    mentorship: Mentorship,
    *,
    usual: Sequence[Usual] | None = None,
    count: int = 3,
    minutes: int | None = None,
    moves: Meeting | None = None,
) -> Suggestions:
    """Three times to propose: a rhythm after the latest meeting held or booked, or instead of the one that
    is to be moved."""
    organisation = mentorship.organisation
    people = usual_times(mentorship) if usual is None else usual
    taken = busy_times([each.person.pk for each in people], organisation.zone)
    counted = Meeting.objects.filter(mentorship=mentorship, state__in=COUNTED)
    if moves is not None:
        counted = counted.filter(starts_at__lt=moves.starts_at)
    latest = counted.order_by("-starts_at").first()
    return good_times(
        last=wall(latest.starts_at, organisation.zone).replace(tzinfo=None) if latest else None,
        cadence_days=mentorship.cadence_days,
        today=clock.today(organisation.zone),
        minutes=minutes or mentorship.meeting_minutes,
        usual=[each.windows for each in people],
        count=count,
        quiet=quiet_weeks(organisation),
        busy=taken,
        language=(get_language() or "sv")[:2],
    )


def busy_times(people: Collection[UUID], zone: str) -> list[Busy]:
    """When any of them is in a meeting booked in Lotsa, as local wall times; with whom is not said."""
    pairs = Membership.objects.filter(person__in=people).values("mentorship")
    rows = Meeting.objects.filter(mentorship__in=pairs, state__in=BOOKED, starts_at__gt=clock.now())
    found: list[Busy] = []
    for starts_at, minutes in standing(rows).values_list("starts_at", "minutes"):
        start = wall(starts_at, zone).replace(tzinfo=None)
        found.append(Busy(start, start + timedelta(minutes=minutes)))
    return found


def my_usual_times(viewer: Viewer) -> list[Window] | None:
    """What I have said in any programme under way; None when I take part in none."""
    over = (Enrolment.State.DECLINED, Enrolment.State.COMPLETED, Enrolment.State.WITHDRAWN)
    rows = Enrolment.objects.filter(person=viewer.person).exclude(state__in=over)
    stated = list(rows.order_by("created_at").values_list("usual_times", flat=True))
    if not stated:
        return None
    return sorted(
        {window for each in stated for window in _windows(each)}, key=lambda w: (w.weekday, w.start)
    )


def next_times(meeting: Meeting, *, count: int = 2) -> list[datetime]:
    """Times offered when a meeting is closed, as local wall times; none if the next one is booked already."""
    later = Meeting.objects.filter(
        mentorship=meeting.mentorship_id, state__in=COUNTED, starts_at__gt=meeting.starts_at
    )
    if later.exists() or not meeting.mentorship.is_open:
        return []
    found = good_times_for(meeting.mentorship, count=count)
    end = meeting.mentorship.planned_end_on
    return [datetime.combine(each.day, each.clock) for each in found.times if each.day <= end]


def rhythm_for(mentorship: Mentorship, *, first: date, at: time, count: int = 60) -> Suggestions:
    """Meetings in the agreed rhythm until the end, moved on from days when nobody works."""
    return rhythm_ahead(
        first=first,
        clock=at,
        cadence_days=mentorship.cadence_days,
        count=count,
        until=mentorship.planned_end_on,
        quiet=quiet_weeks(mentorship.organisation),
        language=(get_language() or "sv")[:2],
    )


def usual_spans() -> list[tuple[time, time]]:
    """The parts of a day that the interest form asks about."""
    return [(time.fromisoformat(start), time.fromisoformat(end)) for start, end in interests.spans().values()]


def form_choices() -> list[tuple[str, str]]:
    """How one can meet, in words."""
    return [(value, str(label).capitalize()) for value, label in Form.choices]


def why_choices() -> list[tuple[str, str]]:
    """Why a meeting did not happen, in neutral words."""
    return [(value, str(label).capitalize()) for value, label in Meeting.Why.choices]


def quiet_weeks(organisation: Organisation) -> Weeks:
    if organisation.quiet_from_week is None or organisation.quiet_to_week is None:
        return None
    return organisation.quiet_from_week, organisation.quiet_to_week


def _windows(stated: Sequence[Sequence[object]]) -> tuple[Window, ...]:
    """`[[1, "09:00", "12:00"], …]` as the form keeps it."""
    return tuple(
        Window(int(str(day)), time.fromisoformat(str(start)), time.fromisoformat(str(end)))
        for day, start, end in stated
    )


def feed_is_granted(viewer: Viewer) -> bool:
    return Link.objects.filter(verb="calendar_feed", person_id=viewer.id, revoked_at__isnull=True).exists()
