from typing import Any

from tests.web.permission_table import Row
from tests.web.permission_world import World


def pair(world: World) -> dict[str, Any]:
    return {"pk": world.mentorship.pk}


def goal(world: World) -> dict[str, Any]:
    return {"pk": world.goal.pk}


def closed_goal(world: World) -> dict[str, Any]:
    type(world.goal).objects.filter(pk=world.goal.pk).update(state="dropped")
    return goal(world)


BOTH = "mentor mentee"
ROWS = [
    Row(
        "development:goal_new",
        at=pair,
        get=BOTH,
        get_403="coordinator",
        post=BOTH,
        post_403="coordinator",
    ),
    Row("development:goal", at=goal, get=BOTH, post=BOTH),
    Row("development:acceptance", at=goal, post=BOTH),
    Row("development:ending", at=goal, get="mentee", get_403="mentor", post="mentee", post_403="mentor"),
    Row("development:reopening", at=closed_goal, post="mentee", post_403="mentor"),
]
