from pathlib import Path

import pytest

import lotsa
from lotsa.engine.spreadsheet import read
from lotsa.engine.spreadsheet.columns import FIELDS, understand
from lotsa.engine.spreadsheet.headings import FIELDS as SYNONYMS
from lotsa.engine.spreadsheet.headings import field_for, ignored_for, refused_for

SHIPPED = Path(lotsa.__file__).parent / "domain/intake/content"
NUMBERS = ["18900101-9802", "18900102-9819"]


def one(heading, *cells):
    return understand([heading], [[cell] for cell in cells])[0]


@pytest.mark.parametrize("name", ["golden_path.xlsx", "golden_path.csv"])
def test_the_shipped_example_is_understood(name):
    table = read((SHIPPED / name).read_bytes(), name)

    columns = understand(table.headings, [row.cells for row in table.rows])

    assert [(c.field, c.state) for c in columns] == [
        ("name", "recognised"), ("email", "recognised"), ("title", "recognised"), ("unit", "recognised"),
        ("site", "recognised"), ("manager", "recognised"), ("hired_on", "recognised"), ("languages",
        "recognised"),
        ("role", "recognised"), ("wants", "recognised"), ("teaches", "recognised"), ("places",
        "recognised"),
        (None, "refused"),
    ]  # fmt: skip
    assert (columns[-1].reason, columns[-1].examples) == ("personnummer", ())
    assert columns[0].examples == ("Maria Åkerström", "Anna Björklund", "Henrik Sjöö")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Förnamn", "given_name"), ("Efternamn", "family_name"), ("Namn", "name"), ("E-post",
        "email"), ("Epost", "email"),
        ("Mejl", "email"), ("E-postadress", "email"), ("E-POSTADRESS (jobb)", "email"), ("Avdelning",
        "unit"),
        ("Befattning", "title"), ("Chef", "manager"), ("Närmaste chef", "manager"),
        ("Närmaste chef *", "manager"),
        ("Anställd sedan", "hired_on"), ("Anställningsdatum", "hired_on"), ("Ort", "site"),
        ("Arbetsplats", "site"),
        ("Språk", "languages"), ("Vill lära", "wants"), ("Kan lära ut", "teaches"), ("Platser",
        "places"),
        ("Arbetsgivare", "employer"), ("Anst.nr", "employee_number"), ("Anställningsnummer",
        "employee_number"),
        ("Nivå", "level"), ("Språk i appen", "ui_language"), ("FirstName", "given_name"),
        ("e-mail address", "email"),
        ("Job title", "title"), ("Department", "unit"), ("Manager's name", None), ("LINE MANAGER",
        "manager"),
        ("Hire date", "hired_on"), ("Office", "site"), ("Can teach", "teaches"), ("Programme role",
        "role"),
        ("Fo\u0308rnamn", "given_name"), ("  e_post ", "email"), ("Någonting", None),
    ],
)  # fmt: skip
def test_headings_in_both_languages(heading, field):
    assert field_for(heading) == field


def test_every_field_has_headings_and_no_heading_two_meanings():
    words = [word for headings in SYNONYMS.values() for word in headings]

    assert set(SYNONYMS) == set(FIELDS)
    assert len(words) == len(set(words))
    assert [word for word in words if refused_for(word) or ignored_for(word)] == []
    assert [word for word in words if field_for(word) is None] == []


@pytest.mark.parametrize(
    ("heading", "reason"),
    [
        ("Personnr", "personnummer"), ("Personnummer", "personnummer"), ("Person-nr.",
        "personnummer"), ("Pnr", "personnummer"),
        ("Samordningsnummer", "personnummer"), ("Personnummer (12 siffror)", "personnummer"), ("SSN",
        "personnummer"),
        ("Lön", "salary"), ("Lön (kr)", "salary"), ("Ny lön 2026", "salary"), ("Lönegrad", "salary"),
        ("Månadslön 2026", "salary"), ("Salary", "salary"), ("Bankkonto", "bank"),
        ("Clearingnr", "bank"),
        ("Sjukfrånvaro", "health"), ("Sjukdagar", "health"), ("Sick leave", "health"), ("Adress",
        "address"),
        ("Hemadress", "address"), ("Postnr", "address"), ("Kön", "gender"), ("Gender", "gender"),
        ("Födelsedatum", "birth_date"), ("Född", "birth_date"), ("Date of birth", "birth_date"),
        ("Ålder", "age"),
        ("Age", "age"), ("Fack", "union"), ("Fackförbund", "union"), ("Nationality", "origin"),
        ("Civilstånd", "family"),
    ],
)  # fmt: skip
def test_columns_that_are_never_read(heading, reason):
    column = one(heading, "a", "b")

    assert (column.field, column.state, column.reason, column.examples) == (None, "refused", reason, ())


@pytest.mark.parametrize("heading", ["E-postadress", "Kunskapsbank", "Konferens", "Fackkunskap", "Lönsamhet"])
def test_headings_that_only_begin_alike_are_not_refused(heading):
    assert one(heading, "a", "b").state != "refused"


def test_phone_numbers_are_ignored():
    column = one("Mobilnummer", "070-1234567")

    assert (column.state, column.reason) == ("ignored", "phone")


@pytest.mark.parametrize("heading", ["Id", "Namn", "E-post", "Kommentar", "Telefon"])
def test_personal_numbers_are_refused_under_any_heading(heading):
    column = one(heading, *NUMBERS, "", "okänt")

    assert (column.state, column.reason, column.examples) == ("refused", "personnummer_values", ())


def test_a_single_number_elsewhere_is_never_an_example():
    assert one("Kommentar", "hej", NUMBERS[0], "a", "b").examples == ("hej", "a", "b")


def test_roll_is_decided_by_its_values():
    assert one("Roll", "Mentor", "Adept", "").field == "role"
    assert one("Roll", "Montör", "Säljare", "Mentor").field == "title"
    assert one("Role", "both", "none").field == "role"


def test_two_columns_for_one_field_are_asked_about():
    columns = understand(["Namn", "Namn (2)", "Full name"], [["A", "B", "C"]])

    assert [(c.field, c.state, c.reason) for c in columns] == [
        ("name", "recognised", "heading"),
        (None, "choose", "duplicate"),
        (None, "choose", "duplicate"),
    ]


def test_unknown_headings_get_a_suggestion_from_values_or_from_a_slip():
    assert [(c.field, c.state, c.reason) for c in understand(["Kontakt", "Avdelnig", "Alfa", "Deltar"], [
        ["a@x.example", "Lager", "1", "Mentor"], ["b@x.example", "Sälj", "2", "Adept"],
    ])] == [("email", "choose", "values"), ("unit", "choose", "similar"), (None, "choose", "unknown"),
    ("role", "choose", "values")]  # fmt: skip


def test_a_suggestion_never_takes_a_field_twice():
    assert [c.field for c in understand(["E-post", "Kontakt"], [["a@x.example", "b@x.example"]])] == [
        "email",
        None,
    ]


def test_an_empty_unknown_column_is_ignored():
    assert (one("Alfa", "", "").state, one("Alfa", "").reason) == ("ignored", "empty")


def test_short_rows_do_no_harm():
    assert understand(["Namn", "Ort"], [["Åsa"], []])[1].field == "site"
