from collections.abc import Callable
from typing import Any

from django.test import Client

from lotsa.domain.development.models import Goal
from tests.cast import Cast
from tests.domain.development.test_actions import a_goal
from tests.domain.mentorships.pairs import a_pair

Browser = Callable[[Any], Client]


def test_a_goal_is_written_accepted_checked_and_closed(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    mentee, mentor = client_of(cast.mentee), client_of(cast.mentor)
    fields = {
        "text": "Leda ett möte",
        "measure": "Slutar i tid",
        "due_on": pair.planned_end_on.isoformat(),
        "now": "Lyssnar",
        "planned": "Leder",
        "better": "Leder alla",
    }
    assert mentee.post(f"/pairs/{pair.pk}/goals/new/", fields).status_code == 303
    goal = Goal.objects.get()
    assert (goal.owner, goal.state) == (cast.people["mentee"], "proposed")

    assert "väntar på ditt ja" in mentor.get(f"/goals/{goal.pk}/").text
    mentor.post(f"/goals/{goal.pk}/acceptance/")
    mentee.post(f"/goals/{goal.pk}/", {"level": "0", "line": "Gick bra"})
    assert "Gick bra" in mentor.get(f"/goals/{goal.pk}/").text
    mentee.post(f"/goals/{goal.pk}/ending/", {"state": "reached"})
    goal.refresh_from_db()
    assert goal.state == "reached"
    mentee.post(f"/goals/{goal.pk}/reopening/")
    goal.refresh_from_db()
    assert goal.state == "active"


def test_levels_that_say_the_same_are_asked_about_and_kept(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    fields = {
        "text": "Leda",
        "measure": "Tid",
        "due_on": pair.planned_end_on.isoformat(),
        "now": "Lyssnar",
        "planned": "Leder",
        "better": "leder",
    }
    answer = client_of(cast.mentee).post(f"/pairs/{pair.pk}/goals/new/", fields)
    assert answer.status_code == 422
    assert "Två nivåer säger samma sak" in answer.text
    assert 'value="Lyssnar"' in answer.text
    assert Goal.objects.count() == 0


def test_nobody_outside_the_pair_finds_the_goal(cast: Cast, client_of: Browser) -> None:
    goal = a_goal(a_pair(cast), cast.mentee)
    for viewer in (cast.stranger, cast.coordinator, cast.manager, cast.other):
        assert client_of(viewer).get(f"/goals/{goal.pk}/").status_code == 404
