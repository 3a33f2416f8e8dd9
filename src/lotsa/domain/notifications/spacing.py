"""When a mail that nobody asked for may come: not in the holiday weeks, and never two within a week of each
other by the clock on the reader's wall (a week in which summer time begins is an hour shorter, and still a
week)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from lotsa.domain.people.models import Organisation
from lotsa.engine.calendar.wall_time import instant, later_same_time, wall

WEEK_DAYS = 7
_MORNING = time(8)


@dataclass(frozen=True)
class Calm:
    """An organisation's clock and its weeks of quiet."""

    zone: str
    first: int | None = None
    last: int | None = None

    @classmethod
    def of(cls, organisation: Organisation) -> "Calm":
        return cls(organisation.zone, organisation.quiet_from_week, organisation.quiet_to_week)

    def after_quiet(self, moment: datetime) -> datetime:
        """The moment itself, or the Monday morning after the holiday weeks."""
        if self.first is None or self.last is None:
            return moment
        local = wall(moment, self.zone)
        year, week, _day = local.isocalendar()
        if self.first <= self.last:
            if not self.first <= week <= self.last:
                return moment
        elif week >= self.first:  # over New Year
            year += 1
        elif week > self.last:
            return moment
        monday = date.fromisocalendar(year, self.last, 1) + timedelta(days=WEEK_DAYS)
        return instant(monday, _MORNING, self.zone)

    def too_near(self, one: datetime, other: datetime) -> bool:
        apart = wall(one, self.zone).replace(tzinfo=None) - wall(other, self.zone).replace(tzinfo=None)
        return abs(apart) < timedelta(days=WEEK_DAYS)

    def a_week_after(self, moment: datetime) -> datetime:
        return later_same_time(moment, WEEK_DAYS, self.zone)


def free_moment(
    wanted: datetime, taken: Sequence[datetime], calm: Calm, *, waits: int, is_notice: bool = False
) -> datetime | None:
    """The first moment from `wanted` on with no other such mail within a week of it; None if that is later
    than the mail may wait (counted from the end of the holiday, if it has to wait for that)."""
    moment = wanted if is_notice else calm.after_quiet(wanted)
    latest = moment + timedelta(days=waits)
    while moment <= latest:
        near = [other for other in taken if calm.too_near(moment, other)]
        if not near:
            return moment
        moment = calm.a_week_after(max(near))
        if not is_notice:
            moment = calm.after_quiet(moment)
    return None
