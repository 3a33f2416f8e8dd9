from lotsa.domain.development.actions.carrying import carry_goals
from lotsa.domain.development.actions.drafts import begin_draft, discard_draft, propose_goal, write_draft
from lotsa.domain.development.actions.goals import (
    ENDINGS,
    accept_goal,
    add_goal,
    check_in,
    close_goal,
    ending_of,
    reopen_goal,
)
from lotsa.domain.development.actions.plan import add_plan_item, edit_plan_item, set_plan_item
from lotsa.domain.development.actions.reminders import ask_about_goals
from lotsa.domain.development.actions.revising import revise_goal

__all__ = [
    "ENDINGS",
    "accept_goal",
    "add_goal",
    "add_plan_item",
    "ask_about_goals",
    "begin_draft",
    "carry_goals",
    "check_in",
    "close_goal",
    "discard_draft",
    "edit_plan_item",
    "ending_of",
    "propose_goal",
    "reopen_goal",
    "revise_goal",
    "set_plan_item",
    "write_draft",
]
