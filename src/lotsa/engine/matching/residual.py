"""The part of a problem that is left to decide once the pinned pairs stand, in the order of the ids."""

from dataclasses import dataclass

import numpy as np

from lotsa.engine.matching.problem import EXACT, BoolArray, IntArray, Options, Problem
from lotsa.engine.matching.result import Clash, ClashKind


def weights(problem: Problem, options: Options) -> IntArray:
    """(n, m) points with the keep bonus on today's pairs."""
    w = problem.score.astype(np.int64)
    if problem.current is not None and options.keep_bonus:
        w[problem.current[:, 0], problem.current[:, 1]] += options.keep_bonus
    return w


def allowed(problem: Problem, options: Options) -> BoolArray:
    """(n, m) pairs that may be proposed: eligible and not below the floor."""
    if options.floor is None:
        return problem.eligible
    return problem.eligible & (problem.score >= options.floor)


def person_worth(problem: Problem, options: Options) -> int:
    """B: more than twice all points that could be at stake, so that a sum splits into people and points.

    Raises ValueError when the numbers are too large to compute with exactly.
    """
    n, m = problem.shape
    most = min(n, int(problem.mentor_cap.sum()))
    highest = (int(problem.score.max()) if n and m else 0) + options.keep_bonus
    B = 2 * most * highest + 1 if "matched" in options.levels else 0
    step = B + highest
    if problem.mentor_min is not None and problem.mentor_min.any():
        step *= 2 * (most + 1)  # a required place counts more than everything else together
    if 2 * (most + 1) * step >= EXACT:
        raise ValueError("The scores are too large to compute with exactly for so many people.")
    return B


def split_people(amount: int, B: int) -> tuple[int, int]:
    """A sum of weights as (people, points)."""
    if not B:
        return 0, amount
    people = (amount + B // 2) // B
    return people, amount - people * B


@dataclass(frozen=True, eq=False)
class Residual:
    """rows, cols: places in the problem of the free mentees and of all mentors, in the order of their ids.

    w (r, m) weights with B, ok (r, m) allowed pairs, cap and low (m,) places and minimum left after the pins.
    """

    rows: IntArray
    cols: IntArray
    w: IntArray
    ok: BoolArray
    cap: IntArray
    low: IntArray


def residual(problem: Problem, options: Options) -> Residual:
    cols = np.array(sorted(range(problem.shape[1]), key=problem.mentor_id.__getitem__), np.int64)
    pinned = {int(i) for i in problem.pinned[:, 0]}
    free = [i for i in range(problem.shape[0]) if problem.mentee_cap[i] and i not in pinned]
    rows = np.array(sorted(free, key=problem.mentee_id.__getitem__), np.int64)
    taken = np.bincount(problem.pinned[:, 1], minlength=len(cols)).astype(np.int64)
    low = np.zeros(len(cols), np.int64) if problem.mentor_min is None else problem.mentor_min
    cut = np.ix_(rows, cols)
    return Residual(
        rows,
        cols,
        weights(problem, options)[cut] + person_worth(problem, options),
        allowed(problem, options)[cut],
        (problem.mentor_cap - taken)[cols],
        np.maximum(low - taken, 0)[cols],
    )


def pin_clashes(problem: Problem) -> tuple[Clash, ...]:
    """Pinned pairs that cannot all stand: forbidden ones, and people pinned beyond their room."""
    found = []
    for i, j in sorted((int(i), int(j)) for i, j in problem.pinned):
        if not problem.eligible[i, j]:
            found.append(Clash(ClashKind.PIN_NOT_ELIGIBLE, (i,), (j,), 1, 0))
    pins = problem.pinned
    for i in sorted({int(i) for i in pins[:, 0]}):
        mentors = tuple(sorted(int(j) for j in pins[pins[:, 0] == i, 1]))
        if len(mentors) > (have := int(problem.mentee_cap[i])):
            found.append(Clash(ClashKind.MENTEE_PINNED_TOO_OFTEN, (i,), mentors, len(mentors), have))
    for j in sorted({int(j) for j in pins[:, 1]}):
        mentees = tuple(sorted(int(i) for i in pins[pins[:, 1] == j, 0]))
        if len(mentees) > (have := int(problem.mentor_cap[j])):
            found.append(Clash(ClashKind.MENTOR_PINNED_TOO_OFTEN, mentees, (j,), len(mentees), have))
    return tuple(found)
