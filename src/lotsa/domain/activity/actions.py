from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Model

from lotsa.domain.activity.models import Event
from lotsa.kit import clock


def record(
    organisation_id: UUID,
    verb: str,
    row: Model,
    *,
    by: UUID | None,
    concerns: Iterable[UUID] = (),
    facts: Mapping[str, Any] | None = None,
) -> Event:
    """Writes an event beside the change it tells of; call it inside the action's transaction.

    `facts` holds ids, dates and counts that a message needs and that may have changed when it is written
    (never the text of a note or an answer).
    """
    return Event.objects.create(
        organisation_id=organisation_id,
        actor_id=by,
        verb=verb,
        object_type=row._meta.label_lower,
        object_id=row.pk,
        concerns=[str(person_id) for person_id in concerns],
        facts=dict(facts or {}),
    )


def mark_told(sequences: Iterable[int]) -> None:
    """These events have become messages. A mark on each event, rather than a cursor: on PostgreSQL a lower
    number may be committed after a higher one, and a cursor would pass it by."""
    Event.objects.filter(sequence__in=list(sequences)).update(told_at=clock.now())


def forget_organisation(organisation_id: UUID) -> None:
    """Part of removing a whole organisation: its events hold no key that would take them along."""
    Event.objects.filter(organisation_id=organisation_id).delete()
