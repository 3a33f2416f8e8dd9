from uuid import UUID

from django.tasks import task

from lotsa.domain.intake.actions import (
    MOST_AT_ONCE,
    apply_import,
    apply_next,
    forget_old_imports,
    start_import,
)
from lotsa.domain.intake.models import Import
from lotsa.domain.people.viewer import Viewer


def carry_out(run: Import, *, by: Viewer) -> None:
    """Imports at once, or by the worker when it would keep the page waiting."""
    if len(run.rows) <= MOST_AT_ONCE:
        apply_import(run, by=by)
        return
    start_import(run, by=by)
    go_on.enqueue(str(run.pk))


@task
def go_on(run_id: str) -> None:
    """Chunk by chunk from where it stands: a task that is run again goes on, or finds nothing to do."""
    while apply_next(UUID(run_id)):
        pass


@task
def forget() -> None:
    """Daily: rows of files and values from before an import are dropped when undoing is over."""
    forget_old_imports()
