from datetime import timedelta
from typing import Any

import pytest
from django.http import Http404

from lotsa.domain.activity.models import Event
from lotsa.domain.development import access, actions, queries
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from tests.cast import Cast
from tests.domain.development.test_actions import a_goal
from tests.domain.mentorships.pairs import a_pair


def test_an_item_is_done_and_undone(cast: Cast) -> None:
    item = actions.add_plan_item(cast.people["mentee"], " Gå bredvid Kaj ", by=cast.mentee, kind="learn_from")
    assert (item.text, item.state, item.kind) == ("Gå bredvid Kaj", "planned", "learn_from")
    actions.set_plan_item(item, "done", by=cast.mentee)
    assert (item.state, item.done_on) == ("done", clock.today())
    actions.set_plan_item(item, "planned", by=cast.mentee)
    assert (item.state, item.done_on) == ("planned", None)


@pytest.mark.parametrize("text", ["", "  ", "x" * 301])
def test_an_item_has_words_and_not_too_many(cast: Cast, text: str) -> None:
    with pytest.raises(Refused) as refused:
        actions.add_plan_item(cast.people["mentee"], text, by=cast.mentee)
    assert refused.value.field == "text"


def test_an_item_with_an_unknown_state_or_kind_is_refused(cast: Cast) -> None:
    item = actions.add_plan_item(cast.people["mentee"], "Läsa", by=cast.mentee)
    with pytest.raises(Refused):
        actions.set_plan_item(item, "evidenced?", by=cast.mentee)
    with pytest.raises(Refused):
        actions.edit_plan_item(item, by=cast.mentee, text="Läsa", due_on=None, kind="magic")


@pytest.mark.parametrize("name", ["coordinator", "manager", "leader", "administrator", "mentor", "other"])
def test_nobody_else_finds_an_item(cast: Cast, name: str) -> None:
    pair = a_pair(cast)
    item = actions.add_plan_item(cast.people["mentee"], "Byta spår", by=cast.coordinator, mentorship=pair)
    assert access.item_for(cast.mentee, item.pk) == item
    with pytest.raises(Http404):
        access.item_for(getattr(cast, name), item.pk)


def test_an_event_of_an_item_holds_none_of_its_words(cast: Cast) -> None:
    item = actions.add_plan_item(cast.people["mentee"], "Hemlig plan", by=cast.mentee)
    actions.set_plan_item(item, "done", by=cast.mentee)
    events = Event.objects.filter(verb__startswith="plan_item")
    assert [(event.verb, event.facts) for event in events.order_by("sequence")] == [
        ("plan_item.added", {}),
        ("plan_item.set", {"state": "done"}),
    ]


def test_the_plan_gathers_goals_of_all_pairs_and_what_comes_soon(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    pair = a_pair(cast)
    today = clock.today()
    owner = cast.people["mentee"]
    soon = a_goal(pair, cast.mentee, due_on=today + timedelta(days=20))
    reached = a_goal(pair, cast.mentee, text="Kavla")
    actions.close_goal(reached, "reached", by=cast.mentee)
    for text, days in (("Senare", 31), ("Snart", 5), ("Nyss", -1)):
        actions.add_plan_item(owner, text, by=cast.mentee, due_on=today + timedelta(days=days))
    actions.add_plan_item(owner, "Någon gång", by=cast.mentee)

    viewer = cast.mentee
    with django_assert_max_num_queries(12):
        plan = queries.plan_of(viewer)

    assert [card.goal for card in plan.open_goals] == [soon]
    assert [card.goal for card in plan.ended_goals] == [reached]
    assert [item.text for item in plan.to_do] == ["Nyss", "Snart", "Senare", "Någon gång"]
    assert [(coming.text, coming.goal) for coming in plan.coming] == [
        ("Nyss", None),
        ("Snart", None),
        ("Baka surdeg", soon),
    ]
    assert [line.mentorship.pk for line in plan.may_add_goals_in] == [pair.pk]
    assert queries.plan_of(cast.mentor).is_empty is True
