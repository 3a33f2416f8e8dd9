from typing import Any

from lotsa.domain.followup.models import Remedy
from tests.web.permission_table import EVERYONE, Row
from tests.web.permission_world import World

KEY = {"key": "silent:0:2026-01-01"}


def remedy(world: World) -> dict[str, Any]:
    found, _made = Remedy.objects.get_or_create(
        mentorship=world.mentorship,
        which="pause",
        defaults={"begun_on": world.today, "follow_up_on": world.today},
    )
    return {"pk": found.pk}


def closed(world: World) -> dict[str, Any]:
    pk = remedy(world)["pk"]
    Remedy.objects.filter(pk=pk).update(closed_on=world.today, outcome="helped")
    return {"pk": pk}


ROWS = [
    Row("home:today", get=EVERYONE),
    Row("home:team", get="manager"),
    Row("home:my_time", get="mentor mentor2", post="mentor mentor2"),
    Row("home:followup", get="coordinator foreign"),
    Row("home:acts", get="coordinator foreign", post="coordinator foreign"),
    Row("home:undoing", post="coordinator foreign"),
    Row("home:hours", get="coordinator foreign", post="coordinator foreign"),
    Row("home:hours_export", get="coordinator foreign"),
    Row("home:rest", post="coordinator foreign", data=lambda world: KEY),
    Row("home:dismissal", post="coordinator foreign", data=lambda world: KEY),
    Row("home:waking", at=lambda world: KEY, post="coordinator foreign"),
    Row(
        "home:remedies",
        at=lambda world: {"pk": world.mentorship.pk},
        post="coordinator",
        post_403="mentor mentee",
    ),
    Row("home:remedy_outcome", at=remedy, post="coordinator"),
    Row("home:remedy_reopening", at=closed, post="coordinator"),
    Row("home:remedy_removal", at=remedy, post="coordinator"),
]
