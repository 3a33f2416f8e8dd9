from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lotsa.domain.journal.actions import share_entry, write_entry
from lotsa.domain.journal.models import Entry
from lotsa.domain.mentorships.models import Mentorship
from lotsa.kit import clock
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair

Browser = Callable[[Any], Client]
CANARY = "Jag vågar inte säga nej till kanariefågeln"


def test_reflection_is_written_read_changed_and_shared(cast: Cast, client_of: Browser) -> None:
    pair, milo, alma = a_pair(cast), client_of(cast.mentee), client_of(cast.mentor)
    page = milo.get(f"/pairs/{pair.pk}/reflections/")
    assert "Vad sa jag på första mötet" in page.text
    milo.post(f"/pairs/{pair.pk}/reflections/", {"prompt": "r01", "text": CANARY})
    entry = Entry.objects.get()
    assert (entry.author, entry.prompt, entry.kind) == (cast.people["mentee"], "r01", "free")
    assert CANARY in milo.get(f"/pairs/{pair.pk}/reflections/").text
    assert CANARY not in alma.get(f"/pairs/{pair.pk}/reflections/").text
    milo.post(f"/reflections/{entry.pk}/sharing/")
    assert CANARY in alma.get(f"/pairs/{pair.pk}/reflections/").text
    assert CANARY in alma.get(f"/reflections/{entry.pk}/").text
    milo.post(f"/reflections/{entry.pk}/", {"text": "Nu vågar jag", "version": Entry.objects.get().version})
    assert "Nu vågar jag" in milo.get(f"/pairs/{pair.pk}/reflections/").text


@pytest.mark.parametrize("role", ["coordinator", "administrator", "leader", "manager", "stranger", "other"])
def test_shared_reflection_stays_within_the_pair(cast: Cast, client_of: Browser, role: str) -> None:
    pair = a_pair(cast)
    entry = write_entry(pair, CANARY, by=cast.mentee, kind="free")
    share_entry(entry, by=cast.mentee)
    browser = client_of(getattr(cast, role))
    for address in (f"/reflections/{entry.pk}/", f"/pairs/{pair.pk}/reflections/", f"/pairs/{pair.pk}/", "/"):
        assert CANARY not in browser.get(address).text


def test_endless_reflection_is_refused_and_kept(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    typed = "שלום 🙂 " + "x" * 50_000
    answer = client_of(cast.mentee).post(f"/pairs/{pair.pk}/reflections/", {"prompt": "own", "text": typed})
    assert answer.status_code == 422
    assert "Skriv högst 20 000 tecken. Du har skrivit 30 007 för många." in " ".join(answer.text.split())
    assert typed in answer.text


def test_reflection_saved_in_another_window_is_shown_beside(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    entry = write_entry(pair, "från telefonen", by=cast.mentee, kind="free")
    answer = client_of(cast.mentee).post(f"/reflections/{entry.pk}/", {"text": "från datorn", "version": 0})
    assert answer.status_code == 409
    assert "från telefonen" in answer.text
    assert "från datorn" in answer.text


def test_journal_asks_as_much_of_the_database_for_many_as_for_one(cast: Cast, client_of: Browser) -> None:
    pair, milo = a_pair(cast), client_of(cast.mentee)
    counts = []
    for more in (1, 3):
        for number in range(more):
            write_entry(pair, f"tanke {number}", by=cast.mentee, kind="free")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            milo.get(f"/pairs/{pair.pk}/reflections/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_mentee_looks_at_standing_alone_near_the_end(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    today = clock.today()
    dates = {"starts_on": today - timedelta(days=190), "planned_end_on": today + timedelta(days=10)}
    Mentorship.objects.filter(pk=pair.pk).update(**dates)
    milo, alma = client_of(cast.mentee), client_of(cast.mentor)
    address = f"/pairs/{pair.pk}/reflections/standing/"
    assert address in milo.get(f"/pairs/{pair.pk}/reflections/").text
    assert address in milo.get(f"/pairs/{pair.pk}/").text
    assert milo.post(address, {"support": " "}).status_code == 422
    assert alma.get(address).status_code == 404

    answer = milo.post(address, {"a_first": "4", "support": CANARY})

    assert answer.status_code == 303
    text = milo.get(f"/pairs/{pair.pk}/reflections/").text
    assert "Jag prövar egna lösningar innan jag frågar. Stämmer helt." in text
    assert address not in text
    assert address not in milo.get(f"/pairs/{pair.pk}/").text
    assert CANARY not in alma.get(f"/pairs/{pair.pk}/reflections/").text
