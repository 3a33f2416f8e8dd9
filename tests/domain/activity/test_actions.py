import pytest
from django.db import transaction

from lotsa.domain.activity.actions import mark_told, record
from lotsa.domain.activity.models import Event
from lotsa.domain.activity.queries import untold_events
from tests.cast import Cast


def test_event_says_who_did_what_to_what_and_whom_it_concerns(cast: Cast) -> None:
    event = record(
        cast.organisation.pk,
        "person.changed",
        cast.mentee.person,
        by=cast.coordinator.id,
        concerns=[cast.mentee.id],
        facts={"fields": ["title"]},
    )
    stored = Event.objects.get(pk=event.pk)
    assert (stored.verb, stored.object_type, stored.object_id) == (
        "person.changed",
        "people.person",
        cast.mentee.id,
    )
    assert stored.concerns == [str(cast.mentee.id)]
    assert stored.told_at is None


def test_event_goes_with_the_change_it_tells_of(cast: Cast) -> None:
    """When the action's transaction is rolled back nothing has happened, and nothing is told."""

    def change_and_fail() -> None:
        with transaction.atomic():
            record(cast.organisation.pk, "person.changed", cast.mentee.person, by=None)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change_and_fail()
    assert not Event.objects.exists()


def test_events_are_told_in_order_and_once(cast: Cast) -> None:
    events = [
        record(cast.organisation.pk, f"x.{n}", cast.mentee.person, by=None) for n in ("one", "two", "three")
    ]
    mark_told([events[1].sequence])
    assert [event.verb for event in untold_events()] == ["x.one", "x.three"]
    mark_told(event.sequence for event in events)
    assert list(untold_events()) == []
