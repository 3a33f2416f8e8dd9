"""The arithmetic under `match`: assignment on places, exact prices, fair choice among equals."""

from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from lotsa.engine.matching.problem import BoolArray, IntArray
from lotsa.engine.matching.residual import Residual

NOBODY = -1
TIE_BITS = 24


def assign(w: IntArray, ok: BoolArray, cap: IntArray, must: IntArray, bonus: int) -> IntArray:
    """Heaviest matching of rows to places; (r,) column of each row or NOBODY.

    w (r, m) weights >= 0, ok (r, m) allowed, cap (m,) places; the first must[j] earn `bonus` when filled.
    All sums must stay below 2**53: then the floats of the routine are exact integers.
    """
    cap = np.minimum(cap, ok.sum(axis=0, dtype=np.int64))
    place = np.repeat(np.arange(len(cap)), cap)
    number = np.arange(len(place)) - np.repeat(np.cumsum(cap) - cap, cap)
    value = np.where(ok, w, 0).astype(np.float64)[:, place]
    if bonus:
        value += np.where(ok[:, place] & (number < must[place]), bonus, 0)
    mate = np.full(len(w), NOBODY, np.int64)
    rows, slots = linear_sum_assignment(value, maximize=True)
    cols = place[slots]
    real = ok[rows, cols]  # a forbidden pair is worth nothing and stands for "no mentor"
    mate[rows[real]] = cols[real]
    return mate


def least_prices(part: Residual, mate: IntArray) -> tuple[IntArray, IntArray]:
    """u (r,) and v (m,) that prove `mate` the heaviest, with every v as low as it can be.

    Longest paths in the residual graph: a matched pair is tight, so when the price of a mentor rises, those
    matched there become ready to pay more elsewhere. Starts from the lowest prices the places allow and only
    ever raises them. Raises ArithmeticError if there is no end, which means a better matching exists.
    """
    r, m = part.w.shape
    filled = np.bincount(mate[mate != NOBODY], minlength=m)
    lowest = -(r + 1) * (int(part.w.max(initial=0)) + 1)
    v = np.where((part.low > 0) & (filled == part.low), lowest, 0).astype(np.int64)
    matched = mate != NOBODY
    own, u = np.zeros(r, np.int64), np.zeros(r, np.int64)
    own[matched] = part.w[matched, mate[matched]]
    changed = np.arange(r)
    for _ in range(m + 2):
        u[changed] = np.where(matched[changed], own[changed] - v[mate[changed]] if m else 0, 0)
        if not len(changed) or not m:
            return u, v
        need = np.where(part.ok[changed], part.w[changed] - u[changed, None], lowest).max(axis=0)
        rises = need > v
        v[rises] = need[rises]
        changed = np.flatnonzero(matched & rises[mate])
    raise ArithmeticError("The matching found is not the best one: its prices never settle.")


def _keys(side: bytes, seed: int, names: list[str]) -> NDArray[np.uint64]:
    salt = side + seed.to_bytes(8, "big")
    raw = b"".join(blake2b(name.encode(), digest_size=8, key=salt).digest() for name in names)
    return np.frombuffer(raw, "<u8").astype(np.uint64)


def hash64(seed: int, mentees: list[str], mentors: list[str]) -> NDArray[np.uint64]:
    """One number for each pair of ids in the two equally long lists; the same on every machine.

    BLAKE2b of each id, mixed with the SplitMix64 finaliser (Steele, Lea and Flood 2014).
    """
    z: NDArray[np.uint64] = _keys(b"mentee", seed, mentees) ^ (
        _keys(b"mentor", seed, mentors) << np.uint64(1)
    )
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z ^= z >> np.uint64(31)
    return z


def choose_among_best(
    part: Residual, mate: IntArray, u: IntArray, v: IntArray, seed: int, ids: tuple[list[str], list[str]]
) -> IntArray:
    """Of all equally good matchings the one with the highest sum of hashed ties: no order or name decides.

    By complementary slackness the best matchings are exactly those that use tight pairs only, match everybody
    with a price, fill every mentor with a price, and hold those with a negative price at their minimum. That
    falls apart into the connected parts of the graph of tight pairs, most of which leave no choice.
    ids: the ids of the rows and of the columns of `part`.
    """
    r, m = part.w.shape
    tight_i, tight_j = np.nonzero(part.ok & (part.w == u[:, None] + v))
    if len(tight_i) == int((mate != NOBODY).sum()):
        return mate
    cap = np.where(v < 0, part.low, part.cap)
    must = np.where(v > 0, part.cap, part.low)
    names_i, names_j = ids
    tie = hash64(seed, [names_i[i] for i in tight_i], [names_j[j] for j in tight_j])
    tie = (tie >> np.uint64(64 - TIE_BITS)).astype(np.int64)
    graph = coo_array((np.ones(len(tight_i), np.int8), (tight_i, r + tight_j)), shape=(r + m, r + m))
    _, label = connected_components(graph, directed=False)
    order = np.argsort(label[tight_i], kind="stable")
    borders = np.flatnonzero(np.diff(label[tight_i][order])) + 1
    chosen = mate.copy()
    for arcs in np.split(order, borders):
        rows, at_i = np.unique(tight_i[arcs], return_inverse=True)
        cols, at_j = np.unique(tight_j[arcs], return_inverse=True)
        if len(arcs) == int((mate[rows] != NOBODY).sum()):
            continue
        bonus = (len(rows) + 1) << TIE_BITS
        w = np.zeros((len(rows), len(cols)), np.int64)
        ok = np.zeros_like(w, np.bool_)
        ok[at_i, at_j] = True
        w[at_i, at_j] = tie[arcs] + bonus * (u[rows[at_i]] > 0)
        local = assign(w, ok, cap[cols], must[cols], bonus)
        chosen[rows] = np.where(local == NOBODY, NOBODY, cols[local])
    return chosen
