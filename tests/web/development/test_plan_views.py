from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lotsa.domain.development import actions
from lotsa.domain.development.models import PlanItem
from lotsa.kit import clock
from tests.cast import Cast
from tests.domain.development.test_actions import a_goal
from tests.domain.mentorships.pairs import a_pair

Browser = Callable[[Any], Client]


def test_something_to_do_is_added_done_and_undone(cast: Cast, client_of: Browser) -> None:
    mentee = client_of(cast.mentee)
    due_on = clock.today() + timedelta(days=5)
    fields = {"text": "Sitta med på två möten", "kind": "learn_from", "due_on": due_on.isoformat()}
    assert mentee.post("/plan/", fields)["Location"] == "/plan/#to-do"
    item = PlanItem.objects.get()
    assert (item.owner, item.due_on, item.kind) == (cast.people["mentee"], due_on, "learn_from")

    mentee.post(f"/plan/items/{item.pk}/state/", {"state": "done"})
    page = mentee.get("/plan/").text
    assert "Inte klart ändå" in page
    # "Undo" of the banner sends an empty form
    mentee.post(f"/plan/items/{item.pk}/state/?to=planned")
    item.refresh_from_db()
    assert (item.state, item.done_on) == ("planned", None)


def test_what_was_typed_wrongly_is_kept(cast: Cast, client_of: Browser) -> None:
    answer = client_of(cast.mentee).post("/plan/", {"text": "x" * 301, "kind": "try", "due_on": "i maj"})
    assert answer.status_code == 422
    assert "x" * 301 in answer.text
    assert PlanItem.objects.count() == 0


def test_an_item_is_edited_and_two_windows_do_not_overwrite_each_other(
    cast: Cast, client_of: Browser
) -> None:
    item = actions.add_plan_item(cast.people["mentee"], "Läsa", by=cast.mentee)
    mentee = client_of(cast.mentee)
    fields = {"text": "Läsa en bok", "kind": "course", "version": "1"}
    assert mentee.post(f"/plan/items/{item.pk}/", fields).status_code == 303
    late = mentee.post(f"/plan/items/{item.pk}/", fields | {"text": "Läsa två"})
    assert late.status_code == 409
    assert "Läsa två" in late.text
    item.refresh_from_db()
    assert item.text == "Läsa en bok"


def test_an_other_path_keeps_its_kind_when_edited(cast: Cast, client_of: Browser) -> None:
    item = actions.add_plan_item(cast.people["mentee"], "Ny väg", by=cast.mentee, kind="other_path")
    mentee = client_of(cast.mentee)
    assert 'value="other_path" selected' in mentee.get(f"/plan/items/{item.pk}/").text
    assert "other_path" not in mentee.get("/plan/").text


def test_an_unknown_state_is_refused_in_words(cast: Cast, client_of: Browser) -> None:
    item = actions.add_plan_item(cast.people["mentee"], "Läsa", by=cast.mentee)
    answer = client_of(cast.mentee).post(f"/plan/items/{item.pk}/state/", {"state": "magic"})
    assert answer.status_code == 422
    item.refresh_from_db()
    assert item.state == "planned"


def test_nobody_else_finds_an_item(cast: Cast, client_of: Browser) -> None:
    item = actions.add_plan_item(cast.people["mentee"], "Läsa", by=cast.mentee)
    for viewer in (cast.mentor, cast.coordinator, cast.manager, cast.stranger, cast.other):
        assert client_of(viewer).get(f"/plan/items/{item.pk}/").status_code == 404
        assert client_of(viewer).post(f"/plan/items/{item.pk}/state/", {"state": "done"}).status_code == 404


def test_the_plan_asks_the_same_number_of_queries_at_one_and_three(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    mentee = client_of(cast.mentee)

    def grow(n: int) -> int:
        goal = a_goal(pair, cast.mentee, text=f"Mål {n}")
        actions.check_in(goal, -1, by=cast.mentee, line="Provat")
        actions.add_plan_item(cast.people["mentee"], f"Sak {n}", by=cast.mentee)
        with CaptureQueriesContext(connection) as queries:
            assert f"Mål {n}" in mentee.get("/plan/").text
        return len(queries)

    grow(0)
    first = grow(1)
    assert grow(2) == first


def test_somebody_without_goals_or_pair_gets_a_page_that_says_so(cast: Cast, client_of: Browser) -> None:
    page = client_of(cast.employee).get("/plan/").text
    assert "Vad vill du kunna om nio månader?" in page
    assert "/goals/new/" not in page
