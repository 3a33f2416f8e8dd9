from django.test import Client
from tools import permissions

from lotsa.domain.people.rules import coordinator, everyone, nobody, who
from lotsa.web.privacy.trust import REACHES, ROLES, cells, lines, tables
from tests.cast import Cast, client_of


def test_every_word_of_the_rules_is_known() -> None:
    """A role without a column or a reach without a word would be left out of what people are promised."""
    roles = {role for _module, rules in tables() for each in rules.verbs.values() for role, _r in each.cells}
    reaches = {r for _module, rules in tables() for each in rules.verbs.values() for _role, r in each.cells}
    assert sorted(roles - set(ROLES)) == []
    assert sorted(reaches - set(REACHES)) == []


def test_every_module_with_rules_is_in_the_table() -> None:
    modules = {module for module, _rules in tables()}
    assert {"people", "competences", "programmes", "mentorships", "meetings", "matching"} <= modules


def test_cells_say_how_far_each_role_reaches() -> None:
    own = who("employee", "own", lambda viewer, row: True)
    pair = who("mentor", "own pair", lambda viewer, row: True)
    found = {role: [str(word) for word in words] for role, words in cells(own | pair | coordinator)}
    assert found["mentor"] == ["own", "own pair"]
    assert found["mentee"] == ["own"]
    assert found["coordinator"] == ["yes"]
    assert dict(cells(nobody))["administrator"] == []
    assert [str(word) for word in dict(cells(everyone))["leadership"]] == ["yes"]


def test_private_notes_are_seen_by_their_writer_only() -> None:
    line = next(line for line in lines() if "only me" in str(line.thing))
    assert {str(word) for _role, words in line.cells for word in words} == {"own"}


def test_contents_of_meetings_are_for_the_pair_only() -> None:
    for line in lines():
        if str(line.thing).startswith(("Meetings:", "Shared topics")):
            seen_by = {role for role, words in line.cells if words}
            assert seen_by == {"mentee", "mentor"}


def test_privacy_page_is_for_everybody(cast: Cast) -> None:
    for client in (Client(headers={"accept-language": "sv"}), client_of(cast.stranger)):
        answer = client.get("/privacy/")
        assert answer.status_code == 200
        assert "Vem ser vad" in answer.content.decode()


def test_docs_permissions_is_fresh() -> None:
    """If this fails: python tools/permissions.py"""
    assert permissions.FILE.read_text(encoding="utf-8") == permissions.text()
