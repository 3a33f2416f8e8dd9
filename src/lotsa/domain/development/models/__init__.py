from lotsa.domain.development.models.goal import (
    ATTAINMENT,
    OPEN,
    CheckIn,
    Goal,
    GoalReminder,
    GoalVersion,
)
from lotsa.domain.development.models.plan import PlanItem

__all__ = ["ATTAINMENT", "OPEN", "CheckIn", "Goal", "GoalReminder", "GoalVersion", "PlanItem"]
