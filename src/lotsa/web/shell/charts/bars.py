"""Bars and dots: score parts, counts by label, places taken."""

from collections.abc import Sequence
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lotsa.web.shell import dates
from lotsa.web.shell.charts import svg


def bar(value: float, maximum: float, *, width: int = 120, css: str = "f1") -> SafeString:
    """One bar against its maximum, for a table cell with the numbers in the next one."""
    share = min(max(value / maximum, 0), 1) if maximum > 0 else 0
    return svg.quiet_drawing(
        width, 10, [svg.rect(0, 0, width, 10, "fg"), svg.rect(0, 0, width * share, 10, css)]
    )


def places(taken: int, total: int) -> SafeString:
    """A mentor's places: filled squares are taken, open ones free; the words say the same."""
    step = 16
    shapes = [
        svg.rect(place * step + 1, 1, 11, 11, "f1" if place < taken else "lc", 2)
        for place in range(max(taken, total))
    ]
    words = _("%(taken)s of %(total)s") % {"taken": taken, "total": total}
    picture = svg.quiet_drawing(max(taken, total, 1) * step, 13, shapes)
    return format_html('<span class="places">{}<span>{}</span></span>', picture, words)


def bars(
    rows: Sequence[tuple[Any, float]],
    *,
    title: Any,
    heading: Any,
    unit: Any = "",
    maximum: float | None = None,
) -> SafeString:
    """Horizontal bars with label and number, and the same as a table. `heading` names what is counted."""
    label_width, room, step = 220, 400, 32
    most = maximum or max((value for _label, value in rows), default=0) or 1
    shapes: list[SafeString] = []
    for place, (label, value) in enumerate(rows):
        top, length = place * step, room * min(max(value / most, 0), 1)
        shapes += [
            svg.words(0, top + 19, label),
            svg.rect(label_width, top + 4, length, 22, "f1", 2),
            svg.words(label_width + length + 8, top + 19, _number(value, unit), "t-b"),
        ]
    spoken = "; ".join(f"{label}: {_number(value, unit)}" for label, value in rows)
    picture = svg.drawing(label_width + room + 110, max(len(rows), 1) * step, shapes, str(title), spoken)
    table = svg.as_table(
        [heading, unit or _("Number")], [(label, dates.number(value)) for label, value in rows], title
    )
    return format_html('<figure class="plot"><figcaption>{}</figcaption>{}{}</figure>', title, picture, table)


def _number(value: float, unit: Any) -> str:
    return f"{dates.number(value)} {unit}".strip()
