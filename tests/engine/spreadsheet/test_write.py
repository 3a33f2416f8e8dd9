import csv
import datetime as dt
import io
import unicodedata
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotsa.engine.spreadsheet import read
from lotsa.engine.spreadsheet.write import write_csv, write_xlsx

PAYLOADS = [
    "=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x.example","y")', "+1+1", "+46701234567",
    "-1+1", "-x", "@SUM(A1)",
    "\t=1+1", "\r=1+1", " =1+1", "\n=1+1", "=", "+", "-", "@", "--1", "-1-1", "=A1\n", '="x"',
    "'=1+1", "''=1+1", "'-2", "'+",
    "=1;2", "=1,2", "-2+3+cmd|' /C calc'!A0", "@x", "+x", "-@", "=-1", "\u00a0=1", "\u3000=1", "-1e5",
    "-1.2.3", "-٣",
    "=WEBSERVICE(\"http://x.example\")", "+SUM(1)", "@\t=1",
]  # fmt: skip
HARMLESS = ['"=1+1"', "Anna", "-5", "-5,25", "-5.25", "1+1", "a=b", "Åsa @ Lund", "'tis", "", "5-3"]


def lines(data, separator=";"):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))


@pytest.mark.parametrize("text", PAYLOADS)
@pytest.mark.parametrize(("locale", "separator"), [("sv", ";"), ("en", ",")])
def test_no_csv_cell_is_active_and_reading_gives_the_text_back(text, locale, separator):
    data = write_csv([["Namn", "Ort"], [text, "Lund"]], locale=locale)

    assert lines(data, separator)[1][0] == f"'{text}"
    assert read(data).rows[0].cells == (" ".join(text.split()), "Lund")


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_csv_cells_are_left_alone(text):
    assert lines(write_csv([[text, "x"]], locale="sv"))[0][0] == text


def test_swedish_and_english_csv():
    rows = [["Namn", "Tal", "Dag", "Tid", "Ja", "Nej"]]
    rows.append(["Åsa; Bo, x", 2.5, dt.date(2026, 11, 23), dt.datetime(2026, 11, 23, 9, 0), True, None])

    assert write_csv(rows, locale="sv-SE") == (
        b"\xef\xbb\xbf"
        + 'Namn;Tal;Dag;Tid;Ja;Nej\r\n"Åsa; Bo, x";2,5;2026-11-23;2026-11-23 09:00;TRUE;\r\n'.encode()
    )
    assert write_csv(rows, locale="en") == (
        b"\xef\xbb\xbf"
        + 'Namn,Tal,Dag,Tid,Ja,Nej\r\n"Åsa; Bo, x",2.5,2026-11-23,2026-11-23 09:00,TRUE,\r\n'.encode()
    )


@pytest.mark.parametrize("text", [*PAYLOADS, "#N/A", "TRUE", "123", "2026-11-23"])
def test_no_workbook_cell_is_a_formula(text):
    data = write_xlsx([[["Namn"], [text]]], titles=["Personal"])

    cell = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]["A2"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml")
    assert cell.data_type in ("s", "inlineStr")
    assert cell.value == text.replace("\r", "\n")
    assert b"<f>" not in xml


def test_dates_and_numbers_stay_what_they_are():
    row = ["Åsa", dt.date(2026, 11, 23), dt.datetime(2026, 11, 23, 9, 30), 3, 2.5, True, None]
    data = write_xlsx([[["a", "b", "c", "d", "e", "f", "g"], row]], titles=["Blad"])

    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert [cell.value for cell in sheet[2]][:6] == [
        "Åsa", dt.datetime(2026, 11, 23), dt.datetime(2026, 11, 23, 9, 30), 3, 2.5, True,
    ]  # fmt: skip
    assert sheet["B2"].number_format == "yyyy-mm-dd"
    assert sheet["A1"].font.bold is True
    assert sheet["A2"].font.bold is not True
    assert sheet.freeze_panes == "A2"


def test_titles_are_made_valid_and_unique():
    titles = ["Rader/fel: [1]", "rader fel 1", "", "x" * 40, "X" * 31, "'a'"]
    data = write_xlsx([[["a"]]] * 6, titles=titles)

    names = openpyxl.load_workbook(io.BytesIO(data)).sheetnames
    assert names == ["Rader fel 1", "rader fel 1 (2)", "3", "x" * 31, f"{'X' * 26} (2)", "a"]


def test_titles_and_sheets_must_be_as_many():
    with pytest.raises(ValueError, match="1 sheets need as many titles"):
        write_xlsx([[["a"]]], titles=[])


def test_control_characters_and_endless_texts_make_no_broken_workbook():
    data = write_xlsx([[["Namn", "Ort"], ["a\x00b\x0bc\ud800\uffff", "y" * 40_000]]], titles=["a"])

    cells = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(data)).worksheets[0][2]]
    assert cells == ["abc?", "y" * 32_766 + "…"]


TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zs", "Zl", "Zp", "Co", "Cn"]), max_size=20
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=6), st.sampled_from(["sv", "en"]))
def test_what_is_written_is_read_again(rows, locale):
    wanted = [row for row in rows if any(row)]
    wide = [["Namn", "Ort"], *map(list, rows)]

    found = [row.cells for row in read(write_csv(wide, locale=locale)).rows]

    assert [tuple(unicodedata.normalize("NFC", cell) for cell in row) for row in wanted] == found


@pytest.mark.parametrize("text", PAYLOADS)
def test_a_workbook_gives_the_text_back(text):
    data = write_xlsx([[["Namn", "Ort"], [text, "Lund"]]], titles=["a"])

    assert read(data).rows[0].cells == (" ".join(text.split()), "Lund")
