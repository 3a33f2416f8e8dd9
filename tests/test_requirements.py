"""docs/requirements.md says what is built, where it is found, which test shows it. It must not lie."""

import re
from pathlib import Path

import pytest
from django.urls import get_resolver

ROOT = Path(__file__).resolve().parent.parent
ROW = re.compile(r"^\| (R\d+) \| ([^|]+) \| (done|partly|not yet) \| ([^|]*) \| ([^|]*) \|$", re.MULTILINE)
ROWS = [
    tuple(cell.strip() for cell in row) for row in ROW.findall((ROOT / "docs/requirements.md").read_text())
]


def routes() -> set[str]:
    """Every named page, as section:name."""
    found: set[str] = set()
    for included in get_resolver().url_patterns:
        section = getattr(included, "app_name", None)
        for each in getattr(included, "url_patterns", ()):
            found.add(f"{section}:{each.name}")
    return found


def test_every_requirement_has_its_row() -> None:
    assert [row[0] for row in ROWS] == [f"R{number}" for number in range(1, 116)]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_requirement_names_pages_and_tests_that_exist(row: tuple[str, ...]) -> None:
    _number, _what, state, where, shown = row
    places = re.findall(r"`([^`]+)`", where)
    pages = {place for place in places if re.fullmatch(r"[a-z]+:[a-z_]+", place)}
    tests = re.findall(r"`(tests/[^`]+)`", shown)

    assert pages - routes() == set()
    assert [test for test in tests if not (ROOT / test).exists()] == []
    if state == "done":
        assert places
        assert tests
    if state == "not yet":
        assert tests == []
