"""What is worth a word before a time is booked, and no reason to refuse it: the page says it once, and the
second press lets it through."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lotsa.domain.meetings import access
from lotsa.domain.meetings.models import Meeting
from lotsa.domain.meetings.queries.booked import standing
from lotsa.domain.meetings.queries.lists import BOOKED, MeetingLine, lines_of
from lotsa.domain.meetings.queries.times import quiet_weeks
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Organisation
from lotsa.domain.people.viewer import Viewer
from lotsa.engine.calendar.rhythm import why_not
from lotsa.engine.calendar.wall_time import wall
from lotsa.kit import clock, dates

_SATURDAY = 5


def cautions(
    viewer: Viewer,
    mentorship: Mentorship,
    times: Sequence[datetime],
    minutes: int,
    *,
    but: Meeting | None = None,
) -> list[str]:
    """Sentences about these times: days off, bridge days, quiet weeks, and my own other meetings. The
    other party's are theirs to know."""
    organisation = mentorship.organisation
    times = [each for each in times if each > clock.now()]  # what is past is refused, not warned of
    with timezone.override(organisation.zone):
        said = [_day(organisation, each) for each in sorted(times)]
        said += [
            _("You already meet %(names)s %(when)s.")
            % {"names": line.with_names, "when": dates.day_time(line.meeting.starts_at)}
            for line in clashes(viewer, mentorship, times, minutes, but=but)
        ]
    return list(dict.fromkeys(each for each in said if each))


def clashes(
    viewer: Viewer,
    mentorship: Mentorship,
    times: Sequence[datetime],
    minutes: int,
    *,
    but: Meeting | None = None,
) -> list[MeetingLine]:
    """My meetings in other pairs that overlap with any of the times."""
    if not times:
        return []
    length = timedelta(minutes=minutes)
    rows = access.visible_to(viewer).filter(
        state__in=BOOKED,
        starts_at__gt=min(times) - timedelta(days=1),
        starts_at__lt=max(times) + length,
    )
    rows = rows.exclude(mentorship=mentorship)
    if but is not None:
        rows = rows.exclude(pk=but.pk)
    found = [
        each
        for each in standing(rows).order_by("starts_at")
        if any(each.starts_at < start + length and start < each.ends_at for start in times)
    ]
    return lines_of(viewer, found)


def _day(organisation: Organisation, moment: datetime) -> str:
    day = wall(moment, organisation.zone).date()
    reason = why_not(day, quiet_weeks(organisation), (get_language() or "sv")[:2])
    said = {"day": dates.day(day), "week": dates.week(day)}
    if reason is None:
        return _("%(day)s is in a weekend.") % said if day.weekday() >= _SATURDAY else ""
    if reason.why == "holiday":
        return _("%(day)s is a day off: %(name)s.") % (said | {"name": reason.name})
    if reason.why == "bridge":
        return _("%(day)s is a bridge day, when many are off.") % said
    return _("%(day)s (%(week)s) is in the holiday weeks.") % said
