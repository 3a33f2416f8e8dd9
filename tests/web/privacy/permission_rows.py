from typing import Any

from tests.web.permission_table import ALL, Row
from tests.web.permission_world import World


def pair(world: World) -> dict[str, Any]:
    return {"pk": world.mentorship.pk}


ROWS = [
    Row("privacy:index", get=ALL),
    Row("privacy:notes", at=pair, get="mentor mentee", get_403="coordinator"),
    Row("privacy:notes_file", at=pair, get="mentor mentee", get_403="coordinator"),
]
