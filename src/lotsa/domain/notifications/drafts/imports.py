from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lotsa.domain.activity.models import Event
from lotsa.domain.notifications.drafts.draft import Draft, concerned
from lotsa.domain.notifications.letter import Link, Value
from lotsa.domain.people.models import Person
from lotsa.kit import dates


def finished(events: Sequence[Event]) -> Iterator[Draft]:
    """An import stands on a floor above, so everything the mail says is among the event's facts."""
    people = concerned(events)
    for event in events:
        for person_id in event.concerns:
            if person_id in people:
                yield _draft(event, people[person_id])


def _draft(event: Event, person: Person) -> Draft:
    return Draft(
        event=event,
        to=person,
        template="import_finished",
        object_id=event.object_id,
        values=lambda: _values(event),
    )


def _values(event: Event) -> dict[str, Value]:
    facts = event.facts
    ignored = facts.get("ignored_columns") or []
    return {
        "file_name": str(facts.get("file_name") or _("the pasted list")),
        "created": str(facts.get("created", 0)),
        "updated": str(facts.get("updated", 0)),
        "problems": str(facts.get("problems", 0)),
        "ignored_columns": ", ".join(map(str, ignored)) or pgettext("columns", "none"),
        "undo_until": _day(facts.get("undo_until")),
        "link": Link(f"/people/import/{event.object_id}/", _("Open the import")),
    }


def _day(moment: str | None) -> str:
    if not moment:
        return _("14 days from now")
    when: date | datetime = datetime.fromisoformat(moment) if "T" in moment else date.fromisoformat(moment)
    return dates.day(when)
