from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from lotsa.domain.people.models import Organisation, Person
from lotsa.domain.programmes.models import Programme
from tests.cast import client_of
from tests.example_once import example_once

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def example(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with example_once(django_db_blocker):
        yield


def signed_in(key: str) -> Client:
    return client_of(Person.objects.select_related("organisation").get(example_key=key))


def test_report_page_says_counts_and_what_cannot_be_told() -> None:
    programme = Programme.objects.get(state="closed")

    answer = signed_in("maria_akerstrom").get(f"/reports/{programme.pk}/")

    assert answer.status_code == 200
    text = answer.content.decode()
    assert "6 par arbetade tillsammans och höll 48 möten." in text
    assert "Vi vet inte om fler stannar" in text
    assert "Åsa" not in text  # no person in a report
    assert "I praktiken" in text
    assert "Inlämnade idéer" in text


def test_report_pdf_is_a_tagged_page_with_swedish_letters() -> None:
    programme = Programme.objects.get(state="closed")

    answer = signed_in("anna_bjorklund").get(f"/reports/{programme.pk}/report.pdf")

    assert answer["Content-Type"] == "application/pdf"
    pdf = PdfReader(BytesIO(answer.content))
    assert len(pdf.pages) == 1
    words = " ".join(page.extract_text() for page in pdf.pages)
    assert "Björkvik Teknik AB" in words
    assert "Inlämnade idéer" in words
    assert "/StructTreeRoot" in pdf.trailer["/Root"]


def test_goals_of_few_people_are_only_counted_on_page_and_paper() -> None:
    Organisation.objects.update(min_group=7)
    programme, client = Programme.objects.get(state="closed"), signed_in("maria_akerstrom")

    text = client.get(f"/reports/{programme.pk}/").content.decode()
    pdf = PdfReader(BytesIO(client.get(f"/reports/{programme.pk}/report.pdf").content))

    for said in (text, " ".join(" ".join(page.extract_text() for page in pdf.pages).split())):
        assert "Visas från 7 personer med avslutade mål." in said
        assert "enligt planen eller bättre" not in said.lower()


def test_report_index_costs_the_same_for_more_programmes(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    client = signed_in("anna_bjorklund")
    client.get("/reports/")

    with django_assert_max_num_queries(8):
        answer = client.get("/reports/")

    assert answer.content.decode().count("/reports/") >= 2


def test_report_is_unseen_by_those_it_is_not_for() -> None:
    programme = Programme.objects.get(state="closed")

    for key in ("elin_wikstrom", "henrik_sjoo", "fredrik_vinge"):
        client = signed_in(key)
        assert client.get(f"/reports/{programme.pk}/").status_code == 404
        assert client.get(f"/reports/{programme.pk}/report.pdf").status_code == 404
