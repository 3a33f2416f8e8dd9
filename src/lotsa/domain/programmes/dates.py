"""When a programme's shared events fall: weeks from the template, moved to days on which people work."""

from datetime import date, timedelta

from lotsa.domain.programmes.templates import Template
from lotsa.engine.calendar.swedish_days import Weeks, next_working_day

_DAYS_PER_MONTH = 30.4375
_TUESDAY = 1


def usual_start(today: date) -> date:
    """The Monday at least ten weeks away: time to invite, to hear answers and to match."""
    soonest = today + timedelta(weeks=10)
    return soonest - timedelta(days=soonest.weekday())


def usual_end(starts_on: date, months: int) -> date:
    """The Friday of the last week."""
    last = starts_on + timedelta(days=round(months * _DAYS_PER_MONTH))
    return last + timedelta(days=4 - last.weekday())


def usual_close_of_enrolment(starts_on: date, today: date) -> date:
    """Three weeks before the start, for the match and the answers; never in the past."""
    return max(starts_on - timedelta(weeks=3), min(today + timedelta(days=7), starts_on))


def event_days(template: Template, starts_on: date, ends_on: date, quiet: Weeks) -> list[tuple[str, date]]:
    """(kind, day) in order. A day on a holiday, a bridge day, a weekend or in the quiet weeks moves
    on to the next working day. Weeks stretch when the programme is longer or shorter than its template."""
    usual = max((usual_end(starts_on, template.months) - starts_on).days, 1)
    stretch = (ends_on - starts_on).days / usual
    found = []
    for kind, week in template.events:
        weeks = week if week <= 0 else round(week * stretch)
        # Tuesdays: far from both ends of the week, and seldom a holiday.
        day = starts_on - timedelta(days=starts_on.weekday()) + timedelta(weeks=weeks, days=_TUESDAY)
        if week >= 0:
            day = max(day, starts_on)
        found.append((kind, next_working_day(day, quiet=quiet, bridge_days=False)))
    return sorted(found, key=lambda event: event[1])
