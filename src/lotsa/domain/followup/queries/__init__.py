from lotsa.domain.followup.queries.glances import Glance, glances, named
from lotsa.domain.followup.queries.guard import Advice, guard, try_first
from lotsa.domain.followup.queries.hours import (
    MentorTime,
    Rates,
    mentors_time,
    rates_of,
)
from lotsa.domain.followup.queries.items import LEFT_OUT, WorkItem
from lotsa.domain.followup.queries.many import (
    PREVIEWS,
    Preview,
    Told,
    chosen,
    remedy_preview,
    rest_preview,
)
from lotsa.domain.followup.queries.overview import ProgrammeCounts, TeamLine, house_counts, team_time
from lotsa.domain.followup.queries.paid_hours import PaidHours, paid_hours
from lotsa.domain.followup.queries.pair_page import CoordinatorPage, MemberPage, coordinator_page, member_page
from lotsa.domain.followup.queries.pairs import Followed, Health, follow, health_of, silent_pairs
from lotsa.domain.followup.queries.start import FirstSteps, first_steps
from lotsa.domain.followup.queries.time_items import TimePulse, is_asked_for_time, my_time_answer, time_pulse
from lotsa.domain.followup.queries.worklist import Work, rested, work_of, worklist

__all__ = [
    "LEFT_OUT",
    "PREVIEWS",
    "Advice",
    "CoordinatorPage",
    "FirstSteps",
    "Followed",
    "Glance",
    "Health",
    "MemberPage",
    "MentorTime",
    "PaidHours",
    "Preview",
    "ProgrammeCounts",
    "Rates",
    "TeamLine",
    "TimePulse",
    "Told",
    "Work",
    "WorkItem",
    "chosen",
    "coordinator_page",
    "first_steps",
    "follow",
    "glances",
    "guard",
    "health_of",
    "house_counts",
    "is_asked_for_time",
    "member_page",
    "mentors_time",
    "my_time_answer",
    "named",
    "paid_hours",
    "rates_of",
    "remedy_preview",
    "rest_preview",
    "rested",
    "silent_pairs",
    "team_time",
    "time_pulse",
    "try_first",
    "work_of",
    "worklist",
]
