"""Applying, undoing and forgetting."""

from datetime import timedelta

import pytest

from lotsa.domain.activity.models import Event
from lotsa.domain.competences.actions import add_shipped_library
from lotsa.domain.competences.models import Competence, Interest, Rating
from lotsa.domain.intake import queries
from lotsa.domain.intake.actions import (
    apply_import,
    apply_next,
    applying,
    choose_columns,
    discard_import,
    forget_old_imports,
    read_import,
    start_import,
    undo_import,
)
from lotsa.domain.intake.models import Import, ImportedPerson
from lotsa.domain.intake.tasks import carry_out, go_on
from lotsa.domain.people.models import Person, Relation, Site, Unit
from lotsa.engine.spreadsheet import write_csv, write_xlsx
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from tests.domain.intake.sheets import counts, sheet, started, stopped

WHOLE = ("Namn", "E-post", "Avdelning", "Ort", "Programroll", "Kan lära ut", "Vill lära")
PEOPLE = [
    ["Ada Ek", "ada@x.example", "Bageriet", "Växjö", "Mentor", "Svetsning", ""],
    ["Bo Ek", "bo@x.example", "Konditoriet", "Älmhult", "Adept", "", "Glasblåsning, Svetsning"],
]


def imported(cast, *rows, headings=WHOLE):
    run = started(cast.coordinator, *(rows or PEOPLE), headings=headings)
    apply_import(run, by=cast.coordinator)
    return run


def test_departments_and_places_are_found_in_any_case_and_made_when_new(cast):
    imported(
        cast, ["Ada Ek", "ada@x.example", "BAGERIET", "växjö"], ["Bo Ek", "bo@x.example", "Övrigt", "Ås"]
    )

    assert sorted(Unit.objects.values_list("name", flat=True)) == ["Bageriet", "Kontoret", "Övrigt"]
    assert sorted(Site.objects.values_list("name", flat=True)) == ["Växjö", "Ås"]


def test_what_somebody_teaches_is_level_four_by_themselves_and_twice_is_once(cast):
    add_shipped_library(cast.organisation)
    imported(cast)
    imported(cast)

    ada, bo = Person.objects.get(given_name="Ada"), Person.objects.get(given_name="Bo")
    assert [(r.level, r.source, r.competence.label_sv) for r in Rating.objects.filter(person=ada)] == [
        (4, "self", "Svetsning")
    ]
    assert [i.competence.label_sv for i in Interest.objects.filter(person=bo).order_by("created_at")] == [
        "Glasblåsning", "Svetsning",
    ]  # fmt: skip


def test_finished_import_is_told_to_whoever_made_it(cast):
    run = imported(cast)

    event = Event.objects.get(verb="import.finished")
    assert (event.object_id, event.concerns) == (run.pk, [str(cast.coordinator.id)])
    assert (event.facts["created"], event.facts["updated"], event.facts["problems"]) == (2, 0, 0)


def test_only_rows_left_out_are_kept_afterwards(cast):
    run = imported(cast, ["Ada Ek", "ada@x.example"], ["Bo Ek", ""])

    assert (run.rows, run.plan) == ([[3, ["Bo Ek", "", "", "", "", "", ""]]], [])


def test_an_import_is_applied_once(cast):
    run = imported(cast)

    with pytest.raises(Refused):
        start_import(Import.objects.get(pk=run.pk), by=cast.coordinator)
    assert apply_next(run.pk) is False
    assert Person.objects.filter(email="ada@x.example").count() == 1


def test_nothing_to_import_is_refused(cast):
    with pytest.raises(Refused):
        start_import(started(cast.coordinator, ["Ada Ek", ""]), by=cast.coordinator)


def test_a_long_import_goes_on_where_it_stopped(cast, monkeypatch):
    monkeypatch.setattr(applying, "MOST_AT_ONCE", 2)
    rows = [[f"Person{n} Ek", f"p{n}@x.example", "Person4 Ek" if n != 4 else ""] for n in range(5)]
    run = started(cast.coordinator, *rows, headings=["Namn", "E-post", "Chef"])
    start_import(run, by=cast.coordinator)

    assert apply_next(run.pk) is True
    run.refresh_from_db()
    assert (run.state, run.progress, Person.objects.filter(family_name="Ek").count()) == ("running", 2, 2)
    go_on.call(str(run.pk))

    run.refresh_from_db()
    assert (run.state, run.counts["new"]) == ("done", 5)
    assert Person.objects.filter(manager__given_name="Person4").count() == 4
    assert Event.objects.filter(verb="import.finished").count() == 1


def test_more_than_500_rows_are_left_to_the_worker(cast):
    rows = [[f"Person{n} Ek", f"p{n}@x.example"] for n in range(501)]
    run = started(cast.coordinator, *rows, headings=["Namn", "E-post"])

    carry_out(run, by=cast.coordinator)

    run.refresh_from_db()
    assert (run.state, run.progress, len(run.plan)) == ("running", 0, 501)
    go_on.call(str(run.pk))
    assert Person.objects.filter(family_name="Ek").count() == 501


def test_an_address_taken_while_the_import_waited_leaves_its_row_out(cast):
    run = started(cast.coordinator, *PEOPLE, headings=WHOLE)
    start_import(run, by=cast.coordinator)
    Person.objects.filter(pk=cast.employee.id).update(email="ADA@x.example".lower())
    apply_next(run.pk)

    run.refresh_from_db()
    assert (run.counts["new"], run.counts["problems"]) == (1, 1)
    assert queries.left_out_rows(run)[0][:2] == (2, "Ada Ek")


@pytest.mark.parametrize("size", [3, 300])
def test_a_chunk_costs_the_same_queries_for_any_number_of_rows(cast, django_assert_max_num_queries, size):
    rows = [
        [f"Person{n} Ek", f"p{n}@x.example", f"Avd {n % 7}", "Ort", "Mentor", "Svetsning"]
        for n in range(size)
    ]
    run = started(cast.coordinator, *rows, headings=WHOLE)
    start_import(run, by=cast.coordinator)

    with django_assert_max_num_queries(22):
        apply_next(run.pk)


def test_undo_removes_the_new_and_restores_the_changed(cast):
    add_shipped_library(cast.organisation)
    library = Competence.objects.count()
    employee = cast.employee.person
    run = imported(
        cast,
        *PEOPLE,
        ["Emilia Anställd", employee.email, "Konditoriet", "Älmhult", "Mentor", "Svetsning", ""],
    )
    assert Person.objects.get(pk=employee.pk).given_name == "Emilia"

    undo_import(run, by=cast.coordinator)

    again = Person.objects.get(pk=employee.pk)
    assert (again.given_name, again.search_key, again.mentoring_side) == ("Emil", "emil anställd", "")
    assert (again.unit.name, again.site.name) == ("Bageriet", "Växjö")
    assert Person.objects.filter(family_name="Ek").count() == 0
    assert (Rating.objects.count(), Interest.objects.count()) == (0, 0)
    assert sorted(Unit.objects.values_list("name", flat=True)) == ["Bageriet", "Kontoret"]
    assert Competence.objects.count() == library
    assert (run.counts["removed"], run.counts["restored"], run.counts["kept"]) == (2, 1, [])


def test_undo_leaves_what_somebody_has_built_on_and_says_why(cast):
    run = imported(
        cast, *PEOPLE, ["Cia Ek", "cia@x.example"], ["Emil Anställd", cast.employee.person.email, "Nytt"]
    )
    ada = Person.objects.get(given_name="Ada")
    Person.objects.filter(given_name="Bo").update(version=2)
    Person.objects.filter(pk=cast.employee.id).update(unit=Unit.objects.get(name="Kontoret"))
    Relation.objects.create(
        organisation=cast.organisation, kind="mentors", from_person=ada, to_person=cast.mentee.person,
        source_id=ada.pk, since="2026-01-01",
    )  # fmt: skip

    undo_import(run, by=cast.coordinator)

    assert sorted(queries.not_undone(run)) == [
        ("Ada Ek", "takes part in something"),
        ("Bo Ek", "has been changed since"),
        ("Emil Anställd", "has been changed since"),
    ]
    assert sorted(Person.objects.filter(family_name="Ek").values_list("given_name", flat=True)) == [
        "Ada",
        "Bo",
    ]
    assert Person.objects.get(pk=cast.employee.id).unit.name == "Kontoret"


def test_undo_is_refused_twice_and_after_14_days(cast):
    run = imported(cast)
    Import.objects.filter(pk=run.pk).update(undo_until=clock.now() - timedelta(minutes=1))
    with pytest.raises(Refused):
        undo_import(Import.objects.get(pk=run.pk), by=cast.coordinator)

    other = imported(cast, ["Cia Ek", "cia@x.example"])
    undo_import(other, by=cast.coordinator)
    with pytest.raises(Refused):
        undo_import(other, by=cast.coordinator)


def test_old_imports_keep_counts_and_nothing_of_the_file(cast):
    run = imported(cast, ["Ada Ek", "ada@x.example"], ["Bo Ek", ""])
    unused = started(cast.coordinator, ["Cia Ek", ""])
    Import.objects.filter(pk=run.pk).update(undo_until=clock.now() - timedelta(minutes=1))
    Import.objects.filter(pk=unused.pk).update(created_at=clock.now() - timedelta(days=15))

    assert forget_old_imports() == 1
    assert forget_old_imports() == 0

    run.refresh_from_db()
    assert (run.rows, run.left_out, run.undo, run.counts["new"]) == ([], [], {}, 1)
    assert ImportedPerson.objects.count() == 0
    assert Import.objects.filter(pk=unused.pk).count() == 0


def test_columns_are_remembered_for_the_same_headings(cast):
    headings = ["Namn", "E-post", "Kod"]
    run = read_import(sheet(["Ada Ek", "ada@x.example", "17"], headings=headings), by=cast.coordinator)
    assert [c["state"] for c in run.columns] == ["recognised", "recognised", "choose"]
    choose_columns(run, {0: "name", 1: "email", 2: "employee_number"}, by=cast.coordinator)

    again = read_import(sheet(["Bo Ek", "bo@x.example", "18"], headings=headings), by=cast.coordinator)
    other = read_import(sheet(["Bo Ek", "bo@x.example", "18"], headings=headings), by=cast.other)

    assert [c["field"] for c in again.columns] == ["name", "email", "employee_number"]
    assert [c["field"] for c in other.columns] == ["name", "email", None]


@pytest.mark.parametrize("fields", [{0: "email", 1: ""}, {0: "name", 1: "name"}])
def test_columns_without_a_name_or_with_one_meaning_twice_are_refused(cast, fields):
    run = read_import(sheet(["Ada Ek", "ada@x.example"], headings=["Namn", "E-post"]), by=cast.coordinator)

    with pytest.raises(Refused):
        choose_columns(run, fields, by=cast.coordinator)


def test_a_refused_column_is_never_stored_nor_chosen(cast):
    run = read_import(
        sheet(["Ada Ek", "18900101-9802", "31 000"], headings=["Namn", "Personnummer", "Lön"]),
        by=cast.coordinator,
    )

    assert [(c["state"], c["at"]) for c in run.columns] == [
        ("recognised", 0),
        ("refused", None),
        ("refused", None),
    ]
    assert run.rows == [[2, ["Ada Ek"]]]


def test_discarding_throws_the_file_away(cast):
    run = started(cast.coordinator, ["Ada Ek", ""])
    assert stopped(run) == {2: ["no_email"]}

    discard_import(run, by=cast.coordinator)

    assert Import.objects.count() == 0


def test_the_export_can_be_imported_again_and_changes_nobody(cast):
    add_shipped_library(cast.organisation)
    imported(cast)
    Person.objects.filter(given_name="Ada").update(
        title="=1+1", hired_on="2020-01-31", languages=["sv", "so"]
    )
    table = queries.people_table(cast.coordinator)

    for data in (
        write_xlsx([table], titles=["x"]),
        write_csv(table, locale="sv"),
        write_csv(table, locale="en"),
    ):
        run = read_import(data, by=cast.coordinator)
        assert [
            c["heading"] for c in run.columns if c["state"] != "recognised" and c["reason"] != "empty"
        ] == []
        assert counts(run, "rows", "unchanged", "problems") == [10, 10, 0]
