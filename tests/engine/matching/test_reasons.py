"""A score is shown with its parts, and the reasons say what the parts say."""

from hypothesis import given, settings

from lotsa.engine.matching import DEFAULT_WEIGHTS, pair_reasons, part_lines, score_parts, shown
from tests.engine.matching import people
from tests.engine.matching.people import mentee, mentor


def reasons(one, other):
    lines = part_lines(score_parts([one], [other], DEFAULT_WEIGHTS), DEFAULT_WEIGHTS, 0, 0)
    return pair_reasons(one, other, lines)


def codes(one, other, good):
    return [reason.code for reason in reasons(one, other) if reason.good is good]


@settings(max_examples=150, deadline=None)
@given(people.mentees, people.mentors)
def test_the_points_of_the_parts_add_up_to_the_number_shown(mentees, mentors):
    scores = score_parts(mentees, mentors, DEFAULT_WEIGHTS)
    for i in range(len(mentees)):
        for j in range(len(mentors)):
            lines = part_lines(scores, DEFAULT_WEIGHTS, i, j)
            assert sum(line.points for line in lines) == shown(int(scores.total[i, j]))
            for line in lines:
                assert abs(100 * line.points - line.weight * line.value) < 100
            said = pair_reasons(mentees[i], mentors[j], lines)
            stated = {line.name for line in lines if line.stated}
            assert {reason.part for reason in said} <= stated
            order = [(not reason.good, -reason.worth) for reason in said]
            assert order == sorted(order)


def test_the_competences_taught_are_named_with_the_mentors_level():
    one = mentee(wants={"welding": 1, "quoting": 0})
    said = reasons(one, mentor(teaches={"welding": 4, "quoting": 2}))
    assert (said[0].code, said[0].values) == ("can_teach", {"competence": "welding", "level": 4})
    assert codes(one, mentor(teaches={"quoting": 4}), good=False) == ["cannot_teach"]


def test_a_wish_from_both_is_said_once_and_as_such():
    one, other = mentee(wishes=("x", "o")), mentor(wishes=("e",))
    assert reasons(one, other)[0].values == {"rank": 2, "of": 2}
    assert codes(one, other, good=True) == ["wish_both"]
    assert codes(mentee(wishes=("x",)), other, good=True) == ["wish_mentor"]
    assert codes(mentee(wishes=("x",)), mentor(), good=False) == ["mentee_wished_others"]
    assert codes(mentee(), mentor(wishes=("x",)), good=False) == ["mentor_wished_others"]


def test_sites_languages_and_units_are_said_as_they_are():
    one = mentee(site="växjö", preferred_language="sv", unit="u", department="d")
    near = mentor(site="växjö", preferred_language="sv", unit="w", department="b")
    assert codes(one, near, good=True) == ["same_site", "other_department"]
    far = mentor(site="kalmar", preferred_language="en", unit="u", department="d")
    assert codes(one, far, good=False) == ["other_site", "other_language", "same_unit"]


def test_themes_areas_and_style_are_said_when_stated():
    one = mentee(themes=frozenset("ab"), areas=frozenset("xy"), style=(1, 1, 1, 1, 1))
    good = mentor(themes=frozenset("bc"), areas=frozenset("x"), style=(1, 1, 1, 1, 2))
    assert codes(one, good, good=True) == ["themes", "experience", "style_alike"]
    bad = mentor(themes=frozenset("c"), areas=frozenset("z"), style=(5, 5, 5, 5, 5))
    assert codes(one, bad, good=False) == ["no_common_theme", "no_experience", "style_unlike"]


def test_a_pair_about_whom_nothing_is_known_has_no_reasons():
    assert reasons(mentee(), mentor()) == ()
