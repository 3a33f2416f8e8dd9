"""A stored result comes back the same, on the same people in any order, and nowhere else."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotsa.engine.matching import (
    Options,
    certificate_sha256,
    from_json,
    from_plain,
    input_sha256,
    match,
    to_json,
    to_plain,
    verify,
)
from tests.engine.matching.problems import problem_of, problems, shuffled


@settings(max_examples=80, deadline=None)
@given(problems(), st.integers(0, 9))
def test_it_comes_back_and_is_checked_again(p, seed):
    r = match(p, Options(keep_bonus=3, seed=seed))
    other = shuffled(p, seed)
    back = from_json(other, to_json(p, r))
    assert verify(other, back).ok
    assert to_json(other, back) == to_json(p, r)
    assert certificate_sha256(other, back) == certificate_sha256(p, r)
    assert from_plain(p, json.loads(json.dumps(to_plain(p, r)))).value == r.value


def test_the_fingerprint_does_not_change_between_versions():
    p = problem_of([[1, 2], [3, 4]], [[1, 0], [1, 1]], pinned=[(0, 0)])
    assert input_sha256(p, Options()) == "734d7bc84386ada83fd82e8e36fc2e8bfcff9cb413ad08e5a011ca59444fae69"
    assert (
        certificate_sha256(p, match(p)) == "c8147bb78bd8dd6d00530c4f2da4d019d2dff810b12ce76003130c26dd6cf309"
    )


@pytest.mark.parametrize("text", ["{}", "[]", '{"format": 2}', '"x"'])
def test_what_is_not_a_result_is_refused(text):
    with pytest.raises(ValueError, match="stored"):
        from_json(problem_of(np.ones((2, 2))), text)


def test_other_people_are_refused():
    p = problem_of(np.ones((2, 2)))
    with pytest.raises(ValueError, match="other people"):
        from_json(problem_of(np.ones((3, 2))), to_json(p, match(p)))


def test_a_result_on_changed_input_does_not_pass():
    p = problem_of(np.ones((2, 2)))
    assert not verify(problem_of(np.full((2, 2), 2)), from_json(p, to_json(p, match(p)))).ok
