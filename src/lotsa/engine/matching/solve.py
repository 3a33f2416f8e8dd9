"""Find the best matching, with proof."""

import numpy as np

from lotsa.engine.matching.assign import NOBODY, assign, choose_among_best, least_prices
from lotsa.engine.matching.canonical import input_sha256
from lotsa.engine.matching.problem import IntArray, Options, Problem
from lotsa.engine.matching.residual import Residual, person_worth, pin_clashes, residual
from lotsa.engine.matching.result import Certificate, Clash, ClashKind, Result, Status, Value

DEFAULT = Options()


def match(problem: Problem, options: Options = DEFAULT) -> Result:
    """The best matching of mentees to mentors, by the levels in `options`.

    Pinned pairs always stand, no forbidden pair is used and nobody gets more than their places. Most people
    come first, then most points with `keep_bonus` for each of today's pairs, then a fair choice by `seed`.
    The same people and points give the same pairs in whatever order they come. Status INFEASIBLE, with a
    witness, when the pinned pairs clash or a mentor's minimum cannot be met.
    Dense assignment (Crouse 2016, in scipy), O(n**3); prices by longest paths. Up to about 5,000 people.
    Raises ValueError when the numbers are too large to compute with exactly.
    """
    B = person_worth(problem, options)
    if clashes := pin_clashes(problem):
        return _infeasible(problem, options, B, clashes)
    part = residual(problem, options)
    bonus = 0
    if part.low.any():
        bonus = (int(part.w.max(initial=0)) + 1) * (len(part.rows) + 1)
    mate = assign(part.w, part.ok, part.cap, part.low, bonus)
    filled = np.bincount(mate[mate != NOBODY], minlength=len(part.cols))
    if (filled < part.low).any():
        return _infeasible(problem, options, B, (_minimum_clash(part, mate),))
    u, v = least_prices(part, mate)
    ids = ([problem.mentee_id[i] for i in part.rows], [problem.mentor_id[j] for j in part.cols])
    mate = choose_among_best(part, mate, u, v, options.seed, ids)
    free = np.flatnonzero(mate != NOBODY)
    chosen = np.column_stack((part.rows[free], part.cols[mate[free]]))
    pairs = np.concatenate((problem.pinned, chosen))
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    proof = _zero_certificate(problem, options, B)
    proof.u[part.rows], proof.v[part.cols] = u, v
    stats = {
        "mentees": problem.shape[0],
        "mentors": problem.shape[1],
        "places": int(problem.mentor_cap.sum()),
        "allowed_pairs": int(part.ok.sum()),
        "pinned": len(problem.pinned),
    }
    return Result(pairs, Status.OPTIMAL_PROVEN, value_of(problem, pairs), proof, options, (), stats)


def _zero_certificate(problem: Problem, options: Options, B: int) -> Certificate:
    n, m = problem.shape
    return Certificate(np.zeros(n, np.int64), np.zeros(m, np.int64), B, input_sha256(problem, options))


def value_of(problem: Problem, pairs: IntArray) -> Value:
    """What a set of pairs is worth."""
    rows, cols = pairs[:, 0], pairs[:, 1]
    today = set() if problem.current is None else {(int(i), int(j)) for i, j in problem.current}
    kept = sum((int(i), int(j)) in today for i, j in pairs)
    return Value(len(pairs), int(problem.score[rows, cols].sum(dtype=np.int64)), kept)


def _infeasible(problem: Problem, options: Options, B: int, clashes: tuple[Clash, ...]) -> Result:
    proof = _zero_certificate(problem, options, B)
    return Result(np.empty((0, 2), np.int64), Status.INFEASIBLE, Value(), proof, options, clashes)


def _minimum_clash(part: Residual, mate: IntArray) -> Clash:
    """Mentors who together need more mentees than there are for them (Hall 1935).

    `mate` fills as many required places as possible. From a mentor below the minimum, go to everyone allowed
    there, on to the mentors where those are matched, and so on: all of them sit on required places.
    """
    filled = np.bincount(mate[mate != NOBODY], minlength=len(part.cols))
    mentors = filled < part.low
    while True:
        mentees = part.ok[:, mentors].any(axis=1)
        wider = mentors.copy()
        wider[mate[mentees & (mate != NOBODY)]] = True
        if (wider == mentors).all():
            break
        mentors = wider
    who = (np.sort(part.rows[mentees]), np.sort(part.cols[mentors]))
    return Clash(
        ClashKind.TOO_FEW_FOR_MINIMUM,
        tuple(int(i) for i in who[0]),
        tuple(int(j) for j in who[1]),
        int(part.low[mentors].sum()),
        int(mentees.sum()),
    )
