"""What the follow-up page is made of: all pairs judged, one page of them drawn."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.utils.safestring import SafeString

from lotsa.domain.followup.queries import Followed, Glance, WorkItem, follow, glances, named, rested, work_of
from lotsa.domain.followup.sentences import colour_word
from lotsa.domain.mentorships.queries import pairs_by_id
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.access import visible_to as programmes_visible_to
from lotsa.kit import clock
from lotsa.web.home.addresses import letter_to, place_of
from lotsa.web.home.forms import FilterForm
from lotsa.web.home.left_out import imports_with_rows_left_out
from lotsa.web.shell.charts import Mark, cadence_axis, cadence_strip

PER_PAGE, MOST_ITEMS, WEEKS, AHEAD = 50, 7, 18, 4


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
class Colour:
    key: str
    word: str
    count: int
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class Following:
    rows: Sequence[Row]
    total: int  # things that need the coordinator
    rested: int
    pairs: int  # all open ones
    colours: Sequence[Colour]
    filters: FilterForm
    is_filtered: bool
    query: str  # the filter, for addresses
    pages: Page[Glance]
    strips: Strips | None


def following(viewer: Viewer, asked: Mapping[str, str], *, everything: bool = False) -> Following:
    pairs = glances(viewer)
    most = None if everything else MOST_ITEMS
    work = work_of(viewer, pairs, more=imports_with_rows_left_out(viewer), most=most)
    form = filter_form(viewer, asked)
    chosen = filtered(viewer, pairs, form)
    pages = Paginator(chosen, PER_PAGE).get_page(asked.get("page"))
    told = {name: value for name, value in form.cleaned_data.items() if value}
    return Following(
        rows=[Row(item, *place_of(item), letter_to(item)) for item in work.items],
        total=work.total,
        rested=rested(viewer),
        pairs=len(pairs),
        colours=_colours(pairs, told),
        filters=form,
        is_filtered=bool(told),
        query=urlencode(told),
        pages=pages,
        strips=strips_of(viewer, list(pages), len(chosen)) if chosen else None,
    )


def filter_form(viewer: Viewer, asked: Mapping[str, str]) -> FilterForm:
    """What makes no sense in an address filters nothing."""
    rows = programmes_visible_to(viewer).order_by("-starts_on").values_list("pk", "name")
    form = FilterForm(
        {name: asked.get(name, "") for name in FilterForm.base_fields},
        programmes=[(str(pk), name) for pk, name in rows],
    )
    form.is_valid()
    return form


def filtered(viewer: Viewer, pairs: Sequence[Glance], form: FilterForm) -> list[Glance]:
    told = form.cleaned_data
    names = named(viewer, told["q"]) if told.get("q") else None
    return [
        each
        for each in pairs
        if (names is None or each.pk in names)
        and told.get("programme", "") in ("", str(each.pair.programme_id))
        and told.get("colour", "") in ("", each.verdict.colour)
        and told.get("rule", "") in ("", each.verdict.rule)
    ]


def _colours(pairs: Sequence[Glance], told: Mapping[str, str]) -> list[Colour]:
    counts = Counter(each.verdict.colour for each in pairs)
    rest = {name: value for name, value in told.items() if name not in ("colour", "rule")}
    return [
        Colour(
            key, colour_word(key), counts[key], urlencode({**rest, "colour": key}), told.get("colour") == key
        )
        for key in ("red", "amber", "green", "grey")
        if counts[key]
    ]


def strips_of(viewer: Viewer, pairs: Sequence[Glance], total: int) -> Strips:
    """Drawn for these alone; their names and meetings are read here."""
    today = clock.today(viewer.organisation.zone)
    order: dict[UUID, int] = {each.pk: place for place, each in enumerate(pairs)}
    followed = follow(viewer, list(pairs_by_id(viewer, order).values()))
    followed.sort(key=lambda each: order[each.mentorship.pk])
    oldest = min((each.mentorship.starts_on for each in followed), default=today)
    first = max(oldest, today - timedelta(weeks=WEEKS - AHEAD - 1))
    start = first - timedelta(days=first.weekday())
    rows = [StripRow(each, _strip(each, start, today)) for each in followed]
    return Strips(axis=cadence_axis(start, WEEKS), rows=rows, total=total)


def _strip(each: Followed, start: date, today: date) -> SafeString:
    marks = [
        Mark(mark.day, "missed" if mark.state == "cancelled" else mark.state)
        for mark in each.marks
        if mark.day >= start
    ]
    pair = each.mentorship
    # A meeting before the first week drawn still decides whether that week lies within the rhythm.
    before = [mark.day for mark in each.marks if mark.state == "held" and mark.day < start]
    return cadence_strip(
        marks,
        start=start,
        weeks=WEEKS,
        today=today,
        rhythm_days=pair.cadence_days,
        began=max(before, default=max(pair.starts_on, start)),
    )
