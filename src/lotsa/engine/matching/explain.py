"""Why somebody is left over, and what would help: every way out is tried by solving again."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from lotsa.engine.matching.problem import BoolArray, IntArray, Options, Problem
from lotsa.engine.matching.result import Result, Status
from lotsa.engine.matching.rules import eligible
from lotsa.engine.matching.solve import match

Mates = Mapping[int, int]  # row of a mentee -> column of the mentor


@dataclass(frozen=True)
class RuleCount:
    """Mentors a rule removes for one mentee: all of them, those no earlier rule did, those only it does."""

    rule: str
    forbids: int
    first: int
    only: int


class RemedyKind(StrEnum):
    RUN_AGAIN = "run_again"  # the best proposal has room for the mentee as things stand
    ONE_MORE_PLACE = "one_more_place"
    LOOSEN_RULE = "loosen_rule"


@dataclass(frozen=True)
class Remedy:
    """What would give the mentee a mentor, tried: `mate` is that mentor, `score` what the two are worth.

    mentor   with ONE_MORE_PLACE: who would take one more; the mentee may end up with somebody else
    rule     with LOOSEN_RULE: the rule that would no longer hold for anybody
    matched  people matched then; changed: others whose mentor is then another
    """

    kind: RemedyKind
    mate: int
    score: int
    matched: int
    changed: int
    mentor: int | None = None
    rule: str | None = None


@dataclass(frozen=True)
class Unmatched:
    """open_to: mentors no rule forbids, best first. held_by: who has their places. full: none is free."""

    mentee: int
    rules: tuple[RuleCount, ...]
    open_to: tuple[int, ...]
    held_by: Mapping[int, tuple[int, ...]]
    full: bool
    remedies: tuple[Remedy, ...]


def rule_shares(removed_by: Mapping[str, BoolArray]) -> dict[str, int]:
    """Rule -> how many of the possible pairs it forbids, the one that forbids most first."""
    counts = {rule: int(forbids.sum()) for rule, forbids in removed_by.items()}
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def rule_counts(removed_by: Mapping[str, BoolArray], mentee: int) -> tuple[RuleCount, ...]:
    """The waterfall of mentors removed for one mentee, in the order of the rules; silent ones left out."""
    rows = {rule: forbids[mentee] for rule, forbids in removed_by.items()}
    if not rows:
        return ()
    how_many = np.sum(list(rows.values()), axis=0)
    gone = np.zeros_like(next(iter(rows.values())))
    found = []
    for rule, forbids in rows.items():
        if forbids.any():
            first, only = int((forbids & ~gone).sum()), int((forbids & (how_many == 1)).sum())
            found.append(RuleCount(rule, int(forbids.sum()), first, only))
        gone = gone | forbids
    return tuple(found)


def explain_unmatched(
    problem: Problem,
    options: Options,
    mates: Mates,
    removed_by: Mapping[str, BoolArray],
    mentee: int,
    *,
    may_loosen: Collection[str] = (),
    most: int = 3,
) -> Unmatched:
    """Why `mentee` has no mentor in `mates` (the pairs as they stand), and what would help.

    At most `most` ways of each kind are given. Pairs in `problem.pinned` stand in every trial; the others are
    kept as far as `options.keep_bonus` says.
    """
    score = problem.score[mentee]
    open_to = sorted(
        (int(j) for j in np.flatnonzero(problem.eligible[mentee])),
        key=lambda j: (-int(score[j]), problem.mentor_id[j]),
    )
    held_by = {j: tuple(sorted(i for i, at in mates.items() if at == j)) for j in open_to}
    full = all(len(held_by[j]) >= int(problem.mentor_cap[j]) for j in open_to)
    base = trial_problem(problem, mates)
    remedies = _run_again(base, options, mates, mentee)
    if not remedies:
        remedies = [
            *_one_more_place(base, options, mates, mentee, open_to, most),
            *_loosen(base, options, mates, removed_by, mentee, may_loosen, most),
        ]
    return Unmatched(mentee, rule_counts(removed_by, mentee), tuple(open_to), held_by, full, tuple(remedies))


def trial_problem(problem: Problem, mates: Mates) -> Problem:
    """The problem with the pairs as they stand for today's pairs, so that a keep bonus favours them."""
    return replace(problem, current=pairs_array(mates))


def pairs_array(mates: Mates) -> IntArray:
    return np.array(sorted(mates.items()), np.int64).reshape(-1, 2)


def _tried(
    result: Result, problem: Problem, mates: Mates, mentee: int, kind: RemedyKind, **who: int | str
) -> Remedy | None:
    if result.status is not Status.OPTIMAL_PROVEN:
        return None
    new = result.mentor_of
    if mentee not in new or not set(mates) <= set(new):
        return None  # no help, or help at somebody else's expense
    changed = sum(new[i] != j for i, j in mates.items())
    mate = new[mentee]
    return Remedy(
        kind,
        mate,
        int(problem.score[mentee, mate]),
        result.value.matched,
        changed,
        **who,  # type: ignore[arg-type]  # mentor= or rule=, as the callers below give it
    )


def _run_again(problem: Problem, options: Options, mates: Mates, mentee: int) -> list[Remedy]:
    remedy = _tried(match(problem, options), problem, mates, mentee, RemedyKind.RUN_AGAIN)
    return [remedy] if remedy else []


def _one_more_place(
    problem: Problem, options: Options, mates: Mates, mentee: int, open_to: list[int], most: int
) -> list[Remedy]:
    found: list[Remedy] = []
    for j in open_to[: 2 * most]:
        cap = problem.mentor_cap.copy()
        cap[j] += 1
        wider = replace(problem, mentor_cap=cap)
        kind = RemedyKind.ONE_MORE_PLACE
        remedy = _tried(match(wider, options), wider, mates, mentee, kind, mentor=j)
        if remedy:
            found.append(remedy)
        if len(found) == most:
            break
    return found


def _loosen(
    problem: Problem,
    options: Options,
    mates: Mates,
    removed_by: Mapping[str, BoolArray],
    mentee: int,
    may_loosen: Collection[str],
    most: int,
) -> list[Remedy]:
    found: list[Remedy] = []
    for count in rule_counts(removed_by, mentee):
        if count.rule in may_loosen and count.only and len(found) < most:
            others = {rule: forbids for rule, forbids in removed_by.items() if rule != count.rule}
            # What is pinned stays allowed: it was decided by hand.
            freer = replace(problem, eligible=eligible(others, problem.shape) | problem.eligible)
            kind = RemedyKind.LOOSEN_RULE
            remedy = _tried(match(freer, options), freer, mates, mentee, kind, rule=count.rule)
            if remedy:
                found.append(remedy)
    return found
