"""Where in the programme are we: one lane on wide screens, an ordered list on narrow ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lotsa.web.shell import dates
from lotsa.web.shell.charts import svg

WIDTH, HEIGHT, LINE = 1120, 132, 64
LEFT, RIGHT = 16, 1104
_PER_LETTER = 7.2  # a generous width for 13 px text, so that labels keep clear of each other
_BELOW, _ABOVE = (92, 109), (28, 44)


@dataclass(frozen=True)
class Stop:
    day: date
    label: Any
    detail: Any = ""  # one more line, in the list only


@dataclass(frozen=True)
class Pause:
    first: date
    last: date
    label: Any


def timeline(stops: Sequence[Stop], *, today: date, title: str, pauses: Sequence[Pause] = ()) -> SafeString:
    """Lane and list together; the style sheet shows the one that fits. Needs at least two stops."""
    ordered = sorted(stops, key=lambda stop: stop.day)
    return format_html(
        '<div class="plot fair">{}</div>{}',
        _lane(ordered, pauses, today, title),
        _list(ordered, pauses, today),
    )


def _lane(stops: Sequence[Stop], pauses: Sequence[Pause], today: date, title: str) -> SafeString:
    first, last = stops[0].day, max(stops[-1].day, stops[0].day)
    days = max((last - first).days, 1)

    def x(day: date) -> float:
        return LEFT + (RIGHT - LEFT) * min(max((day - first).days / days, 0), 1)

    now = x(today)
    running = first <= today <= last
    shapes = [svg.rect(x(p.first), 52, x(p.last) - x(p.first), 24, "fg", 2) for p in pauses]
    shapes += [
        svg.path(f"M{svg.n(now)} {LINE}H{RIGHT}", "lc", 2),
        svg.path(f"M{LEFT} {LINE}H{svg.n(now)}", "l1", 5),
    ]
    taken: dict[tuple[int, int], list[tuple[float, float]]] = {_BELOW: [], _ABOVE: []}
    if running:
        here = _("Today, %(week)s") % {"week": dates.week(today)}
        half = len(here) * _PER_LETTER / 2 + 8
        centre = min(max(now, half), WIDTH - half)
        taken[_ABOVE].append((centre - half, centre + half))
    for stop in stops:
        at = x(stop.day)
        shapes += [svg.circle(at, LINE, 7, "f1")] if stop.day <= today else _open_circle(at)
        shapes += _label(at, stop.label, dates.week(stop.day), taken)
    for pause in pauses:
        middle = (x(pause.first) + x(pause.last)) / 2
        shapes += _label(middle, pause.label, _weeks(pause), taken)
    if running:
        shapes += [
            svg.path(f"M{svg.n(now)} 38V80", "l2"),
            svg.rect(centre - half, 14, 2 * half, 24, "f2", 3),
            svg.words(centre, 31, here, "t-on", "middle"),
        ]
    spoken = "; ".join(f"{stop.label}: {dates.week(stop.day)}" for stop in stops)
    desc = _("Today is %(week)s. %(stops)s.") % {"week": dates.week(today), "stops": spoken}
    return svg.drawing(WIDTH, HEIGHT, shapes, title, desc)


def _open_circle(at: float) -> list[SafeString]:
    return [svg.circle(at, LINE, 7, "fx"), svg.circle(at, LINE, 7, "lc")]


def _label(
    at: float, label: Any, below: str, taken: dict[tuple[int, int], list[tuple[float, float]]]
) -> list[SafeString]:
    """The words, on the side where they run into no others; left to the list when neither side is free."""
    width = max(len(str(label)), len(below)) * _PER_LETTER
    anchor, start = "middle", at - width / 2
    if start < 0:
        anchor, start = "start", max(at - 7, 0)
    elif start + width > WIDTH:
        anchor, start = "end", at + 7 - width
    edge = {"middle": at, "start": start, "end": start + width}[anchor]
    for rows, others in taken.items():
        if all(start + width + 8 < left or right + 8 < start for left, right in others):
            others.append((start, start + width))
            return [
                svg.words(edge, rows[0], label, "t-b", anchor),
                svg.words(edge, rows[1], below, "t-m", anchor),
            ]
    return []


def _weeks(pause: Pause) -> str:
    first, last = pause.first.isocalendar().week, pause.last.isocalendar().week
    return dates.week(first) if first == last else f"{dates.week(first)}–{last}"


def _list(stops: Sequence[Stop], pauses: Sequence[Pause], today: date) -> SafeString:
    lines: list[tuple[date, str, str, Any]] = [
        (stop.day, "done" if stop.day <= today else "", _when(stop.day, today), _with_detail(stop))
        for stop in stops
    ]
    lines += [
        (pause.first, "done" if pause.last <= today else "", _weeks(pause), pause.label) for pause in pauses
    ]
    here = _("Today, %(week)s") % {"week": dates.week(today)}
    lines.append((today, "now", here, _("We are here")))
    ordered = sorted(lines, key=lambda line: (line[0], line[1] == "now"))
    return format_html(
        '<ol class="hist fair-list">{}</ol>',
        format_html_join(
            "",
            "<li{}><time>{}</time>{}</li>",
            (
                (format_html(' class="{}"', css) if css else "", when, text)
                for _day, css, when, text in ordered
            ),
        ),
    )


def _when(day: date, today: date) -> str:
    return f"{dates.week(day)}, {dates.weeks_ago(day, today=today)}" if day > today else dates.week(day)


def _with_detail(stop: Stop) -> Any:
    return format_html("{}, {}", stop.label, stop.detail) if stop.detail else stop.label
