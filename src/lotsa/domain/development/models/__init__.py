from lotsa.domain.development.models.goal import (
    ATTAINMENT,
    OPEN,
    SILENT_DAYS,
    CheckIn,
    Goal,
    GoalReminder,
    GoalVersion,
)
from lotsa.domain.development.models.plan import PlanItem

__all__ = ["ATTAINMENT", "OPEN", "SILENT_DAYS", "CheckIn", "Goal", "GoalReminder", "GoalVersion", "PlanItem"]
