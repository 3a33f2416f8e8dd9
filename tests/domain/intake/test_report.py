import json

import pytest
from django.http import Http404

from lotsa.domain.competences.actions import add_shipped_library
from lotsa.domain.intake.models import Import
from lotsa.domain.intake.report import import_file
from lotsa.domain.people.models import Person
from tests.domain.intake.sheets import sheet

GOOD = sheet(["Ada Ek", "ada@x.example"], ["Bo Ek", "bo@x.example", "Ada Ek"]).encode()
MIXED = sheet(["Ada Ek", "ada@x.example"], ["Bo Ek", ""]).encode()


def test_file_with_only_good_rows_is_imported_with_code_0(cast):
    report = import_file(GOOD, "p.tsv", by=cast.coordinator)

    assert (report.exit_code, report.counts["new"], report.problems) == (0, 2, [])
    assert Person.objects.get(given_name="Bo", family_name="Ek").manager.given_name == "Ada"


def test_refused_rows_give_code_1_and_a_sentence_each(cast):
    report = import_file(MIXED, "p.tsv", by=cast.coordinator)

    told = json.loads(report.as_json())
    assert (report.exit_code, told["counts"]["new"], told["counts"]["problems"]) == (1, 1, 1)
    assert told["problems"] == [
        {
            "row": 3, "kind": "no_email", "field": "email", "refused": True,
            "sentence": "The e-mail is missing. Write one, or choose to add people without e-mail.",
        }
    ]  # fmt: skip
    assert told["columns"][0] == {
        "heading": "Namn", "field": "name", "state": "recognised", "reason": "heading",
    }  # fmt: skip
    assert "Row 3: The e-mail is missing." in report.as_text()


def test_dry_run_stores_nothing(cast):
    report = import_file(MIXED, "p.tsv", by=cast.coordinator, dry_run=True)

    assert (report.exit_code, report.counts["ready"]) == (1, 1)
    assert (Import.objects.count(), Person.objects.filter(family_name="Ek").count()) == (0, 0)


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n" + b"0" * 50, b"PK\x03\x04broken", "Färg\tForm\nröd\trund\n".encode()]
)
def test_file_that_is_no_staff_list_gives_code_2_and_a_sentence(cast, data):
    report = import_file(data, "p.xlsx", by=cast.coordinator)

    assert report.exit_code == 2
    assert report.error.endswith((".", "instead."))
    assert Import.objects.count() == 0


def test_people_without_email_may_be_asked_for(cast):
    add_shipped_library(cast.organisation)

    assert import_file(MIXED, "p.tsv", by=cast.coordinator, without_email=True).exit_code == 0
    assert Person.objects.get(given_name="Bo", family_name="Ek").email == ""


def test_only_coordinators_import(cast):
    with pytest.raises(Http404):
        import_file(GOOD, "p.tsv", by=cast.employee)
