"""The words `access.py` is written in: who may do what, said so that a table can be made of it.

A `Who` is a predicate with a face: which role it speaks of and how far that role reaches. `a | b` is either.
`Rules` names the thing and maps verbs to `Who`; the page /privacy and docs/permissions.md are made from it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404

from lotsa.domain.people.viewer import Viewer


@dataclass(frozen=True)
class Who:
    cells: tuple[tuple[str, str], ...]  # (role, reach): ("mentor", "own pair")
    test: Callable[[Viewer, Any], bool]

    def __or__(self, other: "Who") -> "Who":
        return Who(
            self.cells + other.cells, lambda viewer, row: self.test(viewer, row) or other.test(viewer, row)
        )

    def __call__(self, viewer: Viewer, row: Any) -> bool:
        return self.test(viewer, row)


def who(role: str, reach: str, test: Callable[[Viewer, Any], bool]) -> Who:
    return Who(((role, reach),), test)


coordinator = who("coordinator", "all", lambda viewer, row: viewer.has("coordinator"))
administrator = who("administrator", "all", lambda viewer, row: viewer.has("administrator"))
leadership = who("leadership", "all", lambda viewer, row: viewer.has("leadership"))
everyone = who("employee", "all", lambda viewer, row: True)
nobody = Who((), lambda viewer, row: False)


@dataclass(frozen=True)
class Rules:
    thing: Any  # lazily translated: "Shared topics, notes and next steps"
    verbs: Mapping[str, Who]

    def may(self, viewer: Viewer, verb: str, row: Any) -> bool:
        return self.verbs[verb](viewer, row)


def fetch[M: Model](rows: QuerySet[M], rules: Rules, viewer: Viewer, pk: UUID | str, *, to: str) -> M:
    """The row, if it is in the viewer's scope and the viewer may do `to` with it.

    Not in scope: 404, the same as for an id that never was. In scope but not allowed: 403.
    """
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    if not rules.may(viewer, to, row):
        raise PermissionDenied
    return row


def demand(rules: Rules, viewer: Viewer, verb: str, row: Any = None) -> None:
    """For pages that are about no single row ("add a person"): somebody who may not is told 404."""
    if not rules.may(viewer, verb, row):
        raise Http404
