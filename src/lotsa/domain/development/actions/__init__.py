from lotsa.domain.development.actions.goals import (
    ENDINGS,
    MOST_ACTIVE,
    accept_goal,
    add_goal,
    check_in,
    close_goal,
    reopen_goal,
)
from lotsa.domain.development.actions.plan import add_plan_item, edit_plan_item, set_plan_item

__all__ = [
    "ENDINGS",
    "MOST_ACTIVE",
    "accept_goal",
    "add_goal",
    "add_plan_item",
    "check_in",
    "close_goal",
    "edit_plan_item",
    "reopen_goal",
    "set_plan_item",
]
