"""Saving with care: two people who edit the same row never overwrite each other unseen."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from lotsa.kit.refused import Stale
from lotsa.kit.rows import Row


def save_if_unchanged(row: Row, *, version: int | None, **changes: Any) -> None:
    """Writes `changes` only if the row still has `version`; otherwise raises Stale with what stands now.

    `version=None` is for actions that change state rather than text (they check the state instead).
    """
    model: type[models.Model] = type(row)
    rows = model._default_manager.filter(pk=row.pk)
    seen = row.version if version is None else version
    if rows.filter(version=seen).update(version=seen + 1, **changes):
        row.version = seen + 1
        for name, value in changes.items():
            setattr(row, name, value)
        return
    now = rows.get()
    theirs = {name: getattr(now, name) for name in changes}
    current = now.version if isinstance(now, Row) else seen
    raise Stale(
        _("Somebody else has saved since you opened the page. Both texts are shown below."),
        theirs=theirs,
        version=current,
    )
