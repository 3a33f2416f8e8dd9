"""A staff list that nobody prepared for Lotsa becomes a published programme, page by page.

Swedish headings of the company's own, semicolons, Windows-1252, 120 people; ten would like to be mentors and
twenty to have one.
"""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lotsa.domain.competences.actions import add_shipped_library
from lotsa.domain.matching.models import Proposal
from lotsa.domain.notifications.actions import write_messages
from lotsa.domain.notifications.models import Message
from lotsa.domain.people.models import Person
from lotsa.domain.programmes.models import Programme
from tests.cast import Cast, client_of
from tests.web.forms_on import form_on

HEADINGS = (
    "Efternamn", "Förnamn", "Jobbmejl", "Titel", "Avd.", "Ort", "Chef", "Mentorprogram", "Vill utveckla",
    "Kan lära ut", "Antal platser", "Lön",
)  # fmt: skip
SKILLS = ("Svetsning", "Projektledning", "Presentationsteknik", "Förhandling", "Ledarskap")


def staff_list() -> bytes:
    lines = [";".join(HEADINGS)]
    for n in range(120):
        role = "Mentor" if n < 10 else "Adept" if n < 30 else ""
        skill = SKILLS[n % len(SKILLS)]
        lines.append(
            ";".join((
                f"Åkerström{n}", f"Örjan{n}", f"orjan{n}@verkstad.example", "Montör", f"Avdelning {n % 7} Ä",
                "Växjö", "Örjan119 Åkerström119" if n < 119 else "", role, skill if 10 <= n < 30 else "",
                skill if n < 10 else "", "2" if n < 10 else "", "31 500",
            ))
        )  # fmt: skip
    return "\r\n".join(lines).encode("windows-1252")


def send(client: Client, address: str, holding: str, **changes: Any) -> Any:
    """Opens a page and sends its form as it stands, but for `changes`; follows where that leads."""
    page = client.get(address).content.decode()
    return client.post(address, form_on(page, holding) | changes, follow=True)


def test_unprepared_list_becomes_a_published_programme(cast: Cast) -> None:
    add_shipped_library(cast.organisation)
    client = client_of(cast.coordinator)

    answer = client.post(
        "/people/import/", {"file": SimpleUploadedFile("Personal.csv", staff_list())}, follow=True
    )
    columns = answer.request["PATH_INFO"].replace("/reading/", "/columns/")
    page = client.get(columns).content.decode()
    read = {"Jobbmejl": "email", "Mentorprogram": "role", "Vill utveckla": "wants", "Kan lära ut": "teaches"}
    chosen = {f"column-{HEADINGS.index(heading)}": [field] for heading, field in read.items()}
    check = client.post(columns, form_on(page, "column-0") | chosen, follow=True)
    assert "31 500" not in check.content.decode()  # pay is never read
    address = check.request["PATH_INFO"]
    answer = client.post(address, form_on(check.content.decode(), "import") | {"import": "1"}, follow=True)
    assert Person.objects.filter(email__endswith="@verkstad.example").count() == 120

    answer = send(client, "/programmes/new/", "template", template="internal_9m")
    programme = Programme.objects.get()
    base = f"/programmes/{programme.pk}/"
    send(client, f"{base}purpose/", "goal", new_need="Fler behöver kunna svetsa.")
    send(client, f"{base}dates/", "starts_on")
    send(client, f"{base}people/", "source", source="imported")
    send(client, f"{base}rules/", "competence")
    answer = send(client, f"{base}check/", "to", to="matching")
    assert answer.request["PATH_INFO"] == f"{base}matching/"

    client.post(f"{base}matching/run/")
    assert Proposal.objects.filter(state="staged").count() == 20
    send(client, f"{base}matching/publish/", "when", when="now")

    assert Proposal.objects.filter(state="published").count() == 20
    write_messages()
    assert Message.objects.filter(template__startswith="proposal_").count() == 40
