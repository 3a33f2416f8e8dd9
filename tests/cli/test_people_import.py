import json
from pathlib import Path

import pytest

from lotsa.cli import people_import
from lotsa.domain.people.models import Person
from tests.cast import Cast

GOOD = "Namn;E-post\nAda Ek;ada.ek@example.se\nBo Al;bo.al@example.se\n"
ONE_WRONG = GOOD + "Cia Ask;\n"


def take_in(path: Path, *, as_json: bool = False, dry_run: bool = False, as_email: str = "") -> int:
    return people_import.run(path, dry_run=dry_run, as_json=as_json, as_email=as_email, without_email=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "personal.csv"
    path.write_bytes(GOOD.encode("cp1252"))
    return path


def test_import_takes_people_in(cast: Cast, file: Path) -> None:
    before = Person.objects.count()
    assert (take_in(file), Person.objects.count()) == (0, before + 2)


def test_import_tells_refused_rows_by_its_exit_code(
    cast: Cast, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(ONE_WRONG)
    code = take_in(file, as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert (code, told["exit_code"], told["counts"]["new"]) == (1, 1, 2)
    assert [(problem["row"], problem["field"]) for problem in told["problems"]] == [(4, "email")]
    assert all(problem["sentence"] for problem in told["problems"])
    assert {column["heading"]: column["field"] for column in told["columns"]} == {
        "Namn": "name",
        "E-post": "email",
    }


def test_import_dry_run_changes_nothing(cast: Cast, file: Path) -> None:
    before = Person.objects.count()
    assert (take_in(file, dry_run=True), Person.objects.count()) == (0, before)


@pytest.mark.parametrize("content", [b"PK\x03\x04 no spreadsheet", b"\x00\x01\x02\x03" * 100, b""])
def test_import_says_that_a_file_cannot_be_read(
    cast: Cast, file: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_bytes(content)
    code = take_in(file, as_json=True)
    assert (code, bool(json.loads(capsys.readouterr().out)["error"])) == (2, True)


def test_import_says_that_a_file_is_not_there(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = take_in(tmp_path / "missing.xlsx")
    assert (code, "missing.xlsx" in capsys.readouterr().out) == (2, True)


def test_import_acts_for_a_coordinator_only(cast: Cast, file: Path) -> None:
    before = Person.objects.count()
    assert (take_in(file, as_email=cast.employee.person.email), Person.objects.count()) == (2, before)
