"""What goes in: the arrays of a matching problem and the choices of the person who runs it.

Arrays only, no people: row i is a mentee, column j is a mentor, and the stable ids say who they are.
The order of the rows and columns carries no meaning.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

LEVELS = (("matched", "total"), ("total",))
EXACT = 2**53  # integers below this are exact in the double floats that the assignment routine computes with


def whole_numbers(name: str, values: ArrayLike, dtype: type[np.integer]) -> NDArray[np.integer]:
    """The values as an integer array; raises ValueError for fractions and for numbers that do not fit."""
    array = np.asarray(values)
    if array.size == 0:
        return array.astype(dtype)
    if array.dtype.kind not in "iub":
        raise ValueError(f"{name} must hold whole numbers, not {array.dtype}.")
    limits = np.iinfo(dtype)
    if int(array.min()) < limits.min or int(array.max()) > limits.max:
        raise ValueError(f"{name} holds a number outside {limits.min} to {limits.max}.")
    return array.astype(dtype, copy=False)


def _pairs(name: str, values: ArrayLike, n: int, m: int) -> IntArray:
    pairs = np.asarray(whole_numbers(name, values, np.int64), np.int64)
    if pairs.size and (pairs.ndim != 2 or pairs.shape[1] != 2):
        raise ValueError(f"{name} must have two columns: mentee and mentor.")
    pairs = pairs.reshape(-1, 2)
    if pairs.size and (pairs.min() < 0 or pairs[:, 0].max() >= n or pairs[:, 1].max() >= m):
        raise ValueError(f"{name} names a mentee or mentor that is not in the problem.")
    if len({(int(i), int(j)) for i, j in pairs}) != len(pairs):
        raise ValueError(f"{name} names the same pair twice.")
    return pairs


def _places(name: str, values: ArrayLike, length: int) -> IntArray:
    places = np.asarray(whole_numbers(name, values, np.int64), np.int64)
    if places.shape != (length,):
        raise ValueError(f"{name} must have {length} numbers, one each, and has shape {places.shape}.")
    if (places < 0).any():
        raise ValueError(f"{name} holds a number below zero.")
    return places


def _ids(name: str, ids: Sequence[str], length: int) -> tuple[str, ...]:
    result = tuple(ids)
    if len(result) != length:
        raise ValueError(f"{name} must have {length} ids and has {len(result)}.")
    if not all(isinstance(each, str) for each in result):
        raise ValueError(f"{name} must hold strings.")
    if len(set(result)) != length:
        raise ValueError(f"{name} holds the same id twice.")
    return result


@dataclass(frozen=True, eq=False, kw_only=True)
class Problem:
    """n mentees and m mentors.

    score        (n, m) whole points >= 0, for instance 0 to 10,000
    eligible     (n, m) True where no hard rule forbids the pair
    mentee_cap   (n,) 0 or 1 mentor (0 leaves the mentee out of this run)
    mentor_cap   (m,) places
    mentor_min   (m,) mentees the mentor must get, or None
    pinned       (k, 2) pairs that must stand, as (row, column)
    current      (k, 2) pairs of today, which the keep bonus favours, or None
    quotas       none can be handled yet
    mentee_id, mentor_id   stable ids, each once

    The arrays are not copied: leave them alone afterwards (`verify` notices if they change).
    Raises ValueError with a sentence that says what is wrong.
    """

    score: NDArray[np.int32]
    eligible: BoolArray
    mentee_cap: IntArray
    mentor_cap: IntArray
    mentee_id: tuple[str, ...]
    mentor_id: tuple[str, ...]
    mentor_min: IntArray | None = None
    pinned: IntArray = field(default_factory=lambda: np.empty((0, 2), np.int64))
    current: IntArray | None = None
    quotas: tuple[object, ...] = ()

    def __post_init__(self) -> None:
        score = whole_numbers("score", self.score, np.int32)
        if score.ndim != 2:
            raise ValueError(f"score must have two dimensions, mentees and mentors, and has {score.ndim}.")
        n, m = score.shape
        if score.size and score.min() < 0:
            raise ValueError("score holds a number below zero.")
        eligible = np.asarray(self.eligible)
        if eligible.shape != (n, m) or eligible.dtype != np.bool_:
            raise ValueError(f"eligible must be a table of true and false with shape {(n, m)}.")
        if self.quotas:
            raise ValueError("Quotas are not supported yet.")
        put = object.__setattr__
        put(self, "score", score)
        put(self, "eligible", eligible)
        put(self, "mentee_cap", _places("mentee_cap", self.mentee_cap, n))
        put(self, "mentor_cap", _places("mentor_cap", self.mentor_cap, m))
        put(self, "mentee_id", _ids("mentee_id", self.mentee_id, n))
        put(self, "mentor_id", _ids("mentor_id", self.mentor_id, m))
        put(self, "pinned", _pairs("pinned", self.pinned, n, m))
        if (self.mentee_cap > 1).any():
            raise ValueError("A mentee can have at most one mentor in a run; mentee_cap must be 0 or 1.")
        if self.current is not None:
            put(self, "current", _pairs("current", self.current, n, m))
        if self.mentor_min is not None:
            put(self, "mentor_min", _places("mentor_min", self.mentor_min, m))
            if (self.mentor_min > self.mentor_cap).any():
                raise ValueError("mentor_min is larger than mentor_cap for some mentor.")

    @property
    def shape(self) -> tuple[int, int]:
        n, m = self.score.shape
        return n, m


@dataclass(frozen=True, kw_only=True)
class Options:
    """How to choose among the possible matchings.

    levels       ("matched", "total"): most people first, then most points; ("total",): points only
    keep_bonus   points for each pair in `current` that is kept
    floor        pairs below so many points are not proposed (pinned pairs stand anyway); None: no floor
    seed         chooses among equally good matchings, the same way every time
    """

    levels: tuple[str, ...] = LEVELS[0]
    keep_bonus: int = 0
    floor: int | None = None
    seed: int = 0

    def __post_init__(self) -> None:
        if self.levels not in LEVELS:
            raise ValueError(f"levels must be one of {LEVELS}.")
        if self.keep_bonus < 0:
            raise ValueError("keep_bonus is below zero.")
        if self.floor is not None and self.floor < 0:
            raise ValueError("floor is below zero.")
        if not 0 <= self.seed < 2**63:
            raise ValueError("seed must be a whole number from 0 to 2**63 - 1.")
