"""No page stands between a file and its reader: the organisation's word for a mentee is in it already."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.test import Client
from pypdf import PdfReader

from lotsa.domain.meetings.models import Meeting
from lotsa.domain.mentorships.models import Membership
from lotsa.domain.people.models import Organisation, Person
from lotsa.domain.programmes.models import Programme, ProgrammeEvent
from tests.cast import client_of
from tests.example_once import example_once

pytestmark = pytest.mark.django_db

HOURS = "/followup/hours.xlsx?first=2020-01-01&last=2030-12-31"


@pytest.fixture(scope="module", autouse=True)
def example(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with example_once(django_db_blocker):
        yield


def of_coordinator() -> Client:
    return client_of(Person.objects.select_related("organisation").get(example_key="anna_bjorklund"))


def of_mentee(state: str) -> tuple[Client, Membership]:
    found = Membership.objects.filter(side="mentee", mentorship__state=state).select_related(
        "person__organisation"
    )
    return client_of(found[0].person), found[0]


def words_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    if path.split("?")[0].endswith(".pdf"):
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    if answer.content.startswith(b"PK"):
        book = openpyxl.load_workbook(BytesIO(answer.content))
        return "\n".join(str(cell) for sheet in book.worksheets for row in sheet.values for cell in row)
    return answer.content.decode("utf-8-sig")


def test_no_file_has_the_place_of_a_word_in_it() -> None:
    Organisation.objects.update(adept_forms={"adept": "mentorand"})
    coordinator = of_coordinator()
    over, ended = of_mentee("closed")
    going, pair = of_mentee("active")
    meeting = Meeting.objects.filter(mentorship=pair.mentorship, state="confirmed")[0]
    event = ProgrammeEvent.objects.filter(programme__state="running", kind="kickoff")[0]
    files = [
        *((coordinator, f"/people/export/?format={kind}") for kind in ("csv", "xlsx")),
        *(
            (coordinator, f"/reports/{each.pk}/report.pdf")
            for each in Programme.objects.filter(state="closed")
        ),
        (coordinator, HOURS),
        (coordinator, f"/events/{event.pk}/calendar.ics"),
        (over, f"/pairs/{ended.mentorship_id}/certificate.pdf"),
        (going, f"/pairs/{pair.mentorship_id}/notes.txt"),
        (going, f"/meetings/{meeting.pk}/invitation.ics"),
    ]
    assert [path for client, path in files if "{adept" in words_of(client, path).lower()] == []


def test_payroll_gets_the_organisations_word() -> None:
    Organisation.objects.update(adept_forms={"adept": "mentorand"})
    assert "mentorand" in words_of(of_coordinator(), HOURS)
