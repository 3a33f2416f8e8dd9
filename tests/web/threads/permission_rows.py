from typing import Any

from lotsa.domain.threads.actions import write_post
from tests.web.permission_table import Link, Row
from tests.web.permission_world import World


def pair(world: World) -> dict[str, Any]:
    return {"pk": world.mentorship.pk}


def programme(world: World) -> dict[str, Any]:
    for role in ("mentor", "mentee", "mentor2", "mentee2"):
        world.enrolment(role)
    return {"pk": world.programme.pk}


def post(world: World) -> dict[str, Any]:
    return {"pk": write_post(world.mentorship, "Hej kanariefågel", by=world.viewer("mentee")).pk}


def reply(world: World) -> dict[str, Any]:
    return {"person_id": world.person("mentor").pk, "object_id": world.mentorship.pk}


ROWS = [
    Row(
        "threads:thread",
        at=pair,
        get="mentor mentee",
        get_403="coordinator",
        post="mentor mentee",
        post_403="coordinator",
    ),
    Row("threads:taking_back", at=post, post="mentee", post_403="mentor"),
    Row(
        "threads:news",
        at=programme,
        get="mentor mentee mentor2 mentee2 coordinator",
        get_403="leader",
    ),
    Row(
        "threads:new",
        at=programme,
        get="coordinator",
        get_403="mentor mentee mentor2 mentee2 leader",
        post="coordinator",
        post_403="mentor mentee mentor2 mentee2 leader",
    ),
    Link("threads:reply", "reply", grants=reply, reusable=True),
]
