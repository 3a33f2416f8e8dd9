from lotsa.domain.competences.actions import add_shipped_library
from lotsa.domain.competences.models import Competence
from lotsa.domain.intake.actions import apply_import, read_import, repair_import
from lotsa.domain.intake.check import check
from lotsa.domain.people.models import Person
from tests.domain.intake.sheets import answer, counts, group, question, started, stopped


def one(name, **fields):
    return Person.objects.get(given_name=name, **fields)


def test_row_without_a_name_is_left_out_until_one_is_typed(cast):
    run = started(cast.coordinator, ["", "a@x.example"])
    assert stopped(run) == {2: ["no_name"]}

    answer(run, cast.coordinator, "no_name", "Ada Ek")

    assert stopped(run) == {}
    assert [line.name for line in check(run).lines] == ["Ada Ek"]


def test_bad_email_is_shown_until_a_good_one_is_typed(cast):
    run = started(cast.coordinator, ["Ada Ek", "ada(at)x.example"])
    assert stopped(run) == {2: ["bad_email"]}
    assert question(run, "bad_email").answer == "ada(at)x.example"

    answer(run, cast.coordinator, "bad_email", "ada@x")
    assert stopped(run) == {2: ["bad_email"]}
    answer(run, cast.coordinator, "bad_email", "Ada@X.example")

    assert stopped(run) == {}
    assert check(run).lines[0].changes["email"] == "ada@x.example"


def test_people_come_in_without_email_only_when_that_is_chosen(cast):
    run = started(cast.coordinator, ["Ada Ek"], ["Bo Ek"])
    assert stopped(run) == {2: ["no_email"], 3: ["no_email"]}

    repair_import(run, {"without_email": "1"}, by=cast.coordinator)

    assert counts(run, "new", "problems") == [2, 0]


def test_the_same_email_twice_reads_neither_row_until_one_is_chosen(cast):
    run = started(
        cast.coordinator, ["Ada Ek", "a@x.example"], ["Ada Eka", "A@x.example"], ["Bo", "b@x.example"]
    )
    assert stopped(run) == {2: ["double_email"], 3: ["double_email"]}

    answer(run, cast.coordinator, "double_email", "3")

    assert stopped(run) == {2: ["double_email"]}
    assert [line.name for line in check(run).lines] == ["Ada Eka", "Bo"]


def test_somebody_already_here_is_updated_and_empty_cells_take_nothing_away(cast):
    person = cast.employee.person
    Person.objects.filter(pk=person.pk).update(title="Bagare")
    run = started(
        cast.coordinator,
        ["Emil Anställd", person.email, "Maj Chef"],
        headings=["Namn", "E-post", "Chef", "Titel"],
    )
    assert counts(run, "new", "updated") == [0, 1]

    apply_import(run, by=cast.coordinator)

    person.refresh_from_db()
    assert (person.title, person.manager_id) == ("Bagare", cast.manager.id)


def test_a_row_that_says_nothing_new_changes_nobody(cast):
    person = cast.employee.person
    run = started(cast.coordinator, [person.name, person.email])

    assert counts(run, "new", "updated", "unchanged") == [0, 0, 1]


def test_employee_number_finds_somebody_whose_email_is_missing_in_the_file(cast):
    Person.objects.filter(pk=cast.employee.id).update(employee_number="A-17")
    run = started(
        cast.coordinator,
        ["Emil Anställd", "a-17", "Bagare"],
        headings=["Namn", "Anställningsnummer", "Titel"],
    )

    assert counts(run, "updated", "problems") == [1, 0]
    assert check(run).lines[0].person_id == str(cast.employee.id)


def test_a_namesake_is_updated_or_added_only_by_choice(cast):
    Person.objects.filter(pk=cast.employee.id).update(email="", title="Bagare")
    run = started(cast.coordinator, ["Emil Anställd", "emil@x.example"])
    assert stopped(run) == {2: ["same_name"]}

    answer(run, cast.coordinator, "same_name", "new")
    assert counts(run, "new", "updated") == [1, 0]
    answer(run, cast.coordinator, "same_name", f"person:{cast.employee.id}")

    assert counts(run, "new", "updated") == [0, 1]


def test_nobody_of_another_organisation_can_be_chosen(cast):
    Person.objects.filter(pk=cast.employee.id).update(email="")
    run = started(cast.coordinator, ["Emil Anställd", "emil@x.example", "Kanarie Koordinator"])

    answer(run, cast.coordinator, "same_name", f"person:{cast.other.id}")

    assert stopped(run) == {2: ["same_name", "unknown_manager"]}
    names = [option.label for option in question(run, "unknown_manager").options]
    assert names == ["Kaj Koordinator", "No line manager for now"]


def test_somebody_who_has_left_comes_back_only_when_ticked(cast):
    Person.objects.filter(pk=cast.employee.id).update(left_on="2026-01-31")
    run = started(cast.coordinator, ["Emil Anställd", cast.employee.person.email])
    assert stopped(run) == {2: ["has_left"]}

    answer(run, cast.coordinator, "has_left", "1")
    apply_import(run, by=cast.coordinator)

    assert one("Emil").left_on is None


def test_managers_are_found_by_address_whole_name_and_turned_name(cast):
    run = started(
        cast.coordinator,
        ["Ada Ek", "ada@x.example", "bo@x.example"], ["Bo Ek", "bo@x.example", "Cia Ek (vd)"],
        ["Cia Ek", "cia@x.example"], ["Dan Ek", "dan@x.example", "Ek, Bo"],
        ["Eva Ek", "eva@x.example", "Ek Cia"],
        ["Fia Ek", "fia@x.example", "Maj Chef"],
    )  # fmt: skip
    apply_import(run, by=cast.coordinator)

    names = ("Ada", "Bo", "Dan", "Eva", "Fia")
    assert {name: one(name, family_name="Ek").manager.given_name for name in names} == {
        "Ada": "Bo", "Bo": "Cia", "Dan": "Bo", "Eva": "Cia", "Fia": "Maj",
    }  # fmt: skip


def test_two_people_with_the_managers_name_are_offered_and_one_is_chosen(cast):
    run = started(
        cast.coordinator, ["Ada Ek", "ada@x.example", "Per Ek"], ["Per Ek", "p1@x.example"],
        ["Per Ek", "p2@x.example"],
    )  # fmt: skip
    assert stopped(run) == {2: ["ambiguous_manager"]}

    answer(run, cast.coordinator, "ambiguous_manager", "row:4")
    apply_import(run, by=cast.coordinator)

    assert one("Ada").manager.email == "p2@x.example"


def test_somebody_who_is_their_own_manager_is_asked_about(cast):
    run = started(cast.coordinator, ["Ada Ek", "ada@x.example", "Ada Ek"])
    assert stopped(run) == {2: ["own_manager"]}

    answer(run, cast.coordinator, "own_manager", "1")
    apply_import(run, by=cast.coordinator)

    assert one("Ada").manager is None


def test_a_circle_of_managers_is_opened_by_one_tick(cast):
    run = started(
        cast.coordinator, ["Ada Ek", "a@x.example", "Bo Ek"], ["Bo Ek", "b@x.example", "Cia Ek"],
        ["Cia Ek", "c@x.example", "Ada Ek"], ["Dan Ek", "d@x.example", "Ada Ek"],
    )  # fmt: skip
    assert stopped(run) == {2: ["manager_cycle"], 3: ["manager_cycle"], 4: ["manager_cycle"]}
    assert "Ada Ek → Bo Ek → Cia Ek → Ada Ek" in question(run, "manager_cycle").sentence

    answer(run, cast.coordinator, "manager_cycle", "1", row=3)
    apply_import(run, by=cast.coordinator)

    assert (one("Bo").manager, one("Cia").manager.given_name) == (None, "Ada")


def test_a_circle_through_people_who_are_here_is_found(cast):
    run = started(cast.coordinator, ["Maj Chef", cast.manager.person.email, "Milo Adept"])

    assert stopped(run) == {2: ["manager_cycle"]}


def test_whose_manager_is_left_out_comes_in_without_and_that_is_told(cast):
    run = started(cast.coordinator, ["Ada Ek", "a@x.example", "Bo Ek"], ["Bo Ek", ""])

    assert stopped(run) == {3: ["no_email"]}
    assert group(run, "manager_left_out").stops is False
    apply_import(run, by=cast.coordinator)
    assert one("Ada").manager is None


def test_a_date_that_cannot_be_read_is_typed_or_left_out(cast):
    run = started(
        cast.coordinator, ["Ada Ek", "a@x.example", "", "i våras"], ["Bo Ek", "b@x.example", "", "3/4-2020"]
    )
    assert stopped(run) == {2: ["bad_date"]}

    answer(run, cast.coordinator, "bad_date", "2026-04-01")
    apply_import(run, by=cast.coordinator)

    assert [one(n).hired_on.isoformat() for n in ("Ada", "Bo")] == ["2026-04-01", "2020-04-03"]


def test_one_answer_to_an_unknown_role_serves_every_row_that_says_it(cast):
    run = started(
        cast.coordinator, ["Ada Ek", "a@x.example", "", "", "Fadder", "", "", "3"],
        ["Bo Ek", "b@x.example", "", "", "Fadder"], ["Cia Ek", "c@x.example", "", "", "Adept"],
    )  # fmt: skip
    assert stopped(run) == {2: ["unknown_role"], 3: ["unknown_role"]}

    answer(run, cast.coordinator, "unknown_role", "mentor")
    apply_import(run, by=cast.coordinator)

    assert [(one(n).mentoring_side, one(n).mentoring_places) for n in ("Ada", "Bo", "Cia")] == [
        ("mentor", 3), ("mentor", 1), ("mentee", 0),
    ]  # fmt: skip


def test_places_that_are_no_number_are_asked_for(cast):
    run = started(cast.coordinator, ["Ada Ek", "a@x.example", "", "", "Mentor", "", "", "gärna flera"])
    assert stopped(run) == {2: ["bad_places"]}

    answer(run, cast.coordinator, "bad_places", "2")

    assert check(run).lines[0].changes["mentoring_places"] == 2


def test_a_competence_near_one_in_the_library_is_proposed_and_another_becomes_our_own(cast):
    add_shipped_library(cast.organisation)
    run = started(
        cast.coordinator, ["Ada Ek", "a@x.example", "", "", "Adept", "Svettsning, Glasblåsning, svetsa"],
    )  # fmt: skip
    assert stopped(run) == {}
    proposals = {q.value: q.answer.partition(":")[0] for q in group(run, "new_competence").questions}
    assert proposals == {"Svettsning": "id", "Glasblåsning": "own"}

    apply_import(run, by=cast.coordinator)

    labels = [i.competence.label_sv for i in one("Ada").interests.order_by("created_at")]
    assert labels == ["Svetsning", "Glasblåsning"]
    assert Competence.objects.get(label_sv="Glasblåsning").key == ""


def test_a_personal_number_in_another_column_is_emptied_and_told(cast):
    run = read_import("Namn\tE-post\tTitel\nAda Ek\ta@x.example\t18900101-9802\nBo\tb@x.example\tBagare\n"
                      "Cia\tc@x.example\tVd\nDan\td@x.example\tVd\n", by=cast.coordinator)  # fmt: skip

    assert run.how["emptied"] == [2]
    assert "18900101" not in str(run.rows)


def test_a_text_longer_than_its_field_is_retyped(cast):
    run = started(
        cast.coordinator, ["Ada Ek", "a@x.example", "x" * 130], headings=["Namn", "E-post", "Titel"]
    )
    assert stopped(run) == {2: ["too_long"]}

    answer(run, cast.coordinator, "too_long", "Kort titel")

    assert check(run).lines[0].changes["title"] == "Kort titel"
