"""What all actions on meetings share: the event that becomes mail, and what is refused."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.meetings.models import Meeting
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.mentorships.queries import in_few_words
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.refused import Refused

FARTHEST = timedelta(days=550)
LATE = timedelta(hours=24)  # a change closer than this is said first of all: the mail may be read too late


def members(mentorship: Mentorship) -> list[UUID]:
    return list(Membership.objects.filter(mentorship=mentorship).values_list("person_id", flat=True))


def tell(verb: str, row: Model, mentorship: Mentorship, by: Viewer | None, **facts: Any) -> None:
    """Concerns everybody in the pair."""
    concerns = members(mentorship)
    record(mentorship.organisation_id, verb, row, by=by.id if by else None, concerns=concerns, facts=facts)


def note_quietly(verb: str, row: Model, mentorship: Mentorship, by: Viewer) -> None:
    """For what only the writer knows of: the event concerns nobody else."""
    record(mentorship.organisation_id, verb, row, by=by.id, concerns=[by.id])


def refuse_ended(mentorship: Mentorship) -> None:
    if not mentorship.is_open:
        raise Refused(_("This mentorship has ended, so no more meetings can be booked."))


def refuse_alone(mentorship: Mentorship, by: Viewer) -> None:
    """Nobody is left to meet when all the others have left the company."""
    others = Membership.objects.filter(mentorship=mentorship).exclude(person=by.person)
    if others and not others.filter(person__left_on__isnull=True).exists():
        names = in_few_words([each.person.given_name for each in others.select_related("person")])
        raise Refused(
            _("%(names)s has left the company, so no meeting can be booked. Talk with your coordinator.")
            % {"names": names}
        )


def is_late(starts_at: datetime) -> bool:
    """Whether a change of a meeting at this time comes within its last day."""
    return timedelta() < starts_at - clock.now() < LATE


def refuse_time(starts_at: datetime, *, field: str | None = "day") -> None:
    if starts_at <= clock.now():
        raise Refused(
            _("That time has already passed. Choose a later one, or note that you have met already."),
            field=field,
        )
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
