"""What happens to everybody when one mentee gets another mentor, before anything is changed."""

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np

from lotsa.engine.matching.explain import Mates, pairs_array
from lotsa.engine.matching.problem import Options, Problem
from lotsa.engine.matching.result import Status
from lotsa.engine.matching.solve import match


@dataclass(frozen=True)
class Change:
    """One mentee's mentor before and after; None for nobody. Scores are in hundredths, 0 for nobody."""

    mentee: int
    before: int | None
    after: int | None
    score_before: int
    score_after: int


@dataclass(frozen=True)
class WhatIf:
    """mine: the change asked for; others: everybody else whose mentor changes, in the order of the ids.

    total, matched: how much the sum of points and the number of people change.
    freed: mentors who get a free place. could: people without a mentor who could then have such a place,
    as (mentee, mentor, score), best first.
    """

    mates: Mates
    mine: Change
    others: tuple[Change, ...]
    total: int
    matched: int
    freed: tuple[int, ...]
    could: tuple[tuple[int, int, int], ...]


def what_if(
    problem: Problem,
    options: Options,
    mates: Mates,
    mentee: int,
    mentor: int,
    *,
    locked: Collection[int] = (),
    everybody: bool = False,
) -> WhatIf | None:
    """Give `mentee` to `mentor`; None when a rule forbids it or locked pairs hold every place there.

    everybody=False: only the swap. When the mentor is full, the mentee who loses least leaves and gets the
    best place that is left; all others stay where they are.
    everybody=True: all pairs that are not locked are solved again round the new pair.
    locked: mentees whose pairs must stand.
    """
    if not problem.eligible[mentee, mentor] or mentee in locked or problem.mentor_cap[mentor] < 1:
        return None
    stay = {i: j for i, j in mates.items() if i != mentee and (i in locked or not everybody)}
    if not everybody:
        there = [i for i, j in mates.items() if j == mentor and i not in locked and i != mentee]
        if list(stay.values()).count(mentor) >= problem.mentor_cap[mentor]:
            tried = [_solve(problem, options, mates, stay, out, mentee, mentor) for out in sorted(there)]
        else:
            tried = [_solve(problem, options, mates, stay, None, mentee, mentor)]
    elif list(stay.values()).count(mentor) >= problem.mentor_cap[mentor]:
        tried = []
    else:
        tried = [_solve_all(problem, options, mates, stay, mentee, mentor)]
    outcomes = [new for new in tried if new is not None]
    if not outcomes:
        return None
    best = max(outcomes, key=lambda new: (len(new), _sum(problem, new), _names(problem, new)))
    return _told(problem, mates, best, mentee)


def alternatives(
    problem: Problem,
    options: Options,
    mates: Mates,
    mentee: int,
    *,
    locked: Collection[int] = (),
    most: int = 3,
    tries: int = 12,
) -> list[tuple[int, WhatIf]]:
    """The best other mentors for `mentee` as swaps, least harm to all first: (mentor, what happens)."""
    score = problem.score[mentee]
    others = [int(j) for j in np.flatnonzero(problem.eligible[mentee]) if j != mates.get(mentee)]
    others.sort(key=lambda j: (-int(score[j]), problem.mentor_id[j]))
    found = []
    for j in others[:tries]:
        outcome = what_if(problem, options, mates, mentee, j, locked=locked)
        if outcome is not None:
            found.append((j, outcome))
    found.sort(key=lambda each: (-each[1].matched, -each[1].total, problem.mentor_id[each[0]]))
    return found[:most]


def _sum(problem: Problem, mates: Mates) -> int:
    return sum(int(problem.score[i, j]) for i, j in mates.items())


def _names(problem: Problem, mates: Mates) -> list[tuple[str, str]]:
    return sorted((problem.mentee_id[i], problem.mentor_id[j]) for i, j in mates.items())


def _solve(
    problem: Problem, options: Options, mates: Mates, stay: Mates, out: int | None, mentee: int, mentor: int
) -> dict[int, int] | None:
    """The swap with `out` as the one who leaves: one row is free, so the best place left is enough."""
    new = {i: j for i, j in stay.items() if i != out} | {mentee: mentor}
    if out is None:
        return new
    taken = np.bincount(list(new.values()), minlength=problem.shape[1])
    free = problem.eligible[out] & (taken < problem.mentor_cap) & (problem.score[out] >= (options.floor or 0))
    places = [int(j) for j in np.flatnonzero(free)]
    if places:
        new[out] = max(places, key=lambda j: (int(problem.score[out, j]), problem.mentor_id[j]))
    return new


def _solve_all(
    problem: Problem, options: Options, mates: Mates, stay: Mates, mentee: int, mentor: int
) -> dict[int, int] | None:
    pinned = pairs_array({**stay, mentee: mentor})
    allowed = problem.eligible.copy()
    allowed[pinned[:, 0], pinned[:, 1]] = True
    again = replace(problem, pinned=pinned, eligible=allowed, current=pairs_array(mates))
    result = match(again, options)
    return result.mentor_of if result.status is Status.OPTIMAL_PROVEN else None


def _told(problem: Problem, old: Mates, new: Mates, mentee: int) -> WhatIf:
    def change(i: int) -> Change:
        before, after = old.get(i), new.get(i)
        return Change(
            i,
            before,
            after,
            0 if before is None else int(problem.score[i, before]),
            0 if after is None else int(problem.score[i, after]),
        )

    ids = problem.mentee_id
    differs = sorted((i for i in {*old, *new} if old.get(i) != new.get(i)), key=ids.__getitem__)
    before = np.bincount(list(old.values()), minlength=problem.shape[1])
    after = np.bincount(list(new.values()), minlength=problem.shape[1])
    freed = [int(j) for j in np.flatnonzero((after < before) & (after < problem.mentor_cap))]
    left = [i for i in range(problem.shape[0]) if i not in new and problem.mentee_cap[i]]
    could = [(i, j, int(problem.score[i, j])) for i in left for j in freed if problem.eligible[i, j]]
    could.sort(key=lambda each: (-each[2], ids[each[0]], problem.mentor_id[each[1]]))
    return WhatIf(
        dict(new),
        change(mentee),
        tuple(change(i) for i in differs if i != mentee),
        _sum(problem, new) - _sum(problem, old),
        len(new) - len(old),
        tuple(freed),
        tuple(could),
    )
