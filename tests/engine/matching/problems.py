"""Small random problems for the tests, and slow, obvious solvers to compare with."""

from itertools import product

import numpy as np
from hypothesis import strategies as st

from lotsa.engine.matching import Options, Problem


def problem_of(score, eligible=None, mentor_cap=None, **rest) -> Problem:
    score = np.asarray(score, np.int32)
    n, m = score.shape
    values = {
        "score": score,
        "eligible": np.ones((n, m), bool) if eligible is None else np.asarray(eligible, bool).reshape(n, m),
        "mentee_cap": np.ones(n, np.int64),
        "mentor_cap": np.ones(m, np.int64) if mentor_cap is None else np.asarray(mentor_cap),
        "mentee_id": tuple(f"e{i:03}" for i in range(n)),
        "mentor_id": tuple(f"o{j:03}" for j in range(m)),
    }
    return Problem(**{**values, **rest})


@st.composite
def problems(draw, most=6, places=3, points=60, pins=True, minimum=True):
    n, m = draw(st.integers(0, most)), draw(st.integers(0, most - 1))
    seed = draw(st.integers(0, 2**32 - 1))
    density = draw(st.sampled_from([0.2, 0.5, 0.8, 1.0]))
    high = draw(st.sampled_from([0, 2, points]))
    r = np.random.default_rng(seed)
    eligible = r.random((n, m)) < density
    cap = r.integers(0, places + 1, m)
    rest = {}
    if pins and draw(st.booleans()) and eligible.any():
        arcs = np.argwhere(eligible)
        rest["pinned"] = arcs[r.choice(len(arcs), min(len(arcs), int(r.integers(1, 3))), replace=False)]
    if draw(st.booleans()) and n and m:
        all_pairs = np.array(list(product(range(n), range(m))))
        rest["current"] = all_pairs[r.choice(len(all_pairs), min(n, len(all_pairs)), replace=False)]
    if minimum and draw(st.booleans()):
        rest["mentor_min"] = np.minimum(cap, r.integers(0, 2, m))
    return problem_of(r.integers(0, high + 1, (n, m)), eligible, cap, **rest)


def all_matchings(p: Problem, floor: int = 0):
    """Every allowed matching, as a tuple with a column or None for each row. For n * m up to 30 or so."""
    pins = {(int(i), int(j)) for i, j in p.pinned}
    choices = []
    for i in range(p.shape[0]):
        mine = [j for x, j in pins if x == i]
        open_to = [None, *(int(j) for j in np.flatnonzero(p.eligible[i] & (p.score[i] >= floor)))]
        choices.append(mine if mine else open_to if p.mentee_cap[i] else [None])
    low = np.zeros(p.shape[1], int) if p.mentor_min is None else p.mentor_min
    for mate in product(*choices):
        count = np.bincount([j for j in mate if j is not None], minlength=p.shape[1])
        if (count <= p.mentor_cap).all() and (count >= low).all() and pins <= set(enumerate(mate)):
            yield mate


def worth(p: Problem, options: Options, mate) -> tuple[int, int]:
    """(people, points with keep bonus) of a matching as `all_matchings` gives it."""
    today = set() if p.current is None else {(int(i), int(j)) for i, j in p.current}
    pairs = [(i, j) for i, j in enumerate(mate) if j is not None]
    points = sum(int(p.score[pair]) for pair in pairs) + options.keep_bonus * len(today & set(pairs))
    return (len(pairs) if "matched" in options.levels else 0), points


def shuffled(p: Problem, seed: int) -> Problem:
    """The same people in another order."""
    r = np.random.default_rng(seed)
    n, m = p.shape
    rows, cols = r.permutation(n), r.permutation(m)
    new_row, new_col = np.argsort(rows), np.argsort(cols)

    def moved(pairs):
        return np.column_stack((new_row[pairs[:, 0]], new_col[pairs[:, 1]])) if len(pairs) else pairs

    return Problem(
        score=p.score[np.ix_(rows, cols)],
        eligible=p.eligible[np.ix_(rows, cols)],
        mentee_cap=p.mentee_cap[rows],
        mentor_cap=p.mentor_cap[cols],
        mentee_id=tuple(p.mentee_id[i] for i in rows),
        mentor_id=tuple(p.mentor_id[j] for j in cols),
        mentor_min=None if p.mentor_min is None else p.mentor_min[cols],
        pinned=moved(p.pinned),
        current=None if p.current is None else moved(p.current),
    )
