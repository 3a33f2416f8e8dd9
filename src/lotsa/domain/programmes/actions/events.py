from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.agendas import Point, gatherings, usual
from lotsa.domain.programmes.models import Programme, ProgrammeEvent
from lotsa.engine.calendar.icalendar_text import is_web_address
from lotsa.engine.calendar.wall_time import is_skipped
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused

_FAR = timedelta(weeks=26)
_IN_THE_CALENDAR = ("title", "on", "at", "minutes", "place", "link")
MOST_POINTS, MOST_MATERIALS = 30, 20


def _refuse_unfit(programme: Programme, fields: Mapping[str, Any]) -> None:
    on = fields["on"]
    if not programme.starts_on - _FAR <= on <= programme.ends_on + _FAR:
        raise Refused(_("The day lies far outside the programme."), field="on")
    if not 5 <= fields["minutes"] <= 600:
        raise Refused(_("An event can be from 5 to 600 minutes."), field="minutes")
    if is_skipped(on, fields["at"], programme.organisation.zone):
        raise Refused(_("The clocks go forward that night: the hour does not exist."), field="at")
    if fields.get("link") and not is_web_address(fields["link"]):
        raise Refused(_("Write the whole address, beginning with https://"), field="link")


@transaction.atomic
def add_event(programme: Programme, kind: str, *, by: Viewer, **fields: Any) -> ProgrammeEvent:
    """One more date. What `fields` do not say is as that kind usually is."""
    if kind not in gatherings():
        raise Refused(_("Choose what kind of event it is."), field="kind")
    whole = {**usual(kind).fields, **fields}
    _refuse_unfit(programme, whole)
    event = ProgrammeEvent.objects.create(
        programme=programme, kind=kind, zone=programme.organisation.zone, **whole
    )
    record(programme.organisation_id, "event.added", event, by=by.id, facts={"kind": kind})
    return event


@transaction.atomic
def change_event(event: ProgrammeEvent, *, by: Viewer, version: int | None, **fields: Any) -> None:
    """Moves or renames a shared date. Any day will do, a Sunday too: people are told what day it is, not
    stopped. Whoever has it in the calendar gets it anew."""
    if event.is_off:
        raise Refused(_("This event is called off."))
    whole = {name: fields.get(name, getattr(event, name)) for name in _IN_THE_CALENDAR}
    _refuse_unfit(event.programme, whole)
    moved = any(getattr(event, name) != value for name, value in whole.items())
    if moved:
        fields |= {"sequence": event.sequence + 1, "changed_at": clock.now()}
    save_if_unchanged(event, version=version, **fields)
    tell = told(event) if moved and not event.held else []
    verb = "event.moved" if tell else "event.changed"
    facts = {"kind": event.kind, "sequence": event.sequence}
    record(event.programme.organisation_id, verb, event, by=by.id, concerns=tell, facts=facts)


def told(event: ProgrammeEvent) -> list[UUID]:
    """Those who have it in their calendars."""
    rows = event.attendees.filter(invited_at__isnull=False, person__left_on__isnull=True)
    return list(rows.order_by("person_id").values_list("person_id", flat=True))


@transaction.atomic
def remove_event(event: ProgrammeEvent, *, by: Viewer) -> bool:
    """Gone, when nobody knew of it; called off, when people had been invited. Says whether it was the
    latter."""
    if event.held:
        raise Refused(_("It has been held, and stays in the programme's history."))
    house = event.programme.organisation_id
    facts = {"kind": event.kind, "sequence": event.sequence + 1}
    if event.invited_at is None:
        record(house, "event.removed", event, by=by.id, facts=facts)
        event.delete()
        return False
    if event.is_off:
        raise Refused(_("This event is called off."))
    now = clock.now()
    save_if_unchanged(event, version=None, cancelled_at=now, changed_at=now, sequence=event.sequence + 1)
    record(house, "event.cancelled", event, by=by.id, concerns=told(event), facts=facts)
    return True


@transaction.atomic
def hold_event(event: ProgrammeEvent, *, by: Viewer, held: bool = True) -> None:
    """The kick-off (or workshop, or midway review) has taken place."""
    house = event.programme.organisation
    if held and event.is_off:
        raise Refused(_("This event is called off."))
    if held and event.on > clock.today(house.zone):
        raise Refused(_("That day has not come yet. Change the date first if it was held earlier."))
    save_if_unchanged(event, version=None, held=held)
    record(house.pk, "event.held" if held else "event.unheld", event, by=by.id, facts={"kind": event.kind})


@transaction.atomic
def set_agenda(
    event: ProgrammeEvent,
    points: Sequence[Point] | None,
    *,
    by: Viewer,
    version: int | None,
    stretch: bool = False,
) -> None:
    """An agenda of one's own, or None for the shipped one. Its minutes must be the event's, unless the event
    is to be as long as they are."""
    if points is None:
        save_if_unchanged(event, version=version, agenda=None)
        return _changed(event, by)
    if not points or len(points) > MOST_POINTS:
        raise Refused(_("Write from 1 to %(most)s points.") % {"most": MOST_POINTS})
    if any(not point.title.strip() or point.minutes < 1 for point in points):
        raise Refused(_("Every point needs a heading and at least one minute."))
    total = sum(point.minutes for point in points)
    if total != event.minutes and not stretch:
        raise Refused(
            _("The points take %(total)s minutes and the event %(minutes)s. Make them the same.")
            % {"total": total, "minutes": event.minutes}
        )
    rows = [{"minutes": p.minutes, "title": p.title.strip(), "guide": p.guide.strip()} for p in points]
    if total == event.minutes:
        save_if_unchanged(event, version=version, agenda=rows)
        return _changed(event, by)
    return change_event(event, by=by, version=version, agenda=rows, minutes=total)


@transaction.atomic
def set_materials(
    event: ProgrammeEvent,
    links: Sequence[tuple[str, str]],
    text: str,
    *,
    by: Viewer,
    version: int | None,
) -> None:
    """(title, address) of what people are to have, and a text beside."""
    if len(links) > MOST_MATERIALS:
        raise Refused(_("Add at most %(most)s links.") % {"most": MOST_MATERIALS})
    for place, (_title, url) in enumerate(links, start=1):
        if not is_web_address(url):
            raise Refused(_("Write the whole address, beginning with https://"), field=f"url_{place}")
    rows = [{"title": title.strip() or url, "url": url} for title, url in links]
    save_if_unchanged(event, version=version, materials=rows, material_text=text.strip())
    _changed(event, by)


def _changed(event: ProgrammeEvent, by: Viewer) -> None:
    house = event.programme.organisation_id
    record(house, "event.changed", event, by=by.id, facts={"kind": event.kind})


def refuse_past(event: ProgrammeEvent) -> None:
    if event.is_off:
        raise Refused(_("This event is called off."))
    if event.held or event.ends_at <= clock.now():
        raise Refused(_("The event is over."))
