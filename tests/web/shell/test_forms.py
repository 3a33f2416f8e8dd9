from datetime import date

import pytest
from django import forms

from lotsa.web.shell.forms import LotsaForm


class Form(LotsaForm):
    name = forms.CharField(required=False)
    day = forms.DateField(required=False)
    text = forms.CharField(required=False, widget=forms.Textarea)


@pytest.mark.parametrize("year", ["0001", "9999", "1850"])
def test_a_year_no_calendar_can_count_from_is_refused_in_words(year: str) -> None:
    form = Form({"day": f"{year}-12-31"})

    assert "Check the year." in form.errors["day"][0]


def test_a_year_of_our_time_is_taken() -> None:
    form = Form({"day": "2027-02-01"})

    assert form.is_valid()
    assert form.cleaned_data["day"] == date(2027, 2, 1)


@pytest.mark.parametrize("name", ["Elin\r\nBcc: a@b.se", "Elin\u202e", "\u200b"])
def test_line_breaks_and_unseen_marks_never_come_into_a_name(name: str) -> None:
    assert "invisible marks" in Form({"name": name}).errors["name"][0]


def test_a_longer_text_keeps_its_lines() -> None:
    form = Form({"text": "one\r\ntwo"})

    assert form.is_valid()
    assert form.cleaned_data["text"] == "one\r\ntwo"


@pytest.mark.parametrize(
    ("sent", "seen"), [({}, 0), ({"version": ""}, 0), ({"version": "7"}, 7), ({"version": "0"}, 0)]
)
def test_a_form_that_lost_its_version_has_seen_nothing(sent: dict[str, str], seen: int) -> None:
    form = Form({"name": "Elin", **sent}, version=7)

    assert form.is_valid()
    assert form.version == seen


def test_a_form_without_versions_checks_none() -> None:
    form = Form({"name": "Elin", "version": "7"})

    assert form.is_valid()
    assert form.version is None
