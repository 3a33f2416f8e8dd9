"""Check a result without trusting the solver: numpy and counting, no code shared with `match`."""

from dataclasses import dataclass

import numpy as np

from lotsa.engine.matching.canonical import input_sha256
from lotsa.engine.matching.problem import IntArray, Problem
from lotsa.engine.matching.result import Clash, ClashKind, Result, Status, Value

BLOCK = 512  # rows looked at together, to keep memory small


@dataclass(frozen=True)
class Report:
    """errors: what is wrong, empty when the proof holds. primal and dual are equal then, as exact integers.

    max_reduced_cost: the most that any allowed pair exceeds the prices (proven: 0 or less; None: no pair).
    """

    errors: tuple[str, ...]
    primal: int = 0
    dual: int = 0
    max_reduced_cost: int | None = None

    @property
    def ok(self) -> bool:
        return not self.errors


def verify(problem: Problem, result: Result) -> Report:
    """Feasible, pins kept, worth what it says, and no better matching exists (weak duality). O(n m)."""
    if result.certificate.input_sha256 != input_sha256(problem, result.options):
        return Report(("The result was computed from other input than this problem.",))
    if result.status is Status.INFEASIBLE:
        return Report(_check_witness(problem, result))
    if errors := _check_shape(problem, result) or _check_feasible(problem, result):
        return Report(errors)
    return _check_prices(problem, result)


def _check_shape(problem: Problem, result: Result) -> tuple[str, ...]:
    n, m = problem.shape
    pairs, proof = result.pairs, result.certificate
    if pairs.ndim != 2 or pairs.shape[1] != 2 or proof.u.shape != (n,) or proof.v.shape != (m,):
        return ("Pairs or prices do not have the shape of the problem.",)
    if pairs.size and (pairs.min() < 0 or pairs[:, 0].max() >= n or pairs[:, 1].max() >= m):
        return ("A pair names somebody who is not in the problem.",)
    return ()


def _check_feasible(problem: Problem, result: Result) -> tuple[str, ...]:
    n, m = problem.shape
    rows, cols = result.pairs[:, 0], result.pairs[:, 1]
    pairs = {(int(i), int(j)) for i, j in result.pairs}
    pins = {(int(i), int(j)) for i, j in problem.pinned}
    current = set() if problem.current is None else {(int(i), int(j)) for i, j in problem.current}
    floor = result.options.floor or 0
    per_mentor = np.bincount(cols, minlength=m)
    value = Value(len(pairs), sum(int(problem.score[i, j]) for i, j in pairs), len(pairs & current))
    checks = (
        (len(pairs) == len(rows), "A pair is listed twice."),
        (bool(problem.eligible[rows, cols].all()), "A pair is forbidden by a rule."),
        (all(problem.score[i, j] >= floor for i, j in pairs - pins), "A pair is below the floor."),
        (pins <= pairs, "A pinned pair is missing."),
        (
            bool((np.bincount(rows, minlength=n) <= problem.mentee_cap).all()),
            "A mentee has too many mentors.",
        ),
        (bool((per_mentor <= problem.mentor_cap).all()), "A mentor has more mentees than places."),
        (
            problem.mentor_min is None or bool((per_mentor >= problem.mentor_min).all()),
            "A minimum is not met.",
        ),
        (value == result.value, "The value is not that of the pairs."),
    )
    return tuple(error for holds, error in checks if not holds)


def _check_prices(problem: Problem, result: Result) -> Report:
    n, m = problem.shape
    options, proof, B = result.options, result.certificate, result.certificate.B
    pinned_row = np.zeros(n, np.bool_)
    pinned_row[problem.pinned[:, 0]] = True
    free = np.flatnonzero(~pinned_row & (problem.mentee_cap > 0))
    taken = np.bincount(problem.pinned[:, 1], minlength=m)
    cap = problem.mentor_cap - taken
    low = np.zeros(m, np.int64) if problem.mentor_min is None else np.maximum(problem.mentor_min - taken, 0)
    u, v = [int(x) for x in proof.u], [int(x) for x in proof.v]
    errors = []
    highest = (int(problem.score.max()) if problem.score.size else 0) + options.keep_bonus
    most = min(n, int(problem.mentor_cap.sum()))
    if most * highest >= B if "matched" in options.levels else B != 0:
        errors.append("One person more does not outweigh all points.")
    if any(x < 0 for x in u) or any(u[i] for i in np.flatnonzero(pinned_row | (problem.mentee_cap == 0))):
        errors.append("A mentee has a price that cannot be.")
    pins = {(int(i), int(j)) for i, j in problem.pinned}
    today = set() if problem.current is None else {(int(i), int(j)) for i, j in problem.current}
    primal = 0
    for i, j in {(int(i), int(j)) for i, j in result.pairs} - pins:
        primal += int(problem.score[i, j]) + B + options.keep_bonus * ((i, j) in today)
    dual = sum(u[i] for i in free)
    dual += sum(int(cap[j]) * max(v[j], 0) + int(low[j]) * min(v[j], 0) for j in range(m))
    if primal != dual:
        errors.append(f"The pairs are worth {primal} and the prices allow {dual}.")
    excess = _largest_excess(problem, result, free)
    if excess is not None and excess > 0:
        errors.append(f"A pair is worth {excess} more than its prices.")
    return Report(tuple(errors), primal, dual, excess)


def _largest_excess(problem: Problem, result: Result, free: IntArray) -> int | None:
    options, proof = result.options, result.certificate
    today = np.empty((0, 2), np.int64) if problem.current is None else problem.current
    largest: int | None = None
    for start in range(0, len(free), BLOCK):
        rows = free[start : start + BLOCK]
        worth = problem.score[rows].astype(np.int64) + proof.B
        for i, j in today:
            worth[rows == i, j] += options.keep_bonus
        usable = problem.eligible[rows] & (problem.score[rows] >= (options.floor or 0))
        excess = (worth - proof.u[rows, None] - proof.v)[usable]
        if excess.size:
            largest = max(int(excess.max()), int(excess.max()) if largest is None else largest)
    return largest


def _check_witness(problem: Problem, result: Result) -> tuple[str, ...]:
    if not result.witness:
        return ("Said to be impossible, with no reason.",)
    return tuple(
        f"The reason {clash.kind} does not hold."
        for clash in result.witness
        if not _holds(problem, result, clash)
    )


def _holds(problem: Problem, result: Result, clash: Clash) -> bool:
    pins = {(int(i), int(j)) for i, j in problem.pinned}
    asked = {(i, j) for i in clash.mentees for j in clash.mentors}
    mentors = list(clash.mentors)
    match clash.kind:
        case ClashKind.PIN_NOT_ELIGIBLE:
            return bool(asked) and asked <= pins and not any(problem.eligible[i, j] for i, j in asked)
        case ClashKind.MENTEE_PINNED_TOO_OFTEN:
            return asked <= pins and len(asked) > sum(int(problem.mentee_cap[i]) for i in clash.mentees)
        case ClashKind.MENTOR_PINNED_TOO_OFTEN:
            return asked <= pins and len(asked) > sum(int(problem.mentor_cap[j]) for j in mentors)
        case ClashKind.TOO_FEW_FOR_MINIMUM:
            if problem.mentor_min is None:
                return False
            taken = np.bincount(problem.pinned[:, 1], minlength=problem.shape[1])
            free = problem.mentee_cap > 0
            free[problem.pinned[:, 0]] = False
            usable = problem.eligible & (problem.score >= (result.options.floor or 0))
            reach = int((usable[:, mentors].any(axis=1) & free).sum())
            return reach < int(np.maximum(problem.mentor_min - taken, 0)[mentors].sum())
