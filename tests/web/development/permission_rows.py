from typing import Any

from tests.web.permission_table import EVERYONE, Row
from tests.web.permission_world import World


def pair(world: World) -> dict[str, Any]:
    return {"pk": world.mentorship.pk}


def goal(world: World) -> dict[str, Any]:
    return {"pk": world.goal.pk}


def closed_goal(world: World) -> dict[str, Any]:
    type(world.goal).objects.filter(pk=world.goal.pk).update(state="dropped")
    return goal(world)


def draft(world: World) -> dict[str, Any]:
    """Begun by the mentee: the mentor does not know of it."""
    type(world.goal).objects.filter(pk=world.goal.pk).update(state="draft")
    return goal(world)


def draft_step(world: World) -> dict[str, Any]:
    return draft(world) | {"step": 2}


def item(world: World) -> dict[str, Any]:
    return {"pk": world.plan_item.pk}


BOTH = "mentor mentee"
ROWS = [
    Row("development:mine", get=EVERYONE, post=EVERYONE),
    Row("development:item", at=item, get="mentee", post="mentee"),
    Row("development:item_state", at=item, post="mentee"),
    Row(
        "development:goal_new",
        at=pair,
        get=BOTH,
        get_403="coordinator",
        post=BOTH,
        post_403="coordinator",
    ),
    Row("development:draft", at=draft_step, get="mentee", post="mentee"),
    Row("development:discarding", at=draft, post="mentee"),
    Row("development:goal", at=goal, get=BOTH, post=BOTH),
    Row("development:acceptance", at=goal, post=BOTH),
    Row("development:revision", at=goal, get=BOTH, post=BOTH),
    Row("development:ending", at=goal, get="mentee", get_403="mentor", post="mentee", post_403="mentor"),
    Row("development:reopening", at=closed_goal, post="mentee", post_403="mentor"),
]
