"""Numbers are built here from the published rule; none belongs to a known person."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotsa.engine.spreadsheet.personnummer import (
    holds_personnummer,
    is_personnummer,
    is_personnummer_column,
    personnummer_cells,
)


def number(day, serial, *, century=True, dash="-", coordination=False, letter=""):
    date = f"{day.year % 100:02}{day.month:02}{day.day + 60 * coordination:02}"
    digits = [int(c) for c in f"{date}{serial:03}"]
    if letter:
        digits[6] = 1
    total = sum(sum(divmod(d * (2 - i % 2), 10)) for i, d in enumerate(digits))
    tail = f"{letter or digits[6]}{serial % 100:02}{-total % 10}"
    return f"{day.year // 100 if century else ''}{date}{dash}{tail}"


@given(
    st.dates(dt.date(1850, 1, 1), dt.date(2026, 12, 31)),
    st.integers(0, 999),
    st.booleans(),
    st.sampled_from(["-", "+", "", " ", "–", " - "]),
    st.booleans(),
    st.sampled_from(["", *"TRSUWXJKLMN"]),
)
def test_every_way_to_write_one_is_found(day, serial, century, dash, coordination, letter):
    text = number(day, serial, century=century, dash=dash, coordination=coordination, letter=letter)

    assert is_personnummer(text) is True
    assert holds_personnummer(f" {text} ") is True


@given(st.dates(dt.date(1930, 1, 1), dt.date(2020, 1, 1)), st.integers(0, 999), st.integers(1, 9))
def test_a_wrong_check_digit_is_no_number(day, serial, off):
    right = number(day, serial)

    assert is_personnummer(right[:-1] + str((int(right[-1]) + off) % 10)) is False


NOT_NUMBERS = [
    "", "Anna", "556016-0680", "5560160680", "070-123 45 67", "+46701234567", "0470-12345",
    "2026-11-23", "20261123",
    "12345678901234", "ORD-850101", "198513019802", "19850132-9802", "18900101-9803", "1890-01-01",
    "3.14", "SE5560160680",
    "5f1c9e2a-8501-4101-9802-aa18900101ff", "18900101-98022", "x18900101-9802",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_what_only_looks_like_one_is_left_alone(text):
    assert holds_personnummer(text) is False


@pytest.mark.parametrize(
    "text",
    [
        "Personnr 18900101-9802, ring",
        "(189001019802)",
        "1890-01-01-9802",
        "１８９００１０１-９８０２",
        "1890 01 01 9802",
    ],
)
def test_one_inside_a_text_or_in_other_digits_is_found(text):
    assert holds_personnummer(text) is True


def test_a_column_is_refused_from_thirty_per_cent_and_two():
    one, two = "18900101-9802", "18900102-9819"

    assert is_personnummer_column([one]) is True
    assert is_personnummer_column(["", one, " "]) is True
    assert is_personnummer_column([one, "x"]) is False
    assert is_personnummer_column([one, two, *"abcd"]) is True
    assert is_personnummer_column([one, two, *"abcdef"]) is False
    assert is_personnummer_column([]) is False


def test_masks_and_numbers_that_lost_a_zero_count_in_a_column():
    lost = number(dt.date(2001, 1, 1), 123, century=False, dash="")[1:]

    assert is_personnummer_column(["ÅÅMMDD-XXXX", "850101-XXXX"]) is True
    assert is_personnummer_column([lost, lost]) is True
    assert holds_personnummer(lost) is False


def test_single_cells_are_reported_by_place():
    rows = [["Anna", "x"], ["Bo", "se 18900101-9802"], ["189001029819", ""]]

    assert personnummer_cells(rows) == ((1, 1), (2, 0))
