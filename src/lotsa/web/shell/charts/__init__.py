"""Charts drawn on the server as SVG: they need no script, print well, and always have words beside them.

Sizes are SVG attributes and colours are classes, because the page's rules allow no inline style.
"""

from lotsa.web.shell.charts.bars import bar, bars, places
from lotsa.web.shell.charts.cadence import Mark, cadence_axis, cadence_strip
from lotsa.web.shell.charts.steps import level_steps
from lotsa.web.shell.charts.timeline import Pause, Stop, timeline

__all__ = [
    "Mark",
    "Pause",
    "Stop",
    "bar",
    "bars",
    "cadence_axis",
    "cadence_strip",
    "level_steps",
    "places",
    "timeline",
]
