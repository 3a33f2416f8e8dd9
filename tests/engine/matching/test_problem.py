"""Bad input is refused with a sentence that says what is wrong."""

import numpy as np
import pytest

from lotsa.engine.matching import Options
from tests.engine.matching.problems import problem_of


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"score": np.ones(3, np.int32)}, "two dimensions"),
        ({"score": np.full((3, 2), 0.5)}, "whole numbers"),
        ({"score": np.full((3, 2), 2**40)}, "outside"),
        ({"score": np.full((3, 2), -1)}, "below zero"),
        ({"eligible": np.ones((2, 3), bool)}, "shape"),
        ({"eligible": np.ones((3, 2), int)}, "true and false"),
        ({"mentee_cap": [1, 1, 2]}, "at most one mentor"),
        ({"mentor_cap": [1]}, "2 numbers"),
        ({"mentor_cap": [1, -1]}, "below zero"),
        ({"mentor_min": [0, 2]}, "larger than mentor_cap"),
        ({"pinned": [(0, 2)]}, "not in the problem"),
        ({"pinned": [(0, 1), (0, 1)]}, "same pair twice"),
        ({"pinned": [0, 1, 1]}, "two columns"),
        ({"current": [(-1, 0)]}, "not in the problem"),
        ({"mentee_id": ("a", "b")}, "must have 3 ids"),
        ({"mentee_id": ("a", "b", "b")}, "same id twice"),
        ({"mentor_id": (1, 2)}, "strings"),
        ({"quotas": ("half",)}, "not supported yet"),
    ],
)
def test_a_bad_problem_is_refused(change, sentence):
    good = problem_of(np.ones((3, 2)))
    values = {name: getattr(good, name) for name in good.__dataclass_fields__}
    with pytest.raises(ValueError, match=sentence):
        type(good)(**{**values, **change})


@pytest.mark.parametrize(
    "change",
    [{"levels": ("total", "matched")}, {"keep_bonus": -1}, {"floor": -1}, {"seed": -1}, {"seed": 2**63}],
)
def test_bad_options_are_refused(change):
    with pytest.raises(ValueError, match=r"levels|keep_bonus|floor|seed"):
        Options(**change)
