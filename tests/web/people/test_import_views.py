import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lotsa.domain.competences.actions import add_shipped_library
from lotsa.domain.intake.models import Import
from lotsa.domain.people.models import Person

CELLS = (
    "Namn\tE-post\tAvdelning\tPersonnr\n"
    "Åsa Öberg\tasa@x.example\tBageriet\t18900101-9802\nBo Ek\t\tLager\t18900102-9819\n"
)


@pytest.fixture
def client(cast, client_of):
    add_shipped_library(cast.organisation)
    return client_of(cast.coordinator)


def paste(client, cells=CELLS):
    answer = client.post(reverse("people:import"), {"pasted": cells})
    assert answer.status_code == 303, answer.content.decode()
    return Import.objects.get()


def columns_post(run):
    return {f"column-{c['at']}": c["field"] or "" for c in run.columns if c["at"] is not None}


def test_pasted_cells_become_people_in_five_steps(client, cast):
    run = paste(client)
    reading = client.get(reverse("people:reading", args=[run.pk])).content.decode()
    assert "Åsa Öberg" in reading
    assert "18900101" not in reading

    assert client.get(reverse("people:columns", args=[run.pk])).status_code == 200
    answer = client.post(reverse("people:columns", args=[run.pk]), columns_post(run))
    assert answer["Location"] == reverse("people:check", args=[run.pk])

    check = client.get(reverse("people:check", args=[run.pk])).content.decode()
    assert "Bo Ek" in check
    answer = client.post(reverse("people:check", args=[run.pk]), {"without_email": "1", "import": "1"})
    assert answer["Location"] == reverse("people:imported", args=[run.pk])
    assert client.get(answer["Location"]).status_code == 200
    assert Person.objects.get(given_name="Bo").unit.name == "Lager"
    assert Person.objects.get(given_name="Åsa").unit.name == "Bageriet"


def test_an_answer_that_does_not_help_is_shown_again_and_nothing_is_imported(client):
    run = paste(client)
    client.post(reverse("people:columns", args=[run.pk]), columns_post(run))
    page = client.get(reverse("people:check", args=[run.pk])).content.decode()
    name = page.split('type="email" name="')[1].split('"')[0]

    answer = client.post(reverse("people:check", args=[run.pk]), {name: "bo at x", "import": "1"})

    assert answer.status_code == 422
    assert 'value="bo at x"' in answer.content.decode()
    assert Person.objects.filter(given_name="Åsa", family_name="Öberg").count() == 0


def test_a_file_that_is_no_spreadsheet_is_said_in_a_sentence(client):
    file = SimpleUploadedFile("bild.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 100)

    answer = client.post(reverse("people:import"), {"file": file})

    assert answer.status_code == 422
    assert Import.objects.count() == 0


class Endless(io.RawIOBase):
    """A body of 200 MB that fails the test when more of it is read than a limit needs."""

    def __init__(self):
        self.asked = 0

    def read(self, size=-1):
        self.asked += 1
        return b""


def test_a_file_of_200_mb_is_refused_before_its_body_is_read(client):
    body = Endless()

    answer = client.generic(
        "POST", reverse("people:import"), b"", content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH="200000000", **{"wsgi.input": body},
    )  # fmt: skip

    assert answer.status_code == 413
    assert "20 MB" in answer.content.decode()
    assert body.asked == 0


def test_a_file_over_the_limit_without_a_length_is_refused_while_it_arrives(client, monkeypatch):
    monkeypatch.setattr("lotsa.web.people.upload.LIMIT", 1_000)
    file = SimpleUploadedFile("stor.csv", b"Namn;E-post\n" + b"Anna;a@x.example\n" * 1_000)

    answer = client.post(reverse("people:import"), {"file": file})

    assert answer.status_code == 413
    assert Import.objects.count() == 0


def test_undoing_takes_the_people_away(client):
    run = paste(client)
    client.post(reverse("people:columns", args=[run.pk]), columns_post(run))
    client.post(reverse("people:check", args=[run.pk]), {"without_email": "1", "import": "1"})
    assert Person.objects.filter(given_name="Bo").count() == 1

    answer = client.post(reverse("people:undoing", args=[run.pk]))

    assert client.get(answer["Location"]).status_code == 200
    assert Person.objects.filter(given_name="Bo").count() == 0
    assert client.get(reverse("people:imports")).status_code == 200


def test_rows_left_out_come_as_a_file_that_can_be_imported_again(client):
    run = paste(client)
    client.post(reverse("people:columns", args=[run.pk]), columns_post(run))
    client.post(reverse("people:check", args=[run.pk]), {"import": "1"})

    data = client.get(reverse("people:left_out", args=[run.pk])).content
    file = SimpleUploadedFile("igen.xlsx", data)
    answer = client.post(reverse("people:import"), {"file": file})

    assert answer.status_code == 303
    again = Import.objects.exclude(pk=run.pk).get()
    assert [cells[0] for _, cells in again.rows] == ["Bo Ek"]
