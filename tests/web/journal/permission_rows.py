from typing import Any

from lotsa.domain.journal.actions import remove_entry, share_entry, write_entry
from lotsa.domain.journal.models import Entry
from tests.web.permission_table import Row
from tests.web.permission_world import World


def _written(world: World) -> Entry:
    return write_entry(world.mentorship, "Bara min kanariefågel", by=world.viewer("mentee"), kind="free")


def private(world: World) -> dict[str, Any]:
    return {"pk": _written(world).pk}


def shared(world: World) -> dict[str, Any]:
    entry = _written(world)
    share_entry(entry, by=world.viewer("mentee"))
    return {"pk": entry.pk}


def removed(world: World) -> dict[str, Any]:
    entry = _written(world)
    remove_entry(entry, by=world.viewer("mentee"))
    return {"pk": entry.pk}


def pair(world: World) -> dict[str, Any]:
    return {"pk": world.mentorship.pk}


MEMBERS = "mentor mentee"
ROWS = [
    Row(
        "journal:index",
        at=pair,
        get=MEMBERS,
        get_403="coordinator",
        post=MEMBERS,
        post_403="coordinator",
    ),
    Row(
        "journal:standing",
        at=pair,
        get="mentee",
        get_403="coordinator",
        post="mentee",
        post_403="coordinator",
    ),
    Row("journal:entry", at=private, get="mentee", post="mentee"),
    Row("journal:entry", at=shared, get=MEMBERS, post="mentee", post_403="mentor"),
    Row("journal:sharing", at=private, post="mentee"),
    Row("journal:unsharing", at=shared, post="mentee", post_403="mentor"),
    Row("journal:removal", at=private, post="mentee"),
    Row("journal:restoring", at=removed, post="mentee"),
]
