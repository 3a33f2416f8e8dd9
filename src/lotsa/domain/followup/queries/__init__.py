from lotsa.domain.followup.queries.items import LEFT_OUT, WorkItem
from lotsa.domain.followup.queries.overview import ProgrammeCounts, TeamLine, house_counts, team_time
from lotsa.domain.followup.queries.pair_page import CoordinatorPage, MemberPage, coordinator_page, member_page
from lotsa.domain.followup.queries.pairs import Followed, Health, follow, health_of, silent_pairs
from lotsa.domain.followup.queries.start import FirstSteps, first_steps
from lotsa.domain.followup.queries.worklist import rested, worklist

__all__ = [
    "LEFT_OUT",
    "CoordinatorPage",
    "FirstSteps",
    "Followed",
    "Health",
    "MemberPage",
    "ProgrammeCounts",
    "TeamLine",
    "WorkItem",
    "coordinator_page",
    "first_steps",
    "follow",
    "health_of",
    "house_counts",
    "member_page",
    "rested",
    "silent_pairs",
    "team_time",
    "worklist",
]
