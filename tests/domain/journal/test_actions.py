from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection

from lotsa.domain.activity.models import Event
from lotsa.domain.journal import access, actions, queries
from lotsa.domain.journal.models import Entry
from lotsa.kit import clock
from lotsa.kit.refused import Refused, Stale
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair

CANARY = "Jag vågar inte säga nej till kanariefågeln"


def an_entry(cast: Cast, text: str = CANARY, **facts: Any) -> Entry:
    pair = facts.pop("pair", None) or a_pair(cast)
    return actions.write_entry(pair, text, by=cast.mentee, kind=facts.pop("kind", "free"), **facts)


def test_entry_rests_sealed_also_while_it_is_shared(cast: Cast) -> None:
    entry = an_entry(cast)
    actions.share_entry(entry, by=cast.mentee)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM journal_entry")
        rest = bytes(cursor.fetchone()[0])
    assert CANARY.encode() not in rest
    assert queries.read(cast.mentee, entry).text == CANARY


def test_entry_never_reaches_the_event_log(cast: Cast) -> None:
    entry = an_entry(cast)
    actions.rewrite_entry(entry, CANARY + " igen", by=cast.mentee, version=entry.version)
    rows = list(Event.objects.filter(object_id=entry.pk).order_by("sequence"))
    assert [event.verb for event in rows] == ["reflection.written", "reflection.rewritten"]
    assert [event for event in rows if "kanarie" in str(event.facts)] == []
    assert all(event.concerns == [str(cast.mentee.id)] for event in rows)


def test_sharing_one_entry_shares_no_other(cast: Cast) -> None:
    pair = a_pair(cast)
    shared, kept = an_entry(cast, "delad", pair=pair), an_entry(cast, "egen", pair=pair)
    actions.share_entry(shared, by=cast.mentee)
    assert list(access.visible_to(cast.mentor)) == [shared]
    actions.unshare_entry(shared, by=cast.mentee)
    assert list(access.visible_to(cast.mentor)) == []
    assert set(access.visible_to(cast.mentee)) == {shared, kept}


def test_removed_entry_is_hidden_comes_back_and_is_at_last_deleted(cast: Cast) -> None:
    entry = an_entry(cast)
    actions.share_entry(entry, by=cast.mentee)
    actions.remove_entry(entry, by=cast.mentee)
    assert list(access.visible_to(cast.mentor)) == []
    with pytest.raises(Refused):
        actions.share_entry(entry, by=cast.mentee)
    actions.restore_entry(entry, by=cast.mentee)
    assert entry.removed_on is None
    actions.remove_entry(entry, by=cast.mentee)
    today = clock.today()
    assert actions.forget_removed(today + timedelta(days=14)) == 0
    assert actions.forget_removed(today + timedelta(days=15)) == 1


def test_entry_of_two_windows_keeps_both_texts(cast: Cast) -> None:
    entry = an_entry(cast)
    seen = entry.version
    actions.rewrite_entry(entry, "från telefonen", by=cast.mentee, version=seen)
    with pytest.raises(Stale) as caught:
        actions.rewrite_entry(entry, "från datorn", by=cast.mentee, version=seen)
    assert caught.value.theirs == {"text": "från telefonen"}


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 20_001])
def test_entry_that_is_empty_or_endless_is_refused(cast: Cast, text: str) -> None:
    with pytest.raises(Refused) as caught:
        an_entry(cast, text)
    assert caught.value.field == "text"
    assert Entry.objects.count() == 0


def test_looks_back_are_due_halfway_and_at_the_end(cast: Cast) -> None:
    pair = a_pair(cast)
    half = pair.starts_on + (pair.planned_end_on - pair.starts_on) / 2
    with time_machine.travel(half):
        assert queries.journal(cast.mentee, pair).kind == "midway"
        assert queries.looks_back_due(cast.mentee, [pair]) == {"midway": [pair]}
        an_entry(cast, pair=pair, kind="midway")
        assert queries.looks_back_due(cast.mentee, [pair]) == {}
        assert queries.looks_back_due(cast.mentor, [pair]) == {"midway": [pair]}
    with time_machine.travel(pair.planned_end_on):
        assert queries.journal(cast.mentee, pair).kind == "closing"
