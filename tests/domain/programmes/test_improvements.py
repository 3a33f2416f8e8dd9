from datetime import timedelta
from typing import Any

import pytest

from lotsa.domain.programmes.access.improvements import improvements_visible_to
from lotsa.domain.programmes.actions.improvements import change_improvement, note_finding
from lotsa.domain.programmes.models import Improvement
from lotsa.domain.programmes.queries.improvements import improvement_due, improvements
from lotsa.kit import clock
from lotsa.kit.refused import Refused, Stale
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_programme, enrolled


def found(cast: Cast) -> Improvement:
    programme = a_programme(cast)
    enrolled(programme, cast.people["mentor"], "mentor")
    return note_finding(programme, "Tre mentorer vill ha stöd", by=cast.coordinator)


def change(row: Improvement, cast: Cast, **fields: Any) -> None:
    facts: dict[str, Any] = {
        "finding": row.finding,
        "decision": "Vi äter lunch ihop",
        "owner": cast.people["coordinator"],
        "due_on": None,
        "effect": "",
        "is_shown": True,
        "dropped": False,
        "version": row.version,
    }
    change_improvement(row, by=cast.coordinator, **(facts | fields))


def who_sees(cast: Cast) -> set[str]:
    return {name for name in cast.people if improvements_visible_to(getattr(cast, name)).exists()}


def test_finding_becomes_a_decision_and_then_an_effect(cast: Cast) -> None:
    row = found(cast)
    assert (row.state, who_sees(cast)) == ("found", {"coordinator", "leader"})
    change(row, cast)
    assert (row.state, who_sees(cast)) == ("decided", {"coordinator", "leader", "mentor"})
    change(row, cast, effect="Samtalen flyter")
    assert row.state == "done"


def test_decision_kept_within_the_house_is_not_shown_to_participants(cast: Cast) -> None:
    row = found(cast)
    change(row, cast, is_shown=False)
    assert who_sees(cast) == {"coordinator", "leader"}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"owner": None}, "owner"),
        ({"decision": "", "effect": "Bra"}, "decision"),
        ({"finding": " "}, "finding"),
    ],
)
def test_improvement_half_thought_is_refused(cast: Cast, fields: dict[str, Any], field: str) -> None:
    row = found(cast)
    with pytest.raises(Refused) as caught:
        change(row, cast, **fields)
    assert caught.value.field == field
    row.refresh_from_db()
    assert row.state == "found"


def test_improvement_may_be_let_go_without_an_owner(cast: Cast) -> None:
    row = found(cast)
    change(row, cast, decision="", owner=None, dropped=True)
    assert row.state == "dropped"


def test_two_who_change_an_improvement_keep_both_texts(cast: Cast) -> None:
    row = found(cast)
    seen = row.version
    change(row, cast, version=seen)
    with pytest.raises(Stale):
        change(row, cast, decision="Något annat", version=seen)


def test_improvement_is_due_when_its_day_has_passed(cast: Cast) -> None:
    row = found(cast)
    change(row, cast, due_on=clock.today() - timedelta(days=1))
    assert improvement_due(row)
    change(row, cast, due_on=clock.today() - timedelta(days=1), effect="Bra")
    assert not improvement_due(row)


def test_what_waits_for_a_decision_stands_first(cast: Cast) -> None:
    row = found(cast)
    change(row, cast)
    waiting = note_finding(row.programme, "Två par ses sällan", by=cast.coordinator)
    note_finding(row.programme, "Två par ses sällan", by=cast.coordinator)
    assert improvements(cast.coordinator, row.programme) == [waiting, row]
