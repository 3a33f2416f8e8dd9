import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from lotsa.domain.development import actions
from lotsa.domain.development.models import CheckIn, Goal
from lotsa.domain.meetings.actions import book
from lotsa.domain.mentorships.actions import begin_mentorship
from lotsa.domain.mentorships.models import Mentorship
from lotsa.kit import clock
from tests.cast import Cast
from tests.domain.development.test_actions import a_goal
from tests.domain.mentorships.pairs import a_pair, a_programme, enrolled

Browser = Callable[[Any], Client]
LEVELS = {"now": "Lyssnar", "planned": "Leder 3 möten", "better": "Leder 5 möten"}


def write_goal(browser: Client, pair: Mentorship, text: str = "Leda veckomötet själv") -> Goal:
    """The four questions, one after the other, as the pages lead."""
    to = browser.post(f"/pairs/{pair.pk}/goals/new/", {"text": text})["Location"]
    to = browser.post(to, {"measure": "Slutar i tid"})["Location"]
    to = browser.post(to, {"due_on": pair.planned_end_on.isoformat(), "support": "Alma är med"})["Location"]
    answer = browser.post(to, LEVELS | {"confidence": "6"})
    assert answer.status_code == 303
    goal = Goal.objects.latest("created_at")
    assert answer["Location"] == f"/goals/{goal.pk}/"
    return goal


def test_a_goal_is_written_accepted_checked_and_closed(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    mentee, mentor = client_of(cast.mentee), client_of(cast.mentor)
    goal = write_goal(mentee, pair)
    assert (goal.owner, goal.state, goal.support) == (cast.people["mentee"], "proposed", "Alma är med")
    assert (goal.confidence_start, goal.levels["0"]) == (6, "Leder 3 möten")

    assert "väntar på ditt ja" in mentor.get(f"/goals/{goal.pk}/").text
    mentor.post(f"/goals/{goal.pk}/acceptance/", {"version": goal.version})
    mentee.post(f"/goals/{goal.pk}/", {"level": "0", "line": "Gick bra"})
    page = mentor.get(f"/goals/{goal.pk}/").text
    assert "Gick bra" in page
    assert "<svg viewBox" in page
    mentee.post(f"/goals/{goal.pk}/ending/", {"ending": "1", "confidence": "9"})
    goal.refresh_from_db()
    assert (goal.state, goal.attained, goal.confidence_end) == ("reached", 1, 9)
    mentee.post(f"/goals/{goal.pk}/reopening/")
    goal.refresh_from_db()
    assert goal.state == "active"


def test_each_answer_is_kept_and_back_keeps_it_too(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    mentee = client_of(cast.mentee)
    second = mentee.post(f"/pairs/{pair.pk}/goals/new/", {"text": "Leda möten"})["Location"]
    goal = Goal.objects.get()
    assert goal.state == "draft"
    first = mentee.post(second, {"measure": "Halvskrivet", "go": "back"})["Location"]
    assert first == f"/goals/{goal.pk}/draft/1/"
    assert "Leda möten" in mentee.get(first).text
    assert "Halvskrivet" in mentee.get(second).text
    # later, from another device: the draft is offered where a goal begins, and in the plan
    for path in (f"/pairs/{pair.pk}/goals/new/", "/plan/"):
        assert first in client_of(cast.mentee).get(path).text
    assert first not in client_of(cast.mentor).get(f"/pairs/{pair.pk}/goals/new/").text


def test_a_question_says_what_could_be_clearer_and_goes_on(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    mentee = client_of(cast.mentee)
    second = mentee.post(f"/pairs/{pair.pk}/goals/new/", {"text": "Utveckla mötena"})["Location"]
    page = mentee.get(second).text
    assert "”utveckla” kan betyda mycket" in page
    assert "Skriv vad du ska klara som du inte klarar i dag." in page
    assert mentee.post(second, {"measure": "Det märks"}).status_code == 303


def test_an_example_fills_in_every_question(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    mentee = client_of(cast.mentee)
    page = mentee.get(f"/pairs/{pair.pk}/goals/new/?from=g_lead_weekly_meeting").text
    assert "Jag leder veckomötet" in page
    assert 'value="g_lead_weekly_meeting"' in page
    fields = {"text": "Jag leder veckomötet", "template": "g_lead_weekly_meeting"}
    to = mentee.post(f"/pairs/{pair.pk}/goals/new/", fields)["Location"]
    assert re.search(r"<textarea name=\"measure\"[^>]*>\s*\S", mentee.get(to).text)
    assert mentee.get(f"/pairs/{pair.pk}/goals/new/?from=no-such").status_code == 200


@pytest.mark.parametrize(
    ("text", "sentence"), [("x" * 301, "301 tecken"), ("", "Fyll i: ")], ids=["long", "none"]
)
def test_an_answer_that_will_not_do_is_kept(cast: Cast, client_of: Browser, text: str, sentence: str) -> None:
    pair = a_pair(cast)
    answer = client_of(cast.mentee).post(f"/pairs/{pair.pk}/goals/new/", {"text": text})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert text in answer.text
    assert Goal.objects.count() == 0


def test_any_script_is_kept_and_set_its_own_way(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    text = "أقود الاجتماع 🥐 وحدي"
    goal = write_goal(client_of(cast.mentee), pair, text)
    assert f'<h1 dir="auto">{text}</h1>' in client_of(cast.mentor).get(f"/goals/{goal.pk}/").text


def test_levels_that_say_the_same_are_asked_about_and_kept(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    goal = actions.begin_draft(cast.people["mentee"], pair, by=cast.mentee, text="Leda 2 möten")
    actions.write_draft(goal, by=cast.mentee, due_on=pair.planned_end_on)
    fields = {"now": "Lyssnar", "planned": "Leder", "better": "leder"}
    answer = client_of(cast.mentee).post(f"/goals/{goal.pk}/draft/4/", fields)
    assert answer.status_code == 422
    assert "Två nivåer säger samma sak" in answer.text
    assert "Lyssnar</textarea>" in answer.text


def test_a_date_outside_the_period_is_asked_about_at_its_question(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    goal = actions.begin_draft(cast.people["mentee"], pair, by=cast.mentee, text="Leda 2 möten")
    late = (pair.planned_end_on + timedelta(days=1)).isoformat()
    answer = client_of(cast.mentee).post(f"/goals/{goal.pk}/draft/3/", {"due_on": late, "support": "Alma"})
    assert answer.status_code == 422
    assert late in answer.text
    assert "Alma</textarea>" in answer.text


def test_a_goal_may_serve_one_of_the_programmes(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    told = {"text": "Fler som kan baka", "due_on": pair.planned_end_on}
    theirs = pair.programme.goals.create(**told)
    goal = actions.begin_draft(cast.people["mentee"], pair, by=cast.mentee, text="Baka 2 sorter")
    mentee = client_of(cast.mentee)
    assert "Fler som kan baka" in mentee.get(f"/goals/{goal.pk}/draft/3/").text
    fields = {"due_on": pair.planned_end_on.isoformat(), "programme_goal": str(theirs.pk)}
    mentee.post(f"/goals/{goal.pk}/draft/3/", fields)
    goal.refresh_from_db()
    assert goal.programme_goal == theirs


def test_a_mentor_of_several_says_whose_goal_it_is(cast: Cast, client_of: Browser) -> None:
    programme = a_programme(cast)
    circle = begin_mentorship(
        programme,
        mentors=[enrolled(programme, cast.people["mentor"], "mentor")],
        mentees=[enrolled(programme, cast.people[name], "mentee") for name in ("mentee", "employee")],
        starts_on=clock.today(),
        reasons={},
        by=None,
    )
    mentor = client_of(cast.mentor)
    path, fields = f"/pairs/{circle.pk}/goals/new/", {"text": "Leda 2 möten"}
    assert mentor.post(path, fields).status_code == 422
    assert mentor.post(path, fields | {"owner": str(cast.people["stranger"].pk)}).status_code == 422
    mentor.post(path, fields | {"owner": str(cast.people["employee"].pk)})
    goal = Goal.objects.get()
    assert (goal.owner, goal.proposed_by) == (cast.people["employee"], cast.people["mentor"])
    # a mentee has only goals of their own, and does not find the other's
    assert 'name="owner"' not in client_of(cast.mentee).get(path).text


def test_hours_that_do_not_fit_are_hinted_at_and_weight_is_kept(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    goal = actions.begin_draft(cast.people["mentee"], pair, by=cast.mentee, text="Leda 2 möten")
    due_on = (clock.today() + timedelta(days=14)).isoformat()
    fields = {"due_on": due_on, "hours": "50", "weekly_hours": "1,5", "weight": "2"}
    fourth = client_of(cast.mentee).post(f"/goals/{goal.pk}/draft/3/", fields)["Location"]
    assert "Timmarna ryms inte i den tid du har" in client_of(cast.mentee).get(fourth).text
    goal.refresh_from_db()
    assert (goal.hours, str(goal.weekly_hours), goal.weight) == (50, "1.5", 2)


def test_a_proposed_goal_is_no_draft_any_more(cast: Cast, client_of: Browser) -> None:
    goal = a_goal(a_pair(cast), cast.mentee)
    mentee = client_of(cast.mentee)
    assert mentee.get(f"/goals/{goal.pk}/draft/2/")["Location"] == f"/goals/{goal.pk}/"
    mentee.post(f"/goals/{goal.pk}/discarding/")
    assert Goal.objects.get().state == "proposed"


def test_both_press_yes_and_nothing_breaks(cast: Cast, client_of: Browser) -> None:
    goal = a_goal(a_pair(cast), cast.mentee)
    mentor = client_of(cast.mentor)
    fields = {"version": str(goal.version)}
    for _press in range(2):
        assert mentor.post(f"/goals/{goal.pk}/acceptance/", fields).status_code == 303
    goal.refresh_from_db()
    assert goal.state == "accepted"


def test_a_yes_to_an_older_wording_is_asked_again(cast: Cast, client_of: Browser) -> None:
    goal = a_goal(a_pair(cast), cast.mentee)
    seen = {"version": str(goal.version)}
    told = {name: getattr(goal, name) for name in ("measure", "due_on", "levels")}
    actions.revise_goal(goal, by=cast.mentee, text="Baka tårta", **told)
    mentor = client_of(cast.mentor)
    mentor.post(f"/goals/{goal.pk}/acceptance/", seen)
    assert "ändrades efter att du öppnade sidan" in mentor.get(f"/goals/{goal.pk}/").text
    goal.refresh_from_db()
    assert goal.state == "proposed"


def test_a_revision_needs_a_reason_and_shows_what_stood_before(cast: Cast, client_of: Browser) -> None:
    goal = a_goal(a_pair(cast), cast.mentee)
    actions.accept_goal(goal, by=cast.mentor)
    actions.check_in(goal, -1, by=cast.mentee)
    mentee = client_of(cast.mentee)
    assert goal.due_on is not None
    fields = {
        "version": str(goal.version),
        "text": goal.text,
        "measure": goal.measure,
        "due_on": goal.due_on.isoformat(),
        "now": "Tittar på",
        "planned": "Bakar med hjälp",
        "better": "Bakar själv",
    }
    answer = mentee.post(f"/goals/{goal.pk}/revision/", fields)
    assert answer.status_code == 422
    assert "Bakar med hjälp</textarea>" in answer.text
    assert mentee.post(f"/goals/{goal.pk}/revision/", fields | {"reason": "Sjuk"}).status_code == 303
    page = mentee.get(f"/goals/{goal.pk}/").text
    assert "Jag bakar själv" in page
    assert "Sjuk" in page

    stale = mentee.post(f"/goals/{goal.pk}/revision/", fields | {"reason": "Igen", "planned": "Annat"})
    assert stale.status_code == 409
    assert "Annat" in stale.text


def test_a_goal_is_dropped_with_a_reason_only(cast: Cast, client_of: Browser) -> None:
    goal = a_goal(a_pair(cast), cast.mentee)
    mentee = client_of(cast.mentee)
    answer = mentee.post(f"/goals/{goal.pk}/ending/", {"ending": "dropped"})
    assert answer.status_code == 422
    assert "varför du lägger ner det" in answer.text
    mentee.post(f"/goals/{goal.pk}/ending/", {"ending": "dropped", "reason": "Ny tjänst"})
    assert "Ny tjänst" in mentee.get(f"/goals/{goal.pk}/").text


def test_a_check_in_leads_back_to_the_meeting_it_was_made_in(cast: Cast, client_of: Browser) -> None:
    goal = a_goal(a_pair(cast), cast.mentee)
    answer = client_of(cast.mentee).post(f"/goals/{goal.pk}/", {"level": "0", "next": "/meetings/#goals"})
    assert answer["Location"] == "/meetings/#goals"
    assert CheckIn.objects.get().on == clock.today()
    elsewhere = client_of(cast.mentee).post(f"/goals/{goal.pk}/", {"level": "0", "next": "https://x.se/"})
    assert elsewhere["Location"] == f"/goals/{goal.pk}/"


def test_goals_are_checked_in_on_the_page_of_a_meeting(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    goal = a_goal(pair, cast.mentee)
    at = clock.now() + timedelta(days=2)
    meeting = book(pair, at, by=cast.mentee)
    mentor, path = client_of(cast.mentor), f"/meetings/{meeting.pk}/"
    assert f'id="goal-{goal.pk}"' in mentor.get(path).text

    # without scripts: back to the meeting
    fields = {"level": "-1", "line": "Provat", "next": path}
    assert mentor.post(f"/goals/{goal.pk}/", fields)["Location"] == path
    # with scripts: only this goal's part, with what I said today to be mended
    answer = mentor.post(
        f"/goals/{goal.pk}/", fields | {"line": "Provat två"}, headers={"hx-request": "true"}
    )
    assert (answer.status_code, "<html" in answer.text) == (200, False)
    assert f'id="goal-{goal.pk}"' in answer.text
    assert "Provat två</textarea>" in answer.text
    assert [check.line for check in goal.check_ins.all()] == ["Provat två"]


def test_nobody_outside_the_pair_finds_the_goal(cast: Cast, client_of: Browser) -> None:
    goal = a_goal(a_pair(cast), cast.mentee)
    for viewer in (cast.stranger, cast.coordinator, cast.manager, cast.other):
        assert client_of(viewer).get(f"/goals/{goal.pk}/").status_code == 404


def test_the_goal_page_asks_the_same_number_of_queries_whatever_its_history(
    cast: Cast, client_of: Browser, django_assert_num_queries: Any
) -> None:
    goal = a_goal(a_pair(cast), cast.mentee)
    mentee = client_of(cast.mentee)
    day = clock.today()
    actions.check_in(goal, -2, by=cast.mentee, on=day)
    mentee.get(f"/goals/{goal.pk}/")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        mentee.get(f"/goals/{goal.pk}/")
    for back in range(1, 20):
        actions.check_in(goal, -1, by=cast.mentor, on=day - timedelta(days=back))
    with django_assert_num_queries(len(few)):
        mentee.get(f"/goals/{goal.pk}/")
