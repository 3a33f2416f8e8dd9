"""What a coordinator's Today is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lotsa.domain.followup.queries import (
    FirstSteps,
    Followed,
    WorkItem,
    first_steps,
    follow,
    rested,
    worklist,
)
from lotsa.domain.mentorships.queries import pairs_of
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.queries import programmes
from lotsa.domain.programmes.queries.programmes import quiet_spells
from lotsa.kit import clock
from lotsa.web.home.addresses import address, letter_to, place_of
from lotsa.web.home.left_out import imports_with_rows_left_out
from lotsa.web.shell.charts import Mark, Pause, Stop, cadence_axis, cadence_strip, timeline

MOST_ITEMS, MOST_STRIPS, WEEKS, AHEAD = 7, 12, 18, 4
_UNDER_WAY, _OVER = ("kickoff", "running"), ("closed", "cancelled")
_SHOWN = ("kickoff", "midway", "closing_event", "closing")


@dataclass(frozen=True)
class Row:
    item: WorkItem
    url: str
    label: Any
    letter: str


@dataclass(frozen=True)
class StripRow:
    followed: Followed
    drawing: SafeString


@dataclass(frozen=True)
class Strips:
    axis: SafeString
    rows: Sequence[StripRow]
    total: int

    @property
    def left_out(self) -> int:
        return self.total - len(self.rows)


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


def coordinating(viewer: Viewer, *, most: int | None = MOST_ITEMS, strips: int = MOST_STRIPS) -> Coordinating:
    followed = follow(viewer, pairs_of(viewer))
    items = worklist(viewer, followed, more=imports_with_rows_left_out(viewer))
    today = clock.today(viewer.organisation.zone)
    lines = programmes(viewer)
    under_way = [line.programme for line in lines if line.programme.state in _UNDER_WAY][:2]
    events = {programme.pk: list(programme.events.all()) for programme in under_way}
    coming = sorted((event.on, event.label) for each in events.values() for event in each if event.on > today)
    return Coordinating(
        rows=[Row(item, *place_of(item), letter_to(item)) for item in items[:most]],
        total=len(items),
        strips=_strips(followed, today, strips) if followed else None,
        lanes=[Lane(each, _picture(each, events[each.pk], today)) for each in under_way],
        tasks=[] if followed else _tasks(first_steps(viewer)),
        next_stop=coming[0] if coming else None,
        waiting=sum(line.pool.waitlisted for line in lines if line.programme.state not in _OVER),
        rested=rested(viewer),
    )


def _strips(followed: Sequence[Followed], today: date, most: int) -> Strips:
    oldest = min(each.mentorship.starts_on for each in followed)
    first = max(oldest, today - timedelta(weeks=WEEKS - AHEAD - 1))
    start = first - timedelta(days=first.weekday())
    rows = [StripRow(each, _strip(each, start, today)) for each in followed[:most]]
    return Strips(axis=cadence_axis(start, WEEKS), rows=rows, total=len(followed))


def _strip(each: Followed, start: date, today: date) -> SafeString:
    marks = [Mark(mark.day, "missed" if mark.state == "cancelled" else mark.state) for mark in each.marks]
    pair = each.mentorship
    return cadence_strip(
        marks,
        start=start,
        weeks=WEEKS,
        today=today,
        rhythm_days=pair.cadence_days,
        began=max(pair.starts_on, start),
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
