"""Reasons in words: to the right side, without the other's wishes, in both languages."""

import pytest
from django.utils import translation

from lotsa.domain.matching import actions, wording


@pytest.fixture
def proposal(table):
    table.wish("Olga", "Ebba")
    table.wish("Oskar", "Ester")
    actions.run_match(table.programme, by=table.coordinator)
    return table.proposal("Ebba")


def test_each_side_reads_its_own_reasons_without_numbers(proposal):
    to_mentee, to_mentor = (wording.reasons(proposal, side) for side in ("mentee", "mentor"))
    assert to_mentee[0] == "You want to learn baking. Olga can teach it."
    assert "Olga was your first wish." in to_mentee
    assert to_mentor[0] == "Ebba wants to learn baking, which you can teach."
    assert not any(letter.isdigit() for letter in "".join(to_mentee + to_mentor))


def test_nobody_reads_of_the_others_wish(table):
    actions.run_match(table.programme, by=table.coordinator)
    erik = table.proposal("Erik")
    assert "Oskar was your first wish." in wording.reasons(erik, "mentee")
    assert not any("wish" in text.lower() for text in wording.reasons(erik, "mentor"))
    assert not any(fact["code"].startswith("wish") for fact in wording.shared_facts(erik.facts))


def test_the_board_line_names_two_different_reasons(proposal):
    assert wording.line(proposal.facts) == "Baking level 4. A wish from both."


def test_swedish_says_the_same(proposal):
    with translation.override("sv"):
        assert wording.reasons(proposal, "mentee")[0] == "Du vill lära dig bakning. Det kan Olga lära ut."
        assert wording.fit_and_number(8_000, proposal.programme.organisation) == "Starkt 80"


def test_a_weak_pair_says_what_fits_less_well():
    facts = [
        {"part": "competence", "code": "can_teach", "good": True, "competence": {"sv": "A", "en": "B"},
         "level": 3},
        {"part": "language_site", "code": "other_site", "good": False},
    ]  # fmt: skip
    assert wording.line(facts, weak=True) == "B level 3. Different sites."


def test_a_veto_is_never_told_apart_from_an_exclusion_or_a_conflict():
    said = {wording.why_not([rule]) for rule in ("veto", "declared_conflict", "excluded")}
    assert said == {"The pair has been ruled out."}
    assert {wording.removed(rule, 2) for rule in ("veto", "declared_conflict", "excluded")} == {
        "2 are ruled out otherwise"
    }


def test_capitals_stay_in_names_of_competences():
    assert [wording.lower_first(text) for text in ("Svetsning", "CAD", "ISO 9001")] == [
        "svetsning",
        "CAD",
        "ISO 9001",
    ]
