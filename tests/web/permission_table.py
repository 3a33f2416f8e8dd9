"""The permission matrix: for every route, who gets what. Each section keeps its rows in a file of its own,
`tests/web/<section>/permission_rows.py`, with a list named ROWS:

    from tests.web.permission_table import Link, Row

    ROWS = [
        Row("people:index", get="coordinator administrator foreign"),
        Row("people:person", at=lambda w: {"pk": w.person("mentee").pk},
            get="mentee mentor manager coordinator administrator"),
        Row("meetings:close", at=lambda w: {"pk": w.meeting.pk}, post="mentor mentee"),
        Row("programmes:edit", at=lambda w: {"pk": w.programme.pk}, get="coordinator", get_403="mentor",
            post="coordinator", post_403="mentor"),
        Row("shell:help", get=ALL),
        Link("meetings:answer_times", "answer_times",
             grants=lambda w: {"person_id": w.person("mentor").pk, "object_id": w.times.pk}),
    ]

* `get` / `post` name the columns (permission_world.ROLES, words apart by blanks) that may; EVERYONE is
  everybody signed in, ALL is nobody too. Left out: the route does not answer that method.
* Everybody else gets 404, and with an id in the address the very same page as for an id that never was;
  those in `get_403` / `post_403` may see but not do: 403. Somebody not signed in is sent to sign in.
* `foreign` is a coordinator of another organisation. On a page about no row in particular it sees its own
  organisation's: name it. On a page about a row of ours never.
* `at` gives the address its ids and `data` the POST its fields, both from the World of permission_world.
  A POST with nothing in it is enough: an answer of 422 says that one may.
* `open=True` for a route that needs no sign-in but is not there for everybody.
* `Link` is a page behind a token: own, used, expired, revoked, unknown, and granted for something else.
  `reusable=True` for a link that works more than once; `post=None` for one that is only read.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.web.permission_world import ROLES, World

EVERYONE = " ".join(role for role in ROLES if role != "nobody")
ALL = " ".join(ROLES)
OURS = " ".join(role for role in ROLES if role not in {"nobody", "foreign"})


def _nothing(_world: World) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Row:
    route: str
    get: str | None = None
    post: str | None = None
    get_403: str = ""
    post_403: str = ""
    at: Callable[[World], Mapping[str, Any]] = _nothing
    data: Callable[[World], Mapping[str, Any]] = _nothing
    open: bool = False  # needs no sign-in: whoever may not is told 404, never to sign in


@dataclass(frozen=True)
class Link:
    route: str
    verb: str
    grants: Callable[[World], Mapping[str, Any]] = _nothing
    data: Callable[[World], Mapping[str, Any]] = _nothing
    get: str | None = ALL
    post: str | None = ALL
    reusable: bool = False
    own: str = "may"
    used: str = "410"  # what a used link answers; "may" for a page that shows what was answered
    expired: str = "410"  # and one that has expired or been revoked


def all_rows() -> list[Row | Link]:
    rows: list[Row | Link] = []
    for path in sorted(Path(__file__).parent.glob("*/permission_rows.py")):
        rows += import_module(f"tests.web.{path.parent.name}.permission_rows").ROWS
    return rows
