"""The time on the wall and the instant it means.

People agree on "Tuesday at ten in Stockholm"; that stays ten o'clock when summer time begins in between. So
a meeting keeps its zone, and wall time is turned into an instant here, in one place.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def instant(day: date, clock: time, zone: str) -> datetime:
    """The UTC instant of a wall time.

    The hour that is skipped in spring moves on by that hour (02.30 means 03.30), and of the hour that comes
    twice in autumn the first is meant: both as RFC 5545 says, so that a calendar file agrees with the page.
    """
    return datetime.combine(day, clock, ZoneInfo(zone)).replace(fold=0).astimezone(UTC)


def wall(moment: datetime, zone: str) -> datetime:
    """What the clock on the wall in `zone` shows at an instant."""
    return moment.astimezone(ZoneInfo(zone))


def later_same_time(moment: datetime, days: int, zone: str) -> datetime:
    """The same wall time some days on, whatever summer time does meanwhile."""
    local = wall(moment, zone)
    return instant(local.date() + timedelta(days=days), local.time(), zone)


def is_skipped(day: date, clock: time, zone: str) -> bool:
    """Whether the clock jumps over this wall time (the night summer time begins)."""
    return wall(instant(day, clock, zone), zone).time().replace(tzinfo=None) != clock


def zones_differ(moment: datetime, one: str, other: str) -> bool:
    """Whether two people read different times on their walls; only then is the zone worth a word."""
    return wall(moment, one).utcoffset() != wall(moment, other).utcoffset()
