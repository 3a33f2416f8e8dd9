from lotsa.domain.development.queries.goals import (
    GoalCard,
    GoalCounts,
    GoalTitle,
    Rung,
    card_of,
    ending_choices,
    goal_counts,
    goals_of,
    goals_waiting,
    level_choices,
    owner_for,
    titles_of,
)

__all__ = [
    "GoalCard",
    "GoalCounts",
    "GoalTitle",
    "Rung",
    "card_of",
    "ending_choices",
    "goal_counts",
    "goals_of",
    "goals_waiting",
    "level_choices",
    "owner_for",
    "titles_of",
]
