"""The checker accepts every true result and rejects every tampered one."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotsa.engine.matching import Options, Status, match, verify
from tests.engine.matching.problems import problem_of, problems


def proven():
    r = np.random.default_rng(3)
    p = problem_of(r.integers(20, 100, (8, 4)), r.random((8, 4)) < 0.7, [2, 1, 2, 1], pinned=[(0, 0)])
    p = replace(p, eligible=p.eligible | (p.score > 90), pinned=np.argwhere(p.eligible)[:1])
    return p, match(p)


def with_prices(r, u=None, v=None, **rest):
    proof = r.certificate
    return replace(
        r, certificate=replace(proof, u=proof.u if u is None else u, v=proof.v if v is None else v, **rest)
    )


def test_the_sample_is_proven_and_has_somebody_left_over():
    p, r = proven()
    report = verify(p, r)
    assert report.ok
    assert report.primal == report.dual > 0
    assert report.max_reduced_cost == 0
    assert r.value.matched < p.shape[0]


def test_every_changed_price_is_rejected():
    p, r = proven()
    for side, length in (("u", 8), ("v", 4)):
        for at in range(length):
            for step in (-1, 1):
                prices = getattr(r.certificate, side).copy()
                prices[at] += step
                assert not verify(p, with_prices(r, **{side: prices})).ok, (side, at, step)


def test_a_smaller_worth_of_a_person_is_rejected():
    p, r = proven()
    assert not verify(p, with_prices(r, B=0)).ok
    assert not verify(p, with_prices(r, B=r.certificate.B - 1)).ok


def test_every_exchange_of_two_mentees_is_rejected():
    p, r = proven()
    tried = 0
    for x in range(len(r.pairs)):
        for y in range(x):
            pairs = r.pairs.copy()
            pairs[[x, y], 1] = pairs[[y, x], 1]
            if (pairs == r.pairs).all():
                continue
            tried += 1
            assert not verify(p, replace(r, pairs=pairs)).ok
    assert tried > 5


def test_a_missing_repeated_or_foreign_pair_is_rejected():
    p, r = proven()
    for pairs in (r.pairs[1:], np.vstack((r.pairs, r.pairs[:1])), r.pairs + 100, r.pairs[:, :1]):
        assert not verify(p, replace(r, pairs=pairs)).ok


def test_every_change_of_the_problem_is_rejected():
    p, r = proven()
    for at in np.ndindex(p.shape):
        score, eligible = p.score.copy(), p.eligible.copy()
        score[at] += 1
        eligible[at] ^= True
        assert not verify(replace(p, score=score), r).ok
        assert not verify(replace(p, eligible=eligible), r).ok
    assert not verify(replace(p, mentor_cap=p.mentor_cap + 1), r).ok
    assert not verify(p, replace(r, options=Options(keep_bonus=1))).ok


def test_a_wrong_value_is_rejected():
    p, r = proven()
    assert not verify(p, replace(r, value=replace(r.value, total=r.value.total + 1))).ok


@pytest.mark.parametrize(
    ("pairs", "sentence"),
    [
        ([(0, 0), (1, 0)], "more mentees than places"),
        ([(0, 0), (0, 1)], "too many mentors"),
        ([(0, 0), (1, 2)], "forbidden by a rule"),
        ([(1, 1)], "pinned pair is missing"),
        ([(0, 0), (2, 1)], "below the floor"),
    ],
)
def test_what_breaks_a_rule_is_said(pairs, sentence):
    p = problem_of(
        [[50, 50, 50], [50, 50, 50], [5, 5, 50]],
        [[1, 1, 1], [1, 1, 0], [1, 1, 1]],
        mentor_min=[0, 0, 0],
        pinned=[(0, 0)],
    )
    r = match(p, Options(floor=10))
    assert verify(p, r).ok
    assert sentence in " ".join(verify(p, replace(r, pairs=np.array(pairs))).errors)


def test_a_missed_minimum_is_rejected():
    p = problem_of([[9, 1], [9, 1]], mentor_cap=[2, 1], mentor_min=[0, 1])
    r = match(p)
    assert verify(p, r).ok
    assert "minimum" in verify(p, replace(r, pairs=np.array([(0, 0), (1, 0)]))).errors[0]


def test_an_invented_impossibility_is_rejected():
    p, r = proven()
    assert not verify(p, replace(r, status=Status.INFEASIBLE)).ok
    bad = problem_of([[1]], [[0]], pinned=[(0, 0)])
    (clash,) = match(bad).witness
    assert not verify(p, replace(r, status=Status.INFEASIBLE, witness=(clash,))).ok


@settings(max_examples=150, deadline=None)
@given(problems(most=7), st.integers(0, 50))
def test_a_matching_that_is_not_best_never_passes(p, seed):
    r = match(p)
    if r.status is Status.INFEASIBLE or not len(r.pairs):
        return
    drop = np.random.default_rng(seed).integers(len(r.pairs))
    pairs = np.delete(r.pairs, drop, axis=0)
    points = int(p.score[pairs[:, 0], pairs[:, 1]].sum())
    kept = len(pairs) and r.value.kept
    for count in {kept, max(0, kept - 1), 0}:
        claim = replace(r, pairs=pairs, value=replace(r.value, matched=len(pairs), total=points, kept=count))
        assert not verify(p, claim).ok
