"""Days and numbers for pages (`kit.dates`), and how long ago something was."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lotsa.kit.dates import THIN, clock_time, day, day_time, long_day, number, week

__all__ = ["THIN", "clock_time", "day", "day_time", "long_day", "number", "week", "weeks_ago"]


def weeks_ago(moment: date | datetime, *, today: date | None = None) -> str:
    """How long since, counted in weeks as people do: "this week", "1 week ago", "7 weeks ago"."""
    then = (
        timezone.localtime(moment) if isinstance(moment, datetime) and timezone.is_aware(moment) else moment
    )
    then = then.date() if isinstance(then, datetime) else then
    now = today or timezone.localdate()
    weeks = (_monday(now) - _monday(then)).days // 7
    if weeks == 0:
        return _("this week")
    if weeks > 0:
        return ngettext("%(n)s week ago", "%(n)s weeks ago", weeks) % {"n": weeks}
    return ngettext("in %(n)s week", "in %(n)s weeks", -weeks) % {"n": -weeks}


def _monday(moment: date) -> date:
    return moment - timedelta(days=moment.weekday())
