"""How the pairs of a programme meet: one strip each, the longest silence first. Dates and counts only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.safestring import SafeString

from lotsa.domain.followup.queries import Followed, follow, glances
from lotsa.domain.mentorships.queries import pairs_by_id
from lotsa.domain.people.viewer import Viewer
from lotsa.web.programmes.news import address
from lotsa.web.shell.charts import Mark, cadence_axis, cadence_strip
from lotsa.web.shell.page import reverse_or

WEEKS, AHEAD, SHOWN = 16, 4, 6


@dataclass(frozen=True)
class Row:
    names: str
    url: str
    strip: SafeString
    held: int
    last_held: date | None
    next_booked: date | None
    tag: str  # kind of tag for the silence; empty: none


@dataclass(frozen=True)
class Rhythm:
    total: int
    rows: Sequence[Row]
    axis: SafeString
    all_url: str


def of(viewer: Viewer, programme: Any, today: date) -> Rhythm:
    pairs = [each.pk for each in glances(viewer) if each.pair.programme_id == programme.pk]
    shown = follow(viewer, list(pairs_by_id(viewer, pairs[:SHOWN]).values()))
    last = min(today, programme.ends_on) + timedelta(weeks=AHEAD)
    first = max(programme.starts_on, last - timedelta(weeks=WEEKS - 1))
    start = first - timedelta(days=first.weekday())
    return Rhythm(
        total=len(pairs),
        rows=[_row(pair, start, today) for pair in shown],
        axis=cadence_axis(start, WEEKS),
        all_url=reverse_or("home:followup"),
    )


def _row(pair: Followed, start: date, today: date) -> Row:
    marks = [Mark(mark.day, "missed" if mark.state == "cancelled" else mark.state) for mark in pair.marks]
    strip = cadence_strip(
        marks,
        start=start,
        weeks=WEEKS,
        today=today,
        rhythm_days=pair.mentorship.cadence_days,
        began=pair.mentorship.starts_on,
    )
    return Row(
        names=pair.line.names,
        url=address("mentorship:pair", pair.mentorship),
        strip=strip,
        held=len(pair.held),
        last_held=pair.last_held,
        next_booked=pair.next_booked,
        tag="warn" if pair.health.colour == "red" else "",
    )
