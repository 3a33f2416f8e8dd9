from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lotsa.domain.programmes.actions.improvements import note_finding
from lotsa.domain.programmes.models import Improvement
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_programme, enrolled

Browser = Callable[[Any], Client]


def test_coordinator_notes_decides_and_tells(cast: Cast, client_of: Browser) -> None:
    programme, kaj = a_programme(cast), client_of(cast.coordinator)
    enrolled(programme, cast.people["mentor"], "mentor")
    kaj.post(f"/programmes/{programme.pk}/improvements/", {"finding": "Tre mentorer vill ha stöd"})
    row = Improvement.objects.get()
    typed = {
        "finding": row.finding,
        "decision": "Lunch den 8 april",
        "owner": str(cast.coordinator.id),
        "is_shown": "on",
        "version": row.version,
    }
    assert kaj.post(f"/improvements/{row.pk}/", typed).status_code == 303
    seen = client_of(cast.mentor).get(f"/programmes/{programme.pk}/improvements/").text
    assert "Lunch den 8 april" in seen


def test_decision_without_an_owner_is_sent_back_with_what_was_typed(cast: Cast, client_of: Browser) -> None:
    row = note_finding(a_programme(cast), "Tröga samtal", by=cast.coordinator)
    typed = {"finding": row.finding, "decision": "Lunch", "owner": "", "version": row.version}
    answer = client_of(cast.coordinator).post(f"/improvements/{row.pk}/", typed)
    assert answer.status_code == 422
    assert "Välj vem som ser till det." in answer.text
    assert ">\nLunch</textarea>" in answer.text


def test_improvements_ask_as_much_of_the_database_for_many_as_for_one(cast: Cast, client_of: Browser) -> None:
    programme, kaj = a_programme(cast), client_of(cast.coordinator)
    counts = []
    for number in range(3):
        note_finding(programme, f"fynd {number}", by=cast.coordinator)
        with CaptureQueriesContext(connection) as asked:
            kaj.get(f"/programmes/{programme.pk}/improvements/")
        counts.append(len(asked))
    assert counts[0] == counts[2]
