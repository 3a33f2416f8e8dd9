from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from lotsa.domain.activity.models import Event
from lotsa.domain.notifications.letter import Value
from lotsa.domain.people.models import Person
from lotsa.domain.programmes.models import Programme
from lotsa.kit import dates

_DAYS_PER_MONTH = 30.4375


@dataclass(frozen=True)
class Draft:
    event: Event
    to: Person
    template: str
    object_id: UUID
    values: Callable[[], Mapping[str, Value]]
    part: str = ""
    send_after: datetime | None = None
    reply_to: str = ""
    address: str = ""  # when not to the person's own address: one that is being changed
    calendar: Callable[[str], bytes] | None = None
    calendar_method: str = ""


Drafts = Callable[[Sequence[Event]], Iterator[Draft]]


def with_rows[M: Model](events: Sequence[Event], rows: QuerySet[M]) -> list[tuple[Event, M]]:
    """Each event with the row it is about; rows that are gone have nothing to say."""
    found: dict[Any, M] = rows.in_bulk([event.object_id for event in events])
    return [(event, found[event.object_id]) for event in events if event.object_id in found]


def concerned(events: Iterable[Event]) -> dict[str, Person]:
    """The people the events concern who still work here."""
    return people_of(person_id for event in events for person_id in event.concerns)


def people_of(ids: Iterable[Any]) -> dict[str, Person]:
    """Those of them who still work here, by id as text; None is nobody."""
    people = Person.objects.filter(pk__in={pk for pk in ids if pk}, left_on__isnull=True)
    return {str(person.pk): person for person in people.select_related("organisation")}


def coordinator_of(programme: Programme) -> dict[str, Value]:
    coordinator = programme.coordinator
    return {
        "programme_name": programme.name,
        "coordinator_name": coordinator.name if coordinator else programme.organisation.name,
    }


def coordinator_address(programme: Programme) -> str:
    return programme.coordinator.email if programme.coordinator else ""


def time_per_month(minutes: int, cadence_days: int) -> str:
    """Rounded to ten minutes, or to half hours when it is much: nobody plans a month more closely."""
    total = minutes * _DAYS_PER_MONTH / cadence_days
    if total < 120:
        whole = max(10, round(total / 10) * 10)
        return ngettext("%(n)s minute", "%(n)s minutes", whole) % {"n": whole}
    return hours(round(total / 30) * 30)


def hours(minutes: int) -> str:
    count = round(minutes / 60 * 2) / 2
    return ngettext("%(n)s hour", "%(n)s hours", 1 if count == 1 else 2) % {"n": dates.number(count)}


def meetings(count: int) -> str:
    return ngettext("%(n)s meeting", "%(n)s meetings", count) % {"n": count}


def weeks(count: int) -> str:
    return ngettext("%(n)s week", "%(n)s weeks", count) % {"n": count}


def times(count: int) -> str:
    """In words: it stands in a subject."""
    words = {
        1: pgettext("proposed", "a time"),
        2: pgettext("proposed", "two times"),
        3: pgettext("proposed", "three times"),
    }
    return words.get(count) or pgettext("proposed", "times")


_SHORT_NOTICE = timedelta(hours=24)


def is_last_minute(event: Event, *moments: datetime) -> bool:
    """Whether the time that was or is to be lies within a day of the change: then the subject says so."""
    return any(event.at <= moment < event.at + _SHORT_NOTICE for moment in moments)


def moved_word(last_minute: bool) -> str:
    return _("Moved at short notice") if last_minute else pgettext("subject", "Moved")


def cancelled_word(last_minute: bool) -> str:
    return _("Cancelled at short notice") if last_minute else pgettext("subject", "Cancelled")
