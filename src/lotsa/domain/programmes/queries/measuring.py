"""When a programme's goals are measured, and what was found."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lotsa.domain.programmes.models import Programme, ProgrammeGoal
from lotsa.engine.calendar.swedish_days import next_working_day


@dataclass(frozen=True)
class MeasuringPoint:
    months: int
    on: date


def measuring_points(programme: Programme) -> list[MeasuringPoint]:
    """On working days, in order."""
    return [
        MeasuringPoint(months, next_working_day(months_after(programme.starts_on, months), bridge_days=False))
        for months in sorted(programme.measuring_months)
    ]


def months_after(day: date, months: int) -> date:
    """The same day some months on, or the last of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True)
class Measured:
    goal: ProgrammeGoal
    values: Sequence[tuple[MeasuringPoint, Decimal | None]]


def measured(programme: Programme) -> list[Measured]:
    points = measuring_points(programme)
    found = []
    for goal in programme.goals.prefetch_related("measurements"):
        goal.programme = programme
        values = {row.months: row.value for row in goal.measurements.all()}
        if not values and goal.result is not None:
            values[points[-1].months] = goal.result  # told before there were measuring points
        if goal.baseline is not None:
            values[0] = goal.baseline
        found.append(Measured(goal, [(point, values.get(point.months)) for point in points]))
    return found
