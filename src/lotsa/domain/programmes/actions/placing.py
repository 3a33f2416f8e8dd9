from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from lotsa.domain.programmes.agendas import usual
from lotsa.domain.programmes.dates import event_days
from lotsa.domain.programmes.models import Programme, ProgrammeEvent
from lotsa.domain.programmes.queries.programmes import quiet_weeks
from lotsa.domain.programmes.templates import template
from lotsa.kit.careful import save_if_unchanged


def place_events(programme: Programme, events: Sequence[tuple[str, date]] | None = None) -> None:
    """Dates for the shared events of a new programme; part of an action."""
    days = _days(programme) if events is None else events
    zone = programme.organisation.zone
    ProgrammeEvent.objects.bulk_create(
        ProgrammeEvent(programme=programme, kind=kind, on=on, zone=zone, **usual(kind).fields)
        for kind, on in days
    )


def move_events(programme: Programme) -> None:
    """New dates of the programme move the events nobody has been told of, kind by kind in their order. What
    has been held, called off or sent out stays, and what was taken away does not come back."""
    by_kind: dict[str, list[ProgrammeEvent]] = defaultdict(list)
    for event in programme.events.all():
        by_kind[event.kind].append(event)
    for kind, on in _days(programme):
        first = by_kind[kind].pop(0) if by_kind[kind] else None
        if first is not None and not (first.held or first.is_off or first.invited_at):
            save_if_unchanged(first, version=None, on=on)


def _days(programme: Programme) -> list[tuple[str, date]]:
    return event_days(
        template(programme.template), programme.starts_on, programme.ends_on, quiet_weeks(programme)
    )
