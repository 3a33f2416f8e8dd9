"""Why somebody is left over: the counts are right, and every way out really is one."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from lotsa.engine.matching import Options, RemedyKind, eligible, explain_unmatched, match, rule_counts
from lotsa.engine.matching.explain import rule_shares
from tests.engine.matching.problems import problem_of, problems

KEEP = Options(keep_bonus=20)


def removed(*tables):
    return {rule: np.array(table, bool) for rule, table in zip(["r1", "r2", "r3"], tables, strict=False)}


def test_the_waterfall_counts_each_mentor_once_and_says_who_only_one_rule_removes():
    tables = removed([[1, 1, 0, 0]], [[0, 1, 1, 0]], [[0, 0, 0, 0]])
    found = [(c.rule, c.forbids, c.first, c.only) for c in rule_counts(tables, 0)]
    assert found == [("r1", 2, 2, 1), ("r2", 2, 1, 1)]


def test_shares_name_the_rule_that_removes_most_first():
    assert list(rule_shares(removed([[0, 1]], [[1, 1]])).items()) == [("r2", 2), ("r1", 1)]


def test_the_last_of_three_for_two_places_is_told_who_has_them_and_what_one_more_gives():
    p = problem_of([[90, 80, 10], [85, 70, 10], [60, 65, 10]], [[1, 1, 0]] * 3, [1, 1, 5])
    mates = match(p).mentor_of
    assert mates == {0: 1, 1: 0}
    why = explain_unmatched(p, KEEP, mates, {}, 2)
    assert why.full
    assert why.open_to == (1, 0)
    assert why.held_by == {1: (0,), 0: (1,)}
    ways = [(way.kind, way.mentor, way.mate, way.score, way.matched) for way in why.remedies]
    kind = RemedyKind.ONE_MORE_PLACE
    assert ways == [(kind, 1, 1, 65, 3), (kind, 0, 0, 60, 3)]


def test_a_rule_that_alone_stands_in_the_way_is_a_way_out_when_it_may_be_loosened():
    tables = removed([[1]], [[0]])
    p = problem_of([[50]], [[0]])
    assert explain_unmatched(p, KEEP, {}, tables, 0).remedies == ()
    (way,) = explain_unmatched(p, KEEP, {}, tables, 0, may_loosen=["r1", "r2"]).remedies
    assert (way.kind, way.rule, way.mate, way.score) == (RemedyKind.LOOSEN_RULE, "r1", 0, 50)


def test_when_a_place_is_free_as_things_stand_running_again_is_the_way():
    p = problem_of([[50]])
    (way,) = explain_unmatched(p, KEEP, {}, {}, 0).remedies
    assert (way.kind, way.mate) == (RemedyKind.RUN_AGAIN, 0)


@settings(max_examples=120, deadline=None)
@given(problems(most=5, pins=False, minimum=False), st.integers(0, 2**32 - 1))
def test_every_way_out_gives_the_mentee_a_mentor_and_leaves_nobody_without(p, seed):
    n, m = p.shape
    r = np.random.default_rng(seed)
    tables = {"r1": ~p.eligible & (r.random((n, m)) < 0.6)}
    tables["r2"] = ~p.eligible & ~tables["r1"]
    mates = match(p).mentor_of
    for i in set(range(n)) - set(mates):
        why = explain_unmatched(p, KEEP, mates, tables, i, may_loosen=["r1", "r2"])
        assert why.full  # most people first: a free place would have been used
        assert why.remedies == tuple(way for way in why.remedies if way.kind is not RemedyKind.RUN_AGAIN)
        assert sum(count.first for count in why.rules) == m - len(why.open_to)
        for way in why.remedies:
            assert way.matched > len(mates)
            if way.kind is RemedyKind.ONE_MORE_PLACE:
                cap = p.mentor_cap.copy()
                cap[way.mentor] += 1
                assert match(replace(p, mentor_cap=cap)).value.matched == len(mates) + 1
            else:
                rest = {rule: table for rule, table in tables.items() if rule != way.rule}
                assert eligible(rest, p.shape)[i, way.mate]
