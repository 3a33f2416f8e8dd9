from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from lotsa.domain.activity.models import Event


def untold_events(limit: int = 200) -> QuerySet[Event]:
    return Event.objects.filter(told_at__isnull=True).order_by("sequence")[:limit]


def who_acted(people: Iterable[UUID]) -> set[UUID]:
    """Those of these who have done anything at all themselves, signed in or by a link."""
    rows = Event.objects.filter(actor_id__in=list(people)).order_by().values_list("actor_id", flat=True)
    return {pk for pk in rows.distinct() if pk is not None}


def who_added(person_id: UUID) -> UUID | None:
    """Who wrote this person in by hand; nobody for those who came with a file."""
    added = Event.objects.filter(object_id=person_id, verb="person.added")
    return added.values_list("actor_id", flat=True).first()
