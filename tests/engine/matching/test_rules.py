"""Each hard rule forbids what it says and nothing else."""

import numpy as np
import pytest
from hypothesis import given, settings

from lotsa.engine.matching import RULES, Relations, eligible, hard_rules
from lotsa.engine.matching.rules import managers_above
from tests.engine.matching import people
from tests.engine.matching.people import mentee, mentor


def forbids(rule, one, other, **known):
    return bool(hard_rules([one], [other], Relations(**known), [rule])[rule][0, 0])


BOSSES = {"e": "o", "o": "top", "top": None}


@pytest.mark.parametrize(
    ("rule", "one", "other", "expected"),
    [
        ("own_manager", "e", "o", True),
        ("own_manager", "o", "e", True),
        ("own_manager", "e", "top", False),
        ("reporting_chain", "e", "top", True),
        ("reporting_chain", "top", "e", True),
        ("reporting_chain", "e", "o", False),
    ],
)
def test_managers_are_ruled_out_in_both_directions(rule, one, other, expected):
    assert forbids(rule, mentee(one), mentor(other), manager_of=BOSSES) == expected


def test_a_circle_of_managers_ends_the_walk():
    assert managers_above("a", {"a": "b", "b": "c", "c": "a"}) == ["b", "c"]
    assert managers_above("a", {"a": "a"}) == []


@pytest.mark.parametrize(("rule", "known"), [("declared_conflict", "conflicts"), ("veto", "vetoes")])
def test_conflicts_and_vetoes_hold_whoever_said_it(rule, known):
    assert forbids(rule, mentee("e"), mentor("o"), **{known: [("e", "o")]})
    assert forbids(rule, mentee("e"), mentor("o"), **{known: [("o", "e")]})
    assert not forbids(rule, mentee("e"), mentor("o"), **{known: [("o", "x")]})


@pytest.mark.parametrize(("rule", "known"), [("previous_pair", "previous"), ("excluded", "excluded")])
def test_previous_and_excluded_pairs_hold_in_the_order_they_were(rule, known):
    assert forbids(rule, mentee("e"), mentor("o"), **{known: [("e", "o")]})
    assert not forbids(rule, mentee("e"), mentor("o"), **{known: [("o", "e")]})


def test_nobody_mentors_themselves():
    assert forbids("self", mentee("p"), mentor("p"))
    assert not forbids("self", mentee("p"), mentor("q"))


def test_a_common_language_is_asked_for_only_when_both_have_said():
    swedish, english = frozenset({"sv"}), frozenset({"en"})
    assert forbids("common_language", mentee(languages=swedish), mentor(languages=english))
    assert not forbids("common_language", mentee(languages=swedish), mentor(languages=swedish | english))
    assert not forbids("common_language", mentee(), mentor(languages=english))


def test_can_teach_needs_one_wanted_competence_at_level_three_and_above_the_mentee():
    both = mentor(teaches={"welding": 3, "quoting": 2})
    assert not forbids("can_teach", mentee(wants={"quoting": 0, "welding": 2}), both)
    assert forbids("can_teach", mentee(wants={"quoting": 0}), both)
    assert forbids("can_teach", mentee(wants={"welding": 3}), both)
    assert not forbids("can_teach", mentee(), mentor())


def test_an_unknown_rule_is_an_error_and_not_ignored():
    with pytest.raises(ValueError, match="no rule called star_sign"):
        hard_rules([], [], Relations(), ["star_sign"])


@settings(max_examples=80, deadline=None)
@given(people.mentees, people.mentors)
def test_a_pair_is_allowed_exactly_when_no_rule_forbids_it(mentees, mentors):
    removed = hard_rules(mentees, mentors, Relations(excluded=[("e0", "o0")]))
    assert list(removed) == list(RULES)
    shape = (len(mentees), len(mentors))
    assert (eligible(removed, shape) == ~np.any(list(removed.values()), axis=0)).all()
    assert eligible({}, shape).all()


def test_the_role_checklist_asks_what_the_mentor_has_said():
    assert forbids("role_checklist", mentee(), mentor("o"))
    assert not forbids("role_checklist", mentee(), mentor("o", knows_role=True))
