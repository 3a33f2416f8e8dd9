import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotsa.engine.spreadsheet.values import (
    is_email,
    normalise_email,
    parse_date,
    parse_places,
    parse_role,
    split_list,
    split_name,
)


@pytest.mark.parametrize(
    "text",
    [
        "2020-01-02", "2020/1/2", "2020.01.02", "20200102", "2/1-2020", "2/1 2020", "02/01/2020",
        "2.1.2020",
        "2 jan 2020", "2 januari 2020", "den 2 januari 2020", "2:a januari 2020", "2-jan-2020",
        "Jan 2, 2020",
        "January 2 2020", "2nd of January 2020", "43832", "43832.0", "2020-01-02 00:00",
        "2020-01-02T08:30:00", " 2020-01-02 ",
    ],
)  # fmt: skip
def test_dates_as_people_write_them(text):
    assert parse_date(text) == dt.date(2020, 1, 2)


@pytest.mark.parametrize(
    "text",
    ["", "x", "2020", "13/13-2020", "2020-02-30", "30 feb 2020", "2/1-20", "200102", "99999",
    "1899-01-01", "2 foo 2020", "²/1-2020"],
)  # fmt: skip
def test_what_is_no_date_is_none(text):
    assert parse_date(text) is None


def test_the_leap_day_and_a_month_alone():
    assert parse_date("29/2-2024") == dt.date(2024, 2, 29)
    assert parse_date("29/2-2023") is None
    assert parse_date("maj 2019") == dt.date(2019, 5, 1)


@given(st.dates(dt.date(1928, 1, 1), dt.date(2098, 1, 1)))
def test_every_way_gives_the_same_day(day):
    serial = str((day - dt.date(1899, 12, 30)).days)
    ways = {day.isoformat(), f"{day:%Y%m%d}", f"{day.day}/{day.month}-{day.year}", serial}

    assert {parse_date(way) for way in ways} == {day}


@given(st.text(max_size=40))
def test_any_text_has_an_answer(text):
    assert parse_date(text) is None or isinstance(parse_date(text), dt.date)
    assert parse_role(text) in (None, "mentor", "mentee", "both", "none")
    assert parse_places(text) is None or parse_places(text) in range(1000)
    assert all(part.strip() for part in split_list(text))
    assert len(split_name(text)) == 2
    assert normalise_email(normalise_email(text)) == normalise_email(text) or not is_email(
        normalise_email(text)
    )


@pytest.mark.parametrize(
    ("text", "places"),
    [("2", 2), ("2.0", 2), ("2,0", 2), ("max 3", 3), ("2 st", 2), ("0", 0), ("1 plats", 1),
    ("", None), ("två", None), ("-1", None), ("2.5", None)],
)  # fmt: skip
def test_places(text, places):
    assert parse_places(text) == places


def test_lists_are_split_at_marks_and_at_and():
    assert split_list("svenska, engelska och tyska") == ("svenska", "engelska", "tyska")
    assert split_list("Avtal;Teknik/Service\n• Inköp") == ("Avtal", "Teknik", "Service", "Inköp")
    assert split_list("English and French, english") == ("English", "French")
    assert split_list(" , ;\n") == ()
    assert split_list("randland och sand") == ("randland", "sand")


def test_names_that_hold_an_and_stay_whole():
    assert split_list("Lager och inköp, CAD/CAM, sy och klipp", whole=["lager och Inköp", "CAD/CAM"]) == (
        "Lager och inköp", "CAD/CAM", "sy", "klipp",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lars Persson", ("Lars", "Persson")),
        ("Persson, Lars", ("Lars", "Persson")),
        ("Anna  Karin Berg", ("Anna Karin", "Berg")),
        ("Carl von Linné", ("Carl", "von Linné")),
        ("Björk-Sjö, Ann Sofi", ("Ann Sofi", "Björk-Sjö")),
        ("Mattsson,", ("", "Mattsson")),
        ("Zlatan", ("Zlatan", "")),
        ("", ("", "")),
    ],
)
def test_names(text, names):
    assert split_name(text) == names


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Mentor", "mentor"), ("ADEPT", "mentee"), ("mentee", "mentee"), ("Båda", "both"),
        ("Mentor och adept", "both"),
        ("adept/mentor", "both"), ("Mentor, mentee", "both"), ("", "none"), ("Nej", "none"), ("-",
        "none"), ("–", "none"),
        ("Montör", None), ("Mentor och chef", None),
    ],
)  # fmt: skip
def test_roles(text, role):
    assert parse_role(text) == role


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" Anna.Berg@X.Example ", "anna.berg@x.example"),
        ("mailto:a@x.example", "a@x.example"),
        ("MAILTO:a@x.example?subject=hej", "a@x.example"),
        ("Anna Berg <a@x.example>", "a@x.example"),
        ("<a@x.example>", "a@x.example"),
        ("a @ x.example", "a@x.example"),
        ("a@x.example;", "a@x.example"),
        ("ａ@x.example", "a@x.example"),
    ],
)
def test_addresses_are_made_alike(text, address):
    assert normalise_email(text) == address
    assert is_email(address) is True


@pytest.mark.parametrize(
    "text", ["a@åäö.example", "å.ö@x.example", "a+b@x.example", "a_b-c@x-y.co.example", "o'neil@x.example"]
)
def test_addresses_that_mail_can_be_sent_to(text):
    assert is_email(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "", "a", "a@", "@x.example", "a@x", "a@@x.example", "a b@x.example", "a@x..example",
        ".a@x.example", "a.@x.example",
        "a@-x.example", "a@x.example\nBcc: b@x.example", "a@x.1",
        "a,b@x.example", f"{'a' * 65}@x.example", "a@x.example, b@x.example",
    ],
)  # fmt: skip
def test_what_is_no_address(text):
    assert is_email(text) is False
