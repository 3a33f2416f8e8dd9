"""The one place that reads the clock, so that a test can freeze it in one place too."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone


def now() -> datetime:
    return timezone.now()


def today(zone: str = "Europe/Stockholm") -> date:
    """The date on the wall where the organisation is, not the server's."""
    return day_of(timezone.now(), zone)


def day_of(moment: datetime, zone: str = "Europe/Stockholm") -> date:
    return moment.astimezone(ZoneInfo(zone)).date()
