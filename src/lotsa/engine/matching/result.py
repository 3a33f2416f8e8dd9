"""What comes out: the pairs, what they are worth, and the prices that prove that nothing better exists."""

from dataclasses import dataclass, field
from enum import StrEnum

from lotsa.engine.matching.problem import IntArray, Options


class Status(StrEnum):
    OPTIMAL_PROVEN = "optimal_proven"
    INFEASIBLE = "infeasible"


class ClashKind(StrEnum):
    PIN_NOT_ELIGIBLE = "pin_not_eligible"  # a pinned pair that a hard rule forbids
    MENTEE_PINNED_TOO_OFTEN = "mentee_pinned_too_often"
    MENTOR_PINNED_TOO_OFTEN = "mentor_pinned_too_often"
    TOO_FEW_FOR_MINIMUM = "too_few_for_minimum"  # mentors who need more mentees than there are for them


@dataclass(frozen=True)
class Clash:
    """Why there is no matching at all: these people need `need` places or mentees, and there are `have`."""

    kind: ClashKind
    mentees: tuple[int, ...]
    mentors: tuple[int, ...]
    need: int
    have: int


@dataclass(frozen=True)
class Value:
    """People matched, points in total, and how many of today's pairs are kept. Pinned pairs are counted."""

    matched: int = 0
    total: int = 0
    kept: int = 0


@dataclass(frozen=True, eq=False)
class Certificate:
    """Dual prices (linear programming duality; Egerváry 1931), exact integers.

    With w = score + keep bonus + B for an allowed pair of people who are not pinned:
    u[i] + v[j] >= w[i, j] everywhere, and the prices add up to exactly what the matching is worth.
    B counts a person more than any sum of points, so that people come before points (0: points only).
    v is the least such price (u the greatest). v is negative only where a mentor's minimum binds.
    """

    u: IntArray
    v: IntArray
    B: int
    input_sha256: str


@dataclass(frozen=True, eq=False)
class Result:
    """pairs: (k, 2) row and column in the problem's own order, sorted; stats: counts, never times."""

    pairs: IntArray
    status: Status
    value: Value
    certificate: Certificate
    options: Options
    witness: tuple[Clash, ...] = ()
    stats: dict[str, int] = field(default_factory=dict)

    @property
    def mentor_of(self) -> dict[int, int]:
        """Row of each matched mentee -> column of the mentor."""
        return {int(i): int(j) for i, j in self.pairs}
