"""A staff list as it leaves a pay system: nobody has prepared it for Lotsa.

Swedish headings with marks and spaces, a title row, semicolons, Windows-1252, names turned round, managers by
turned name, columns that must never be read, dates in three styles, a last row with a sum.
"""

from lotsa.domain.intake import queries
from lotsa.domain.intake.actions import apply_import, choose_columns, read_import, repair_import
from lotsa.domain.intake.check import check
from lotsa.domain.people.models import Person
from tests.domain.intake.sheets import stopped

GIVEN = ("Åsa", "Björn", "Cecilia", "Dag", "Eivor", "Folke", "Göta", "Håkan", "Ingegerd", "Örjan")
FAMILY = (
    "Ängström",
    "Öberg",
    "Ek",
    "von Post",
    "Lindh",
    "Nyåker",
    "Sjö",
    "Wåhlin",
    "Ström",
    "Falk",
    "Hög",
    "Råd",
)
HEADINGS = (
    "Anst.nr", "Efternamn", "Förnamn", "Personnr", "E-postadress (jobb)", "Befattning", "Avd",
    "Placeringsort", "Närmaste chef *", "Anställningsdatum", "Månadslön", "Mobil", "Kön", "Fackförbund",
    "Kommentar",
)  # fmt: skip


def payroll_file() -> bytes:
    lines = ["Personallista 2026-11-01;;;", "", ";".join(HEADINGS)]
    people = [(given, family) for family in FAMILY for given in GIVEN]
    for n, (given, family) in enumerate(people):
        leader = FAMILY[n // 10]
        boss = "" if n == 0 else f"{FAMILY[0]}, {GIVEN[0]}" if n % 10 == 0 else f"{leader}, {GIVEN[0]}"
        day = ("2019-03-04", "4/3 2019", "20190304")[n % 3]
        cells = (
            f"{1000 + n}", family, given, "19000101-XXXX", f"nr{n}@verkstad.example", "Montör",
            f"Avd. {n // 10} Ä", ("Växjö", "Älmhult")[n % 2], boss, day, "31 500", "070-1", "K", "ja", "",
        )  # fmt: skip
        lines.append(";".join(cells))
    return "\r\n".join(lines).encode("windows-1252")


def test_a_payroll_list_of_120_people_comes_in(cast):
    run = read_import(payroll_file(), by=cast.coordinator, file_name="Personallista.csv")

    assert (run.how["encoding"], run.how["separator"], run.how["heading_row"]) == ("windows-1252", ";", 3)
    assert {c["heading"]: c["field"] or c["state"] for c in run.columns} == {
        "Anst.nr": "employee_number", "Efternamn": "family_name", "Förnamn": "given_name",
        "Personnr": "refused",
        "E-postadress (jobb)": "email", "Befattning": "title", "Avd": "unit", "Placeringsort": "site",
        "Närmaste chef *": "manager", "Anställningsdatum": "hired_on", "Månadslön": "refused",
        "Mobil": "ignored",
        "Kön": "refused", "Fackförbund": "refused", "Kommentar": "ignored",
    }  # fmt: skip
    assert "31 500" not in str(run.rows)

    choose_columns(
        run, {c["at"]: c["field"] or "" for c in run.columns if c["at"] is not None}, by=cast.coordinator
    )
    assert stopped(run) == {}
    assert check(run).counts["new"] == 120
    apply_import(run, by=cast.coordinator)

    people = Person.objects.filter(email__endswith="@verkstad.example")
    assert people.count() == 120
    assert people.filter(manager__isnull=True).count() == 1
    assert people.get(employee_number="1031").name == "Björn von Post"
    assert people.get(employee_number="1031").manager.name == "Åsa von Post"
    assert set(people.values_list("hired_on", flat=True)) == {people.first().hired_on}
    assert people.get(employee_number="1119").unit.name == "Avd. 11 Ä"


def test_the_same_list_again_changes_nobody(cast):
    for _ in range(2):
        run = read_import(payroll_file(), by=cast.coordinator, file_name="Personallista.csv")
        repair_import(run, {}, by=cast.coordinator)
        counts = check(run).counts
        if counts["new"]:
            apply_import(run, by=cast.coordinator)

    assert (counts["new"], counts["updated"], counts["unchanged"]) == (0, 0, 120)
    assert queries.check_page(run).updates == []
