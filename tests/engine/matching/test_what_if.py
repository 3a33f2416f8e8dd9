"""A change is told before it is made, and told truly."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from lotsa.engine.matching import Options, alternatives, match, what_if
from tests.engine.matching.problems import problem_of, problems, shuffled

KEEP = Options(keep_bonus=3)


def test_the_swap_is_told_with_who_moves_and_who_could_have_the_place():
    #        göran åsa; elin at göran, maja at åsa, nils without
    p = problem_of([[71, 66], [67, 64], [74, 10]], [[1, 1], [1, 1], [1, 0]], [1, 1])
    told = what_if(p, KEEP, {0: 0, 1: 1}, 0, 1)
    assert (told.mine.score_before, told.mine.score_after) == (71, 66)
    assert [(c.mentee, c.before, c.after, c.score_after) for c in told.others] == [(1, 1, 0, 67)]
    assert (told.total, told.matched, told.freed, told.could) == (-2, 0, (), ())
    assert told.mates == {0: 1, 1: 0}


def test_a_free_place_moves_nobody_else_and_frees_one_for_somebody_left_over():
    p = problem_of([[71, 66], [74, 0]], [[1, 1], [1, 0]], [1, 2])
    told = what_if(p, KEEP, {0: 0}, 0, 1)
    assert (told.others, told.freed, told.could, told.total) == ((), (0,), ((1, 0, 74),), -5)


def test_solving_everybody_again_gives_the_place_to_the_one_left_over():
    p = problem_of([[71, 66], [74, 0]], [[1, 1], [1, 0]], [1, 2])
    told = what_if(p, KEEP, {0: 0}, 0, 1, everybody=True)
    assert (told.mates, told.matched, told.total) == ({0: 1, 1: 0}, 1, 69)


def test_locked_pairs_and_rules_are_never_broken():
    p = problem_of([[9, 8], [7, 6]], [[1, 1], [0, 1]], [1, 1])
    assert what_if(p, KEEP, {0: 0, 1: 1}, 0, 1, locked=[1]) is None
    assert what_if(p, KEEP, {0: 0, 1: 1}, 1, 0) is None
    assert what_if(p, KEEP, {0: 0, 1: 1}, 0, 1, locked=[0]) is None


def test_alternatives_come_least_harm_first():
    p = problem_of([[71, 64, 70], [0, 0, 68]], mentor_cap=[1, 1, 1])
    found = [(j, told.total) for j, told in alternatives(p, KEEP, {0: 0, 1: 2}, 0)]
    assert found == [(1, -7), (2, -69)]


@settings(max_examples=150, deadline=None)
@given(problems(most=5, pins=False, minimum=False), st.data())
def test_what_is_told_is_what_the_pairs_are_worth(p, data):
    mates = match(p).mentor_of
    if not p.shape[0] or not p.shape[1]:
        return
    i = data.draw(st.integers(0, p.shape[0] - 1))
    j = data.draw(st.integers(0, p.shape[1] - 1))
    locked = data.draw(st.sets(st.sampled_from(sorted(mates)) if mates else st.nothing()))
    everybody = data.draw(st.booleans())
    told = what_if(p, KEEP, mates, i, j, locked=locked, everybody=everybody)
    if told is None:
        return
    new = dict(told.mates)
    assert new[i] == j
    assert all(p.eligible[a, b] for a, b in new.items())
    assert (np.bincount(list(new.values()), minlength=p.shape[1]) <= p.mentor_cap).all()
    assert all(new[a] == mates[a] for a in locked)
    worth = sum(int(p.score[a, b]) for a, b in new.items()) - sum(
        int(p.score[a, b]) for a, b in mates.items()
    )
    assert (told.total, told.matched) == (worth, len(new) - len(mates))
    moved = {c.mentee for c in told.others} | {i}
    assert all(new.get(a) == mates.get(a) for a in range(p.shape[0]) if a not in moved)
    for a, b, score in told.could:
        assert a not in new
        assert p.eligible[a, b]
        assert score == p.score[a, b]
    # No change of a best matching can make it better.
    assert (told.matched, told.total) <= (0, 0) or told.matched < 0


@settings(max_examples=60, deadline=None)
@given(problems(most=5, pins=False, minimum=False), st.integers(0, 100), st.booleans())
def test_the_order_of_people_changes_nothing(p, seed, everybody):
    q = shuffled(p, seed)
    mates = {p.mentee_id[i]: p.mentor_id[j] for i, j in match(p).mentor_of.items()}

    def told(problem):
        row = {name: i for i, name in enumerate(problem.mentee_id)}
        col = {name: j for j, name in enumerate(problem.mentor_id)}
        now = {row[i]: col[j] for i, j in mates.items()}
        out = {}
        for i in problem.mentee_id:
            for j in problem.mentor_id:
                found = what_if(problem, KEEP, now, row[i], col[j], everybody=everybody)
                out[i, j] = found and sorted(
                    (problem.mentee_id[a], problem.mentor_id[b]) for a, b in found.mates.items()
                )
        return out

    assert told(p) == told(q)
