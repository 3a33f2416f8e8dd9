"""Goal attainment scaling: one figure for goals of different kinds, each judged on its own five levels.

Source: Kiresuk & Sherman (1968), "Goal attainment scaling", Community Mental Health Journal 4, 443-453. The
levels must be written before the work starts; where they were not, the figure says little, and whoever shows
it says so (`written_late`).
"""

from collections.abc import Sequence
from datetime import date, timedelta
from math import isfinite, sqrt

LOWEST, HIGHEST = -2, 2
# How much the goals of one person are taken to vary together: the authors' assumption, not an estimate.
RHO = 0.30
AS_PLANNED = 50.0
# A goal that ends sooner than this after it was written was described when its end was in sight.
SHORTEST_PERIOD = timedelta(days=14)


def t_score(levels: Sequence[int], weights: Sequence[float] | None = None, *, rho: float = RHO) -> float:
    """The T-score of one person's goals: 50 when all end as planned, about 10 per standard deviation.

    T = 50 + 10·Σwx / √((1−ρ)Σw² + ρ(Σw)²)

    levels: one whole number from -2 (where it started) to 2 (far better) per goal, at least one goal.
    weights: as many positive numbers, in any unit (only their proportions matter); all alike when left out.
    rho: assumed correlation between the goals' levels, 0 ≤ rho ≤ 1.

    Raises ValueError when a level, a weight or rho lies outside its range, or the lengths differ. What it
    reaches depends on the number of goals (one goal: 30 to 70), so the share reached is shown beside it.
    """
    if not levels:
        raise ValueError("no goals")
    if any(level != int(level) or not LOWEST <= level <= HIGHEST for level in levels):
        raise ValueError(f"levels are whole numbers from {LOWEST} to {HIGHEST}")
    if not 0 <= rho <= 1:
        raise ValueError("rho lies between 0 and 1")
    given = [1.0] * len(levels) if weights is None else [float(weight) for weight in weights]
    if len(given) != len(levels):
        raise ValueError("one weight per goal")
    if any(not isfinite(weight) or weight <= 0 for weight in given):
        raise ValueError("weights are positive")
    # Only proportions matter: scaled so that neither huge nor tiny weights leave the range of a float.
    most = max(given)
    scaled = [weight / most for weight in given]
    total = sum(weight * level for weight, level in zip(scaled, levels, strict=True))
    spread = (1 - rho) * sum(weight**2 for weight in scaled) + rho * sum(scaled) ** 2
    return AS_PLANNED + 10 * total / sqrt(spread)


def written_late(*, written_on: date, ended_on: date | None, levels_changed_on: date | None) -> bool:
    """Whether the levels were described, or described anew, when the outcome could already be seen.

    written_on: the day the goal was first proposed. ended_on: the day it was closed, None while it is open.
    levels_changed_on: the last day its levels were rewritten after the first check-in, None if never.
    """
    if levels_changed_on is not None:
        return True
    return ended_on is not None and ended_on - written_on < SHORTEST_PERIOD
