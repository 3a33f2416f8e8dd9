"""The score by its definition: the worked values, and what holds for anybody."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotsa.engine.matching import DEFAULT_WEIGHTS, PARTS, check_weights, score_parts, shown, word
from tests.engine.matching import people
from tests.engine.matching.people import mentee, mentor


def part(name, one, other):
    scores = score_parts([one], [other], DEFAULT_WEIGHTS)
    k = PARTS.index(name)
    return int(scores.parts[k, 0, 0]), bool(scores.stated[k, 0, 0])


@pytest.mark.parametrize(
    ("own", "theirs", "points"),
    [(0, 2, 0), (None, 3, 100), (0, 3, 100), (1, 3, 85), (2, 3, 60), (3, 3, 0), (3, 4, 60), (4, 3, 0)],
)
def test_competence_counts_from_level_three_and_by_the_steps_between(own, theirs, points):
    assert part("competence", mentee(wants={"welding": own}), mentor(teaches={"welding": theirs})) == (
        points,
        True,
    )


def test_the_first_wanted_competence_weighs_three_times_the_third():
    wants = {"welding": 0, "quoting": 0, "leadership": 0}
    assert part("competence", mentee(wants=wants), mentor(teaches={"welding": 4}))[0] == 50
    assert part("competence", mentee(wants=wants), mentor(teaches={"leadership": 4}))[0] == 17


@pytest.mark.parametrize("name", PARTS)
def test_a_part_about_which_nothing_is_stated_counts_fifty(name):
    assert part(name, mentee(), mentor()) == (50, False)


def test_experience_is_the_share_of_what_the_mentee_asks_for():
    asks = mentee(areas=frozenset({"abroad", "projects", "sales"}))
    assert part("experience", asks, mentor(areas=frozenset({"projects", "law"})))[0] == 33


def test_working_style_loses_twenty_five_for_each_mean_step():
    assert part("working_style", mentee(style=(1, 1, 1, 1, 1)), mentor(style=(2, 2, 2, 2, 2)))[0] == 75
    assert part("working_style", mentee(style=(1, 1, 1, 1, 1)), mentor(style=(5, 5, 5, 5, 5)))[0] == 0


@pytest.mark.parametrize(
    ("wishes", "mentors_wishes", "points"),
    [
        (("o",), (), 100),
        (("x", "o"), (), 80),
        (("x", "y", "o"), (), 60),
        (("x",), (), 0),
        ((), ("e",), 60),
        (("x", "y", "o"), ("e",), 100),
        ((), ("x",), 0),
    ],
)
def test_wishes_count_by_rank_and_most_from_both(wishes, mentors_wishes, points):
    assert part("wishes", mentee(wishes=wishes), mentor(wishes=mentors_wishes)) == (points, True)


def test_language_and_site_weigh_forty_and_sixty():
    here = mentee(site="växjö", preferred_language="sv")
    assert part("language_site", here, mentor(site="växjö", preferred_language="sv"))[0] == 100
    assert part("language_site", here, mentor(site="kalmar", preferred_language="sv"))[0] == 40
    far = mentee(site="växjö", preferred_language="sv", remote_ok=True)
    assert part("language_site", far, mentor(site="kalmar", preferred_language="en", remote_ok=True))[0] == 42


def test_another_department_is_worth_more_than_another_unit():
    me = mentee(unit="welding", department="production")
    assert part("cross_department", me, mentor(unit="sales", department="sales"))[0] == 100
    assert part("cross_department", me, mentor(unit="assembly", department="production"))[0] == 50
    assert part("cross_department", me, mentor(unit="welding", department="production"))[0] == 0


@settings(max_examples=150, deadline=None)
@given(people.mentees, people.mentors)
def test_every_number_stays_in_its_range_and_the_total_is_the_weighted_sum(mentees, mentors):
    scores = score_parts(mentees, mentors, DEFAULT_WEIGHTS)
    assert scores.parts.shape == (7, len(mentees), len(mentors))
    assert ((scores.parts >= 0) & (scores.parts <= 100)).all()
    assert (scores.parts[~scores.stated] == 50).all()
    weighted = sum(DEFAULT_WEIGHTS[name] * scores.parts[k] for k, name in enumerate(PARTS))
    assert (scores.total == weighted).all()


@settings(max_examples=60, deadline=None)
@given(people.mentees, people.mentors)
def test_the_order_of_people_changes_no_score(mentees, mentors):
    forth = score_parts(mentees, mentors, DEFAULT_WEIGHTS).total
    back = score_parts(mentees[::-1], mentors[::-1], DEFAULT_WEIGHTS).total
    assert (forth == back[::-1, ::-1]).all()


@pytest.mark.parametrize(
    "wrong",
    [{"goals": 16}, {"goals": -1, "wishes": 31}, {"goals": 15.0}, {"age": 0}],
)
def test_weights_that_do_not_add_up_or_name_another_part_are_refused(wrong):
    with pytest.raises(ValueError, match="Weights must"):
        check_weights({**DEFAULT_WEIGHTS, **wrong})


@given(st.integers(0, 10_000))
def test_the_word_always_fits_the_number_shown(total):
    number = shown(total)
    assert word(total) == ("strong" if number >= 80 else "good" if number >= 68 else "weak")


def test_numbers_are_rounded_half_up():
    assert [shown(total) for total in (0, 49, 50, 7949, 7950, 10_000)] == [0, 0, 1, 79, 80, 100]
