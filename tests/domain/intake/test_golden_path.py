"""The shipped example file, from bytes to people."""

from pathlib import Path

import pytest

import lotsa
from lotsa.domain.competences.actions import add_shipped_library
from lotsa.domain.intake import queries
from lotsa.domain.intake.actions import apply_import, choose_columns, read_import, repair_import
from lotsa.domain.intake.check import check
from lotsa.domain.people.models import Person

SHIPPED = Path(lotsa.__file__).parent / "domain/intake/content"


@pytest.mark.parametrize("name", ["golden_path.xlsx", "golden_path.csv"])
def test_golden_file_needs_a_person_for_three_of_63_rows(cast, name):
    add_shipped_library(cast.organisation)

    run = read_import((SHIPPED / name).read_bytes(), by=cast.coordinator, file_name=name)
    checked = check(run)

    assert checked.counts == {
        "rows": 63, "ready": 60, "new": 60, "updated": 0, "unchanged": 0, "problems": 3, "refused": 1,
        "ignored": 0,
    }  # fmt: skip
    assert {row: [p.kind for p in problems] for row, problems in checked.left_out.items()} == {
        23: ["no_email"], 41: ["no_email"], 37: ["ambiguous_manager"],
    }  # fmt: skip
    assert [p.kind for p in checked.problems if not p.stops] == []
    assert "Personnr" not in str(run.rows)
    assert "18900101" not in f"{run.rows}{run.columns}{run.how}"


def test_golden_file_becomes_62_people_when_it_is_repaired(cast):
    add_shipped_library(cast.organisation)
    run = read_import((SHIPPED / "golden_path.xlsx").read_bytes(), by=cast.coordinator, file_name="g.xlsx")
    choose_columns(
        run, {c["at"]: c["field"] for c in run.columns if c["at"] is not None}, by=cast.coordinator
    )
    groups = {group.kind: group for group in queries.check_page(run).groups}
    birgitta = next(q for q in groups["no_email"].questions if q.rows == (41,))
    boss = groups["ambiguous_manager"].questions[0]
    assert [option.label for option in boss.options] == [
        "Lars Persson",
        "Lena Persson",
        "No line manager for now",
    ]

    repair_import(
        run,
        {birgitta.name: "birgitta.hall@bjorkvik.example", boss.name: boss.options[1].value},
        by=cast.coordinator,
    )
    apply_import(run, by=cast.coordinator)

    people = Person.objects.filter(organisation=cast.organisation, email__endswith="@bjorkvik.example")
    assert people.count() == 62
    assert people.get(given_name="Maja", family_name="Öberg").manager.name == "Lena Persson"
    assert people.get(given_name="Elin").manager.name == "Henrik Sjöö"
    roles = queries.imported_roles(cast.coordinator)
    assert (len(roles.mentees), len(roles.mentors), roles.places) == (18, 14, 20)
    hanna = next(mentor for mentor in roles.mentors if mentor.person.given_name == "Hanna")
    assert [competence.label_sv for competence in hanna.competences] == ["Svetsning"]
    elin = next(mentee for mentee in roles.mentees if mentee.person.given_name == "Elin")
    assert [c.label_sv for c in elin.competences] == ["Förhandling", "Servicebesök hos kund"]
    assert people.get(given_name="Elin").languages == ["sv", "en"]
    assert run.counts["problems"] == 1
    assert queries.left_out_rows(run) == [
        (23, "Yusuf Demir", "The e-mail is missing. Write one, or choose to add people without e-mail.")
    ]
