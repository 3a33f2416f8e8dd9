from typing import Any

from lotsa.domain.learning.actions import finish, say_ready
from lotsa.domain.learning.library import module, training_keys
from lotsa.domain.matching import actions, queries
from tests.domain.matching.conftest import Table


def train(table: Table, name: str) -> None:
    for key in training_keys():
        part = module(key)
        assert part is not None
        finish(part, by=table.viewer(name))


def save(table: Table, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(table.programme, name, value)
    table.programme.save()


def test_untrained_mentors_are_left_out_and_named_on_the_board(table: Table) -> None:
    save(table, training_required=True)
    train(table, "Olga")
    actions.run_match(table.programme, by=table.coordinator)
    board = queries.board(table.coordinator, table.programme)
    assert set(table.pairs().values()) == {"Olga"}
    mentors = {each.person.given_name for each in table.sides.values() if each.side == "mentor"}
    assert {mentor.person.given_name for mentor in board.untrained} == mentors - {"Olga"}
    assert [line.mentor.person.given_name for line in board.mentors] == ["Olga"]


def test_untrained_mentors_are_matched_where_the_training_is_voluntary(table: Table) -> None:
    actions.run_match(table.programme, by=table.coordinator)
    assert len(set(table.pairs().values())) == 2
    assert queries.board(table.coordinator, table.programme).untrained == []


def test_role_checklist_takes_only_mentors_who_know_the_key_tasks(table: Table) -> None:
    save(table, hard_rules=[*table.programme.hard_rules, "role_checklist"])
    say_ready(["key_tasks"], by=table.viewer("Olga"))
    actions.run_match(table.programme, by=table.coordinator)
    assert set(table.pairs().values()) == {"Olga"}


def test_role_checklist_is_a_rule_one_can_choose(table: Table) -> None:
    save(table, hard_rules=[*table.programme.hard_rules, "role_checklist"])
    page = queries.rules_page(table.programme)
    assert "role_checklist" in page.rules
    assert page.by_eye == []


def test_without_a_trained_mentor_the_board_says_who_is_left_out(table: Table) -> None:
    save(table, training_required=True)
    board = queries.board(table.coordinator, table.programme)
    assert (list(board.mentors), len(board.untrained)) == ([], 2)
