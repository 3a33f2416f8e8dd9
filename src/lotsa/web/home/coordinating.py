"""What a coordinator's Today is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lotsa.domain.followup.queries import FirstSteps, first_steps, glances, rested, work_of
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.queries import programmes
from lotsa.domain.programmes.queries.programmes import quiet_spells
from lotsa.kit import clock
from lotsa.web.home.addresses import address, letter_to, place_of
from lotsa.web.home.following import Row, Strips, strips_of
from lotsa.web.home.left_out import imports_with_rows_left_out
from lotsa.web.shell.charts import Pause, Stop, timeline

MOST_ITEMS, MOST_STRIPS = 7, 12
_UNDER_WAY, _OVER = ("kickoff", "running"), ("closed", "cancelled")
_SHOWN = ("kickoff", "midway", "closing_event", "closing")


@dataclass(frozen=True)
class Task:
    label: Any
    url: str
    state: str  # done, now, later


@dataclass(frozen=True)
class Lane:
    programme: Any
    picture: SafeString


@dataclass(frozen=True)
class Coordinating:
    rows: Sequence[Row]
    total: int
    strips: Strips | None
    lanes: Sequence[Lane]
    tasks: Sequence[Task]
    next_stop: tuple[date, Any] | None
    waiting: int  # people on a waiting list
    rested: int


def coordinating(viewer: Viewer) -> Coordinating:
    pairs = glances(viewer)
    work = work_of(viewer, pairs, more=imports_with_rows_left_out(viewer), most=MOST_ITEMS)
    today = clock.today(viewer.organisation.zone)
    lines = programmes(viewer)
    under_way = [line.programme for line in lines if line.programme.state in _UNDER_WAY][:2]
    events = {
        programme.pk: list(programme.events.filter(cancelled_at__isnull=True)) for programme in under_way
    }
    coming = sorted((event.on, event.label) for each in events.values() for event in each if event.on > today)
    return Coordinating(
        rows=[Row(item, *place_of(item), letter_to(item)) for item in work.items],
        total=work.total,
        strips=strips_of(viewer, pairs[:MOST_STRIPS], len(pairs)) if pairs else None,
        lanes=[Lane(each, _picture(each, events[each.pk], today)) for each in under_way],
        tasks=[] if pairs else _tasks(first_steps(viewer)),
        next_stop=coming[0] if coming else None,
        waiting=sum(line.pool.waitlisted for line in lines if line.programme.state not in _OVER),
        rested=rested(viewer),
    )


def _picture(programme: Any, events: Sequence[Any], today: date) -> SafeString:
    stops = [Stop(event.on, event.label) for event in events if event.kind in _SHOWN]
    if not any(stop.day == programme.starts_on for stop in stops):
        stops.append(Stop(programme.starts_on, _("Start")))
    stops.append(Stop(programme.ends_on, _("End")))
    pauses = [Pause(first, last, _("Quiet weeks")) for first, last in quiet_spells(programme)]
    return timeline(stops, today=today, title=_("The programme’s timeline"), pauses=pauses)


def _tasks(steps: FirstSteps) -> list[Task]:
    """Five steps; the first that is not done is the one to do now, and later ones wait for it."""
    if steps.is_done:
        return []
    programme = steps.programme_id
    found = [
        (_("Import people"), address("people:import") or address("people:index"), steps.people > 0),
        (_("Create a programme"), address("programmes:new"), programme is not None),
        (_("Invite"), _at("programmes:participants", programme), steps.invited > 0),
        (_("Match"), _at("matching:board", programme), steps.proposed > 0),
        (_("Publish"), _at("matching:publish", programme), False),
    ]
    now = next(place for place, (_label, _url, done) in enumerate(found) if not done)
    return [
        Task(label, url, "done" if done else "now" if place == now else "later")
        for place, (label, url, done) in enumerate(found)
    ]


def _at(name: str, pk: Any) -> str:
    return address(name, pk) if pk is not None else ""
