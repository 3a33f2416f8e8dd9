from datetime import date, timedelta
from math import inf, isclose, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotsa.engine.effect.attainment import t_score, written_late

LEVELS = st.lists(st.integers(-2, 2), min_size=1, max_size=12)
WEIGHT = st.floats(0.01, 100)


def test_t_score_is_the_published_one() -> None:
    assert round(t_score([0, 1, 1]), 4) == 59.1287
    assert round(t_score([0, 1, 1], [1, 1, 1]), 4) == 59.1287


def test_t_score_of_one_goal_is_ten_per_level() -> None:
    assert [t_score([level]) for level in (-2, -1, 0, 1, 2)] == [30, 40, 50, 60, 70]


@given(st.integers(1, 12), st.data())
def test_t_score_is_fifty_when_all_end_as_planned(count: int, data: st.DataObject) -> None:
    weights = data.draw(st.lists(WEIGHT, min_size=count, max_size=count))
    assert t_score([0] * count, weights) == 50


@given(LEVELS)
def test_t_score_mirrors_around_fifty(levels: list[int]) -> None:
    assert isclose(t_score(levels) + t_score([-level for level in levels]), 100)


@given(st.lists(st.tuples(st.integers(-2, 2), WEIGHT), min_size=1, max_size=12), st.floats(1e-200, 1e200))
def test_t_score_knows_proportions_and_no_order(goals: list[tuple[int, float]], factor: float) -> None:
    levels, weights = [level for level, _ in goals], [weight for _, weight in goals]
    expected = t_score(levels, weights)
    assert isclose(t_score(levels, [weight * factor for weight in weights]), expected, rel_tol=1e-9)
    assert isclose(t_score(levels[::-1], weights[::-1]), expected, rel_tol=1e-9)


@given(LEVELS, st.data())
def test_t_score_rises_with_every_level(levels: list[int], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(levels) - 1))
    if levels[place] < 2:
        higher = [level + (at == place) for at, level in enumerate(levels)]
        assert t_score(higher) > t_score(levels)


@pytest.mark.parametrize(
    ("levels", "weights", "rho"),
    [
        ([], None, 0.3),
        ([3], None, 0.3),
        ([-3], None, 0.3),
        ([0, 1], [1], 0.3),
        ([0], [0], 0.3),
        ([0], [-1], 0.3),
        ([0], [nan], 0.3),
        ([0], [inf], 0.3),
        ([0], None, 1.1),
        ([0], None, nan),
    ],
)
def test_t_score_refuses_what_it_cannot_mean(
    levels: list[int], weights: list[float] | None, rho: float
) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (every one of them)
        t_score(levels, weights, rho=rho)


def test_levels_are_late_when_changed_on_the_way_or_written_at_the_end() -> None:
    day = date(2026, 3, 2)
    late = day + timedelta(days=13)
    assert written_late(written_on=day, ended_on=None, levels_changed_on=None) is False
    assert written_late(written_on=day, ended_on=day + timedelta(days=14), levels_changed_on=None) is False
    assert written_late(written_on=day, ended_on=late, levels_changed_on=None) is True
    assert written_late(written_on=day, ended_on=None, levels_changed_on=day) is True
