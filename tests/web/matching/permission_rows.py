from typing import Any

from tests.web.permission_table import Link, Row
from tests.web.permission_world import World

# They see that the programme runs, and may not match in it.
SEE_IT = "mentee mentor mentee2 mentor2 leader"
PARTIES = "mentee mentor"


def _programme(world: World) -> dict[str, Any]:
    return {"pk": world.programme.pk}


def _proposal(world: World) -> dict[str, Any]:
    return {"pk": world.proposal.pk}


def _mentee(world: World) -> dict[str, Any]:
    return {"pk": world.programme.pk, "mentee": world.enrolment("mentee2").pk}


def _link(world: World) -> dict[str, Any]:
    return {"person_id": world.person("mentor").pk, "object_id": world.proposal.pk}


def _matching(route: str, *, get: bool, post: bool, at: Any = _programme) -> Row:
    return Row(
        f"matching:{route}",
        at=at,
        get="coordinator" if get else None,
        post="coordinator" if post else None,
        get_403=SEE_IT,
        post_403=SEE_IT,
    )


ROWS = [
    _matching("board", get=True, post=False),
    _matching("run", get=False, post=True),
    _matching("locks", get=False, post=True),
    Row(
        "matching:places",
        at=_programme,
        data=lambda w: {"mentor": w.enrolment("mentor").pk},
        post="coordinator",
        post_403=SEE_IT,
    ),
    _matching("by_hand", get=True, post=True),
    _matching("waiting", get=True, post=True, at=_mentee),
    _matching("runs", get=True, post=False),
    _matching("rules", get=True, post=True),
    _matching("publish", get=True, post=True),
    _matching("undo", get=False, post=True),
    Row("matching:proposal", at=_proposal, get="mentee mentor coordinator", post="mentee mentor coordinator"),
    Row(
        "matching:change",
        at=_proposal,
        get="coordinator",
        get_403=PARTIES,
        post="coordinator",
        post_403=PARTIES,
    ),
    Row(
        "matching:exclusion",
        at=_proposal,
        get="coordinator",
        get_403=PARTIES,
        post="coordinator",
        post_403=PARTIES,
    ),
    Row("matching:drop", at=_proposal, post="coordinator", post_403=PARTIES),
    Link("matching:answer", "answer_proposal", grants=_link),
    # Shown to whoever has just answered; before that there is nothing to show.
    Link(
        "matching:answered",
        "answer_proposal",
        grants=_link,
        post=None,
        own="404",
        used="may",
        expired="404",
    ),
]
