"""What all actions on meetings share: the event that becomes mail, and what is refused."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.meetings.models import Meeting
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.refused import Refused

FARTHEST = timedelta(days=550)


def members(mentorship: Mentorship) -> list[UUID]:
    return list(Membership.objects.filter(mentorship=mentorship).values_list("person_id", flat=True))


def tell(verb: str, row: Model, mentorship: Mentorship, by: Viewer, **facts: Any) -> None:
    """Concerns everybody in the pair."""
    concerns = members(mentorship)
    record(mentorship.organisation_id, verb, row, by=by.id, concerns=concerns, facts=facts)


def note_quietly(verb: str, row: Model, mentorship: Mentorship, by: Viewer) -> None:
    """For what only the writer knows of: the event concerns nobody else."""
    record(mentorship.organisation_id, verb, row, by=by.id, concerns=[by.id])


def refuse_ended(mentorship: Mentorship) -> None:
    if not mentorship.is_open:
        raise Refused(_("This mentorship has ended, so no more meetings can be booked."))


def refuse_time(starts_at: datetime, *, field: str | None = "day") -> None:
    if starts_at <= clock.now():
        raise Refused(_("That time has already passed. Choose a later one."), field=field)
    if starts_at > clock.now() + FARTHEST:
        raise Refused(_("That is more than a year and a half ahead. Choose a nearer day."), field=field)


def refuse_clash(
    mentorship: Mentorship,
    starts_at: datetime,
    minutes: int,
    *,
    but: Meeting | None = None,
    field: str | None = "day",
) -> None:
    """A pair cannot meet twice at once."""
    ends_at = starts_at + timedelta(minutes=minutes)
    near = Meeting.objects.filter(
        mentorship=mentorship,
        state__in=(Meeting.State.PLANNED, Meeting.State.CONFIRMED),
        starts_at__lt=ends_at,
        starts_at__gt=starts_at - timedelta(days=1),
    )
    if any(each.ends_at > starts_at and each != but for each in near):
        raise Refused(_("You already have a meeting booked at that time."), field=field)
