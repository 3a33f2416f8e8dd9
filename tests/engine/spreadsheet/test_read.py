"""A corpus of the files that people have, and of those that nobody should have."""

import codecs
import contextlib
import datetime as dt
import io
import struct
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lotsa
from lotsa.engine.spreadsheet import Limits, Table, Unreadable, read, read_pasted
from tests.engine.spreadsheet.files import PEOPLE, compound, csv_text, ods, rezipped, xls, xlsx, zipped

SHIPPED = Path(lotsa.__file__).parent / "domain/intake/content"
HEADINGS = (
    "Namn", "E-post", "Befattning", "Avdelning", "Ort", "Chef", "Anställd sedan", "Språk", "Roll",
    "Vill lära", "Kan lära ut", "Platser", "Personnr",
)  # fmt: skip


def cells(table):
    return [list(table.headings), *(list(row.cells) for row in table.rows)]


def refused(data, name="", **choices):
    with pytest.raises(Unreadable) as caught:
        read(data, name, **choices)
    return caught.value


ENCODED = {
    "utf-8": ("utf-8", b""),
    "utf-8-sig": ("utf-8", codecs.BOM_UTF8),
    "utf-16": ("utf-16-le", codecs.BOM_UTF16_LE),
    "utf-16-be": ("utf-16-be", codecs.BOM_UTF16_BE),
    "utf-16 without mark": ("utf-16-le", b""),
    "windows-1252": ("cp1252", b""),
    "macintosh": ("mac_roman", b""),
    "cp850": ("cp850", b""),
}


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ENCODED)
def test_every_encoding_and_separator_is_read_and_said(encoding, separator):
    codec, mark = ENCODED[encoding]

    table = read(mark + csv_text(separator).encode(codec), "people.csv")

    assert cells(table) == PEOPLE
    assert table.how.separator == separator
    assert table.how.encoding == encoding.replace("-be", "").replace(" without mark", "")
    assert table.how.kind == "csv"
    assert table.how.heading_row == 1


@pytest.mark.parametrize("newline", ["\n", "\r", "\r\n"])
def test_line_ends_of_all_systems(newline):
    assert cells(read(csv_text(";", newline).encode())) == PEOPLE


@pytest.mark.parametrize(("make", "kind"), [(xlsx, "xlsx"), (ods, "ods"), (xls, "xls")])
def test_workbooks(make, kind):
    table = read(make(), f"people.{kind}")

    assert cells(table) == PEOPLE
    assert (table.how.kind, table.how.encoding, table.how.separator, table.how.warnings) == (kind, "", "", ())
    assert [row.number for row in table.rows] == [2, 3, 4]


@pytest.mark.parametrize("name", ["golden_path.xlsx", "golden_path.csv"])
def test_the_shipped_example(name):
    table = read((SHIPPED / name).read_bytes(), name)

    assert table.headings == HEADINGS
    assert len(table.rows) == 63
    assert table.rows[0].cells[0] == "Maria Åkerström"
    assert table.rows[0].cells[6] == "2014-03-03"
    assert [row.number for row in table.rows] == list(range(2, 65))
    assert table.rows[35].cells[5] == "L. Persson"
    assert table.how.warnings == ()


def test_the_shipped_text_file_is_windows_1252():
    how = read((SHIPPED / "golden_path.csv").read_bytes()).how

    assert (how.encoding, how.separator) == ("windows-1252", ";")


def test_kinds_of_values_become_clean_text():
    row = [
        dt.date(2020, 1, 2),
        dt.datetime(2020, 1, 2, 8, 30),
        3.0,
        2.5,
        True,
        dt.time(9, 5),
        " A\u00a0 B\u200b ",
        -4,
    ]
    headings = ["Anställd sedan", "Datum", "Platser", "Nivå", "Aktiv", "Tid", "Namn", "Saldo"]

    table = read(xlsx([headings, row]))

    assert table.rows[0].cells == ("2020-01-02", "2020-01-02 08:30", "3", "2.5", "TRUE", "09:05", "A B", "-4")


def test_numbers_in_an_old_workbook():
    assert read(xls([["Namn", "Platser"], ["Åsa", 2], ["Bo", 2.5]])).rows[1].cells == ("Bo", "2.5")


def test_decomposed_letters_are_put_together_and_said():
    table = read(unicodedata.normalize("NFD", csv_text()).encode())

    assert cells(table) == PEOPLE
    assert "decomposed_letters" in table.how.warnings


def test_sep_line_names_the_separator_and_is_not_counted_as_a_row():
    table = read(b"sep=|\r\nNamn|E-post\r\nAnna; Bo|a@x.example\r\n")

    assert table.headings == ("Namn", "E-post")
    assert table.rows[0].number == 2
    assert table.rows[0].cells == ("Anna; Bo", "a@x.example")


def test_quoted_line_breaks_stay_in_the_cell_and_rows_are_counted_as_excel_does():
    table = read('Namn;Vill lära\r\n"Åsa";"Avtal\r\nSäljteknik"\r\n\r\nBo;"säga ""nej"""\r\n'.encode())

    assert [(row.number, row.cells) for row in table.rows] == [
        (2, ("Åsa", "Avtal\nSäljteknik")),
        (4, ("Bo", 'säga "nej"')),
    ]


def test_a_nickname_in_the_middle_of_a_cell_keeps_its_quotes():
    assert read(b'Namn;Ort\r\nKarl "Kalle" Ek;Lund\r\n').rows[0].cells[0] == 'Karl "Kalle" Ek'


def test_title_rows_above_are_skipped_and_said():
    title = "Personallista Björkvik;;\r\nUttagen 2026-11-23;;\r\n;;\r\n"
    table = read(f"{title}Namn;E-post;Ort\r\nÅsa;a@x.example;Lund\r\n".encode())

    assert table.headings == ("Namn", "E-post", "Ort")
    assert table.how.heading_row == 4
    assert table.how.warnings == ("title_rows_skipped",)
    assert table.rows[0].number == 5


def test_title_rows_in_a_workbook_with_an_empty_first_column():
    table = read(xlsx([["", "Personal"], [], ["", "Namn", "Ort"], ["", "Åsa", "Lund"]]))

    assert table.headings == ("Namn", "Ort")
    assert (table.how.heading_row, table.rows[0].number) == (3, 4)


def test_headings_that_nobody_knows_are_still_headings():
    assert read(b"Alfa;Beta\r\nx;1\r\ny;2\r\n").headings == ("Alfa", "Beta")


def test_duplicate_and_blank_headings_get_names_of_their_own():
    table = read(b"Namn;;namn;Ort;;Namn (2)\r\nA;b;C;D;;E\r\n")

    assert table.headings == ("Namn", "B", "namn (3)", "Ort", "Namn (2)")
    assert table.rows[0].cells == ("A", "b", "C", "D", "E")
    assert set(table.how.warnings) == {"blank_headings", "duplicate_headings"}


def test_ragged_rows_lose_nothing():
    table = read(b"Namn;E-post;Ort\r\nA;a@x.example\r\nB;b@x.example;Lund;mer\r\n")

    assert table.headings == ("Namn", "E-post", "Ort", "D")
    assert [row.cells for row in table.rows] == [
        ("A", "a@x.example", "", ""),
        ("B", "b@x.example", "Lund", "mer"),
    ]
    assert set(table.how.warnings) == {"ragged_rows", "cells_without_heading"}


def test_the_fullest_visible_sheet_is_taken_and_said():
    def hide(book):
        book.worksheets[2].sheet_state = "hidden"

    many = [["Namn"], *[[f"P{i}"] for i in range(50)]]
    table = read(xlsx([["Läs mig"]], PEOPLE, many, change=hide))

    assert table.how.sheet == "Blad2"
    assert table.how.warnings == ("several_sheets",)


def test_what_a_formula_gave_is_read_and_what_is_missing_is_said():
    data = xlsx([["Namn", "E-post", "Ort"], ["Åsa", "=LOWER(A2)", "=NA()"]])
    computed = rezipped(
        data,
        xl__worksheets__sheet1_xml=lambda x: x.replace(
            b"<f>LOWER(A2)</f><v></v>", b"<f>LOWER(A2)</f><v>7</v>"
        ).replace(b"<f>LOWER(A2)</f><v />", b"<f>LOWER(A2)</f><v>7</v>"),
    )

    assert read(data).how.warnings == ("formulas_without_values",)
    assert read(computed).rows[0].cells == ("Åsa", "7", "")


def test_error_cells_are_said():
    assert read(xlsx([["Namn", "Ort"], ["Åsa", "#N/A"]])).how.warnings == ("formula_errors",)


def test_merged_cells_are_said():
    data = xlsx(change=lambda book: book.worksheets[0].merge_cells("C2:C4"))

    assert read(data).how.warnings == ("merged_cells",)


def test_a_wrong_name_is_said_but_the_content_decides():
    assert read(csv_text().encode(), "people.xlsx").how.warnings == ("name_and_kind_differ",)
    assert read(xlsx(), "people.csv").how.warnings == ("name_and_kind_differ",)
    assert read(xlsx(), "people.xlsm").how.warnings == ()


def test_twice_encoded_text_is_said_and_left_alone():
    table = read("Namn;Ort\nÅsa;Växjö\n".encode().decode("cp1252").encode())

    assert table.how.warnings == ("double_encoded",)


def test_lost_letters_are_said():
    assert "replacement_characters" in read("Namn;Ort\n\ufffdsa;Lund\n".encode()).how.warnings


def test_a_chosen_encoding_and_separator_win():
    data = "Namn;Ort,x\nÅsa;Växjö\n".encode("cp1252")

    assert read(data, separator=",").headings == ("Namn;Ort", "x")
    assert read(data, encoding="iso-8859-1").how.encoding == "iso-8859-1"
    assert refused(data, encoding="utf-8").code == "broken_encoding"
    assert refused(data, encoding="rot13").facts == {"choice": "rot13"}
    assert refused(data, separator="x").code == "bad_choice"


def test_an_apostrophe_that_a_safe_export_wrote_is_taken_away():
    table = read("Namn;Vill lära\r\n'=1+1;'-x\r\n'Abc;''@y\r\n".encode())

    assert [row.cells for row in table.rows] == [("=1+1", "-x"), ("'Abc", "'@y")]


def test_pasted_cells():
    table = read_pasted('Namn\tVill lära\nÅsa\t"Avtal\nTeknik"\nBo\tX\n')

    assert table.how == table.how.__class__("pasted", "", "", "\t", 1, ())
    assert [row.cells for row in table.rows] == [("Åsa", "Avtal\nTeknik"), ("Bo", "X")]


def test_pasted_cells_may_begin_with_a_quote():
    assert read_pasted('Namn\tOrt\n"Kalle" Ek\tLund\n').rows[0].cells == ('"Kalle" Ek', "Lund")


def test_pasted_semicolons_work_too():
    assert read_pasted("Namn;Ort\nÅsa;Lund").rows[0].cells == ("Åsa", "Lund")


def test_a_single_column_with_a_known_heading():
    assert [row.cells for row in read(b"E-post\na@x.example\nb@x.example\n").rows] == [
        ("a@x.example",),
        ("b@x.example",),
    ]


def bomb(sheet=b"<worksheet>" + b" " * 400_000_000 + b"</worksheet>"):
    return zipped(
        {"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": sheet}
    )


def encrypted_member():
    data = bytearray(zipped({"xl/workbook.xml": b"<a/>"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark)
        struct.pack_into("<H", data, at + offset, 1)
    return bytes(data)


NOT_SPREADSHEETS = {
    "docx": zipped({"[Content_Types].xml": b"", "word/document.xml": b"<w/>"}),
    "pptx": zipped({"ppt/presentation.xml": b"<w/>"}),
    "zip": zipped({"holiday.txt": b"hello"}),
    "odt": ods(mimetype="application/vnd.oasis.opendocument.text"),
    "numbers": zipped({"Index/Document.iwa": b"x"}),
    "png": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "jpeg": b"\xff\xd8\xff\xe0" + bytes(range(256)),
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
    "html": b"<html><table><tr><td>Namn</td></tr></table></html>",
    "xml": b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>",
    "json": b'{"people": [1, 2]}',
    "gzip": b"\x1f\x8b\x08\x00" + bytes(40),
    "doc": compound({"WordDocument": b"x" * 5000}),
    "unknown": bytes(range(1, 256)) * 20,
}


@pytest.mark.parametrize("looks_like", NOT_SPREADSHEETS)
def test_what_is_no_spreadsheet_is_named(looks_like):
    error = refused(NOT_SPREADSHEETS[looks_like], "people.xlsx")

    if looks_like == "unknown":
        assert error.code in ("not_a_spreadsheet", "broken_encoding")
    else:
        assert (error.code, error.facts) == ("not_a_spreadsheet", {"looks_like": looks_like})


HOSTILE = {
    "nothing": (b"", "empty"),
    "blanks": (b" \r\n\t ", "empty"),
    "separators only": (b";;;\r\n;;;\r\n", "empty"),
    "empty workbook": (xlsx([]), "empty"),
    "too many bytes": (b"x" * 20_000_001, "too_large"),
    "truncated": (xlsx()[:-700], "damaged"),
    "cut in half": (xlsx()[: len(xlsx()) // 2], "damaged"),
    "old and cut": (xls()[:1200], "legacy_corrupt"),
    "bomb": (bomb(), "zip_bomb"),
    "many members": (zipped({f"xl/{i}": b"" for i in range(5001)}), "zip_bomb"),
    "entities": (
        rezipped(xlsx(), xl__workbook_xml=lambda x: b'<!DOCTYPE a [<!ENTITY b "c">]>' + x),
        "unsafe_content",
    ),
    "encrypted workbook": (
        compound({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}),
        "password_protected",
    ),
    "encrypted old workbook": (xls(protected=True), "password_protected"),
    "encrypted zip": (encrypted_member(), "password_protected"),
    "last cell": (xlsx(change=lambda b: b.worksheets[0].cell(1048576, 16384, "x")), "too_many_columns"),
    "last row": (xlsx(change=lambda b: b.worksheets[0].cell(1048576, 2, "x")), "too_many_rows"),
    "201 columns": (xlsx([["Namn", "Ort", *range(199)], ["x"] * 201]), "too_many_columns"),
    "201 columns of text": ((";".join(["Namn", "Ort"] * 101) + "\n").encode(), "too_many_columns"),
    "wide old workbook": (xls([[*["Namn"] * 200, "x"]]), "too_many_columns"),
    "mixed encodings": ("Namn;Ort\nÅsa;Lund\n".encode() + "Bo;Växjö\n".encode("cp1252"), "broken_encoding"),
    "cut letter": ("Namn;Ort\nÅsa;Växjö".encode()[:-1], "broken_encoding"),
    "odd utf-16": (codecs.BOM_UTF16_LE + "Namn;Ort\n".encode("utf-16-le") + b"\x00", "broken_encoding"),
    "open quote": (b'Namn;Ort\nA;B\n"Bo;Lund\nC;D\n', "stray_quote"),
    "text after quote": (b'Namn;Ort\n"Kalle" Ek;Lund\n', "stray_quote"),
    "no headings": (b"Anna;a@x.example\nBo;b@x.example\n", "no_headings"),
    "prose": ("Hej!\nHär kommer listan.\nHälsningar Bo".encode(), "no_headings"),
    "zeros": (bytes(4000), "not_a_spreadsheet"),
    "beginning of a zip": (b"PK\x03\x04", "damaged"),
    "beginning of an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "legacy_corrupt"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_and_broken_files_are_said_by_a_code(name):
    data, code = HOSTILE[name]

    assert refused(data).code == code


def test_a_quote_that_is_never_closed_is_found_by_its_row():
    assert refused(b'Namn;Ort\nA;B\n"Bo;Lund\nC;D\n').facts == {"row": 3}


def test_a_broken_letter_is_found_by_its_row():
    assert refused(HOSTILE["mixed encodings"][0]).facts == {"encoding": "utf-8", "row": 3}


def test_a_member_that_lies_about_its_size_is_refused():
    data = bytearray(xlsx())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        member = archive.getinfo("xl/worksheets/sheet1.xml")
    at = data.index(b"PK\x01\x02")
    while data[at + 46 : at + 46 + len(member.filename)] != member.filename.encode():
        at = data.index(b"PK\x01\x02", at + 4)
    struct.pack_into("<I", data, at + 24, 10)

    assert refused(bytes(data)).code == "damaged"


def test_a_sheet_that_would_fill_the_memory_ends_its_own_process_only():
    sparse = xlsx(change=lambda book: book.worksheets[0].cell(99_999, 700, "x"))

    assert refused(sparse).code == "too_much_inside"


def test_repeated_rows_of_an_open_document_do_not_fill_the_memory():
    cell = '<table:table-cell table:number-columns-repeated="16384"{}</table:table-cell>'
    row = '<table:table-row table:number-rows-repeated="1048576">{}</table:table-row>'
    empty = ods(extra=row.format(cell.format(">")))
    full = ods(extra=row.format(cell.format(' office:value-type="string"><text:p>x</text:p>')))

    assert cells(read(empty)) == PEOPLE
    assert refused(full).code in ("damaged", "too_much_inside", "too_many_columns")


def test_time_is_bounded():
    assert refused(xlsx(), limits=Limits(seconds=-1.0)).code == "too_slow"


def test_rows_are_bounded():
    data = csv_text(rows=[["Namn", "Ort"], *[["A", "B"]] * 11]).encode()

    assert refused(data, limits=Limits(rows=10)).facts == {"rows": 11, "limit": 10}
    assert len(read(data, limits=Limits(rows=11)).rows) == 11


@pytest.mark.slow
def test_ten_thousand_rows_are_read_to_the_last():
    rows = [PEOPLE[0], *[[f"Åsa {i}", f"a{i}@x.example", "Montering", "Växjö"] for i in range(10_000)]]

    last = [read(data).rows[-1].cells[1] for data in (xlsx(rows), csv_text(rows=rows).encode())]

    assert last == ["a9999@x.example", "a9999@x.example"]


def outcome(data, **choices):
    try:
        return isinstance(read(data, **choices), Table)
    except Unreadable as error:
        return bool(error.code)


@settings(max_examples=400, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, b"Namn;Ort\n"]),
)
def test_any_bytes_give_a_table_or_a_reason(data, start):
    assert outcome(start + data) is True


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300), st.sampled_from([None, ";", ",", "\t", "|"]))
def test_any_text_gives_a_table_or_a_reason(text, separator):
    with contextlib.suppress(Unreadable):
        table = read_pasted("Namn;Ort\n" + text, separator=separator)
        assert {len(row.cells) for row in table.rows} <= {len(table.headings)}
        assert len(set(table.headings)) == len(table.headings)


WHOLE = {"xlsx": xlsx(), "xls": xls(), "ods": ods()}


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(sorted(WHOLE)),
    st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=8),
)
def test_any_damage_to_a_workbook_gives_a_table_or_a_reason(kind, changes):
    data = bytearray(WHOLE[kind])
    for at, value in changes:
        data[int(at * len(data))] = value

    assert outcome(bytes(data)) is True


PARTS = ["xl__workbook_xml", "xl__worksheets__sheet1_xml", "xl__styles_xml"]


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(PARTS), st.floats(0, 0.99), st.binary(max_size=12), st.integers(0, 20))
def test_any_damage_inside_a_workbook_gives_a_table_or_a_reason(part, where, put, cut):
    def change(xml):
        at = int(where * len(xml))
        return xml[:at] + put + xml[at + cut :]

    assert outcome(rezipped(WHOLE["xlsx"], **{part: change})) is True


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=2), min_size=1, max_size=8))
def test_separated_text_is_read_as_it_was_written(rows):
    def kept(text):
        return not any(c in text for c in "\r\u2028\u2029") and text.isprintable()

    rows = [[" ".join(c.split()) if kept(c) else "x" for c in row] for row in rows]
    rows = [[unicodedata.normalize("NFC", c).lstrip("'").strip() for c in row] for row in rows]

    table = read(csv_text(rows=[["Namn", "Ort"], *rows]).encode(), separator=";")

    wanted = [tuple(row) for row in rows if any(row)]
    assert [row.cells for row in table.rows] == wanted
