"""How a goal has moved: five levels as lines, check-ins as points on them, the day it is due as a flag.

Small enough for a phone; the list of check-ins beside it says the same in words.
"""

from collections.abc import Sequence
from datetime import date

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lotsa.web.shell import dates
from lotsa.web.shell.charts import svg

WIDTH, STEP, TOP, LEFT, RIGHT = 330, 34, 14, 140, 324  # names stand left of the lines
BOTTOM = TOP + 4 * STEP


def level_steps(
    points: Sequence[tuple[date, int]],
    *,
    names: Sequence[tuple[int, str]],
    start: date,
    end: date | None,
    today: date,
) -> SafeString:
    """`points`, at least one, are (day, level from -2 to 2) in the order of days; `names` the five levels."""
    last = max(filter(None, (points[-1][0], end, min(today, end) if end else today)))
    days = max((last - start).days, 1)

    def x(day: date) -> float:
        return LEFT + 10 + (RIGHT - LEFT - 18) * min(max((day - start).days / days, 0), 1)

    def y(level: int) -> float:
        return TOP + (2 - level) * STEP

    shapes: list[SafeString] = []
    for level, name in names:
        # "as planned" is the line the others are read against
        shapes.append(svg.path(f"M{LEFT} {svg.n(y(level))}H{RIGHT}", "lc" if level == 0 else "lg"))
        shapes.append(svg.words(0, y(level) + 4, name, "t-b" if level == 0 else "t-m"))
    if end is not None:
        shapes.append(svg.path(f"M{svg.n(x(end))} {TOP - 8}V{BOTTOM + 8}", "lt dash"))
    # A level holds until somebody says another.
    way = f"M{svg.n(x(points[0][0]))} {svg.n(y(points[0][1]))}"
    way += "".join(f"H{svg.n(x(day))}V{svg.n(y(level))}" for day, level in points[1:])
    shapes.append(svg.path(way, "l1"))
    for day, level in points[:-1]:
        shapes.append(svg.circle(x(day), y(level), 5, "f1"))
    day, level = points[-1]
    shapes.append(svg.rect(x(day) - 7, y(level) - 7, 14, 14, "f2", 2))
    called = dict(names)
    spoken = "; ".join(f"{dates.day(on)}: {called[at]}" for on, at in points)
    if end is not None:
        words = _("due %(day)s") % {"day": dates.day(end)}
        shapes.append(svg.words(RIGHT, BOTTOM + 28, words, "t-m", "end"))
        spoken += f"; {words}"
    picture = svg.drawing(WIDTH, BOTTOM + 34, shapes, _("How the goal has moved"), spoken)
    return format_html('<figure class="plot net">{}</figure>', picture)
