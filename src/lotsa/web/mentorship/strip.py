"""The cadence strip of one pair, as SVG with its words."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.safestring import SafeString

from lotsa.domain.followup.queries import Followed
from lotsa.kit import clock
from lotsa.web.shell.charts import Mark, cadence_axis, cadence_strip

MOST_WEEKS, AHEAD = 18, 4


@dataclass(frozen=True)
class Strip:
    axis: SafeString
    drawing: SafeString


def strip_of(followed: Followed) -> Strip:
    pair = followed.mentorship
    today = clock.today(pair.organisation.zone)
    last = min(max(pair.ended_on or today, pair.starts_on), today) + timedelta(weeks=AHEAD)
    weeks = min((last - pair.starts_on).days // 7 + 1, MOST_WEEKS)
    first = max(pair.starts_on, last - timedelta(weeks=weeks - 1))
    start = first - timedelta(days=first.weekday())
    marks = [Mark(mark.day, "missed" if mark.state == "cancelled" else mark.state) for mark in followed.marks]
    return Strip(
        axis=cadence_axis(start, MOST_WEEKS),
        drawing=cadence_strip(
            marks,
            start=start,
            weeks=MOST_WEEKS,
            today=today,
            rhythm_days=pair.cadence_days,
            began=pair.starts_on,
        ),
    )
