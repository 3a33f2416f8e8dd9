"""The few shapes the charts are made of."""

from collections.abc import Iterable, Sequence
from typing import Any
from zlib import crc32

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _


def n(value: float) -> str:
    """A coordinate: at most one decimal, no trailing zero."""
    return f"{value:.1f}".removesuffix(".0")


def circle(x: float, y: float, r: float, css: str) -> SafeString:
    return format_html('<circle class="{}" cx="{}" cy="{}" r="{}"/>', css, n(x), n(y), r)


def rect(x: float, y: float, width: float, height: float, css: str, rx: int = 0) -> SafeString:
    shape = (css, n(x), n(y), n(max(width, 0)), n(height))
    if rx:
        return format_html('<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="{}"/>', *shape, rx)
    return format_html('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>', *shape)


def path(d: str, css: str, width: float | None = None) -> SafeString:
    if width is None:
        return format_html('<path d="{}" class="{}"/>', d, css)
    return format_html('<path d="{}" class="{}" stroke-width="{}"/>', d, css, width)


def words(x: float, y: float, text: Any, css: str = "", anchor: str = "start") -> SafeString:
    return format_html(
        '<text x="{}" y="{}"{}{}>{}</text>',
        n(x),
        n(y),
        format_html(' class="{}"', css) if css else "",
        format_html(' text-anchor="{}"', anchor) if anchor != "start" else "",
        text,
    )


def drawing(
    width: float, height: float, shapes: Iterable[SafeString], title: str, desc: str = ""
) -> SafeString:
    """A picture with a name and a description for those who do not see it."""
    key = f"{crc32((title + desc).encode()):x}"
    return format_html(
        '<svg viewBox="0 0 {} {}" role="img" aria-labelledby="t{}{}"><title id="t{}">{}</title>{}{}</svg>',
        n(width),
        n(height),
        key,
        f" d{key}" if desc else "",
        key,
        title,
        format_html('<desc id="d{}">{}</desc>', key, desc) if desc else "",
        joined(shapes),
    )


def quiet_drawing(width: float, height: float, shapes: Iterable[SafeString]) -> SafeString:
    """A picture whose words stand right beside it, so that a screen reader passes it by."""
    size = (n(width), n(height))
    return format_html(
        '<svg viewBox="0 0 {} {}" width="{}" height="{}" aria-hidden="true">{}</svg>',
        *size,
        *size,
        joined(shapes),
    )


def joined(shapes: Iterable[SafeString]) -> SafeString:
    return mark_safe("".join(shapes))  # noqa: S308  (each shape was escaped when it was made)


def as_table(headings: Sequence[Any], rows: Iterable[Sequence[Any]], caption: Any) -> SafeString:
    """The same figures in a closed disclosure: first column names the row, the others are numbers."""
    heading_cells = format_html_join("", '<th scope="col"{}>{}</th>', _with_num(headings))
    body = format_html_join(
        "",
        '<tr><th scope="row">{}</th>{}</tr>',
        (
            (row[0], format_html_join("", '<td class="num">{}</td>', ((cell,) for cell in row[1:])))
            for row in rows
        ),
    )
    return format_html(
        '<details class="more"><summary>{}</summary><table><caption class="vh">{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></details>",
        _("Show as table"),
        caption,
        heading_cells,
        body,
    )


def _with_num(headings: Sequence[Any]) -> list[tuple[SafeString, Any]]:
    return [
        (mark_safe(' class="num"') if place else SafeString(), text) for place, text in enumerate(headings)
    ]
