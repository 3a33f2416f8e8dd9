"""Tasks that leave a trace in a file, and the few things done to them from outside:

python -m tests.tasks.probe enqueue note a      committed
python -m tests.tasks.probe roll_back note b    enqueued in a transaction that fails
python -m tests.tasks.probe count               jobs by state, as JSON
"""

import json
import os
import sys
import time
from pathlib import Path

import django
from django.db import transaction
from django.db.models import Count
from django.tasks import task

FOLDER = Path(os.environ.get("PROBE_FOLDER", "."))


def trace(name: str, line: str) -> None:
    with (FOLDER / name).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


@task
def note(name: str) -> None:
    trace(name, "done")


@task
def slow_at_first(name: str) -> None:
    """The first attempt never ends by itself; the next one is quick."""
    first = not (FOLDER / name).exists()
    trace(name, f"begun {os.getpid()}")
    if first:
        time.sleep(600)
    trace(name, "done")


@task
def tick() -> None:
    trace("ticks", f"{time.time():.0f}")


def main(what: str, *arguments: str) -> None:
    django.setup()
    from django_ox.models import OxScheduleTick, OxTask

    from tests.tasks import probe

    if what == "enqueue":
        getattr(probe, arguments[0]).enqueue(arguments[1])
    elif what == "roll_back":
        with transaction.atomic():
            getattr(probe, arguments[0]).enqueue(arguments[1])
            transaction.set_rollback(True)
    else:
        by_state = dict(OxTask.objects.order_by().values_list("status").annotate(Count("pk")))
        ticks = OxScheduleTick.objects.filter(task__isnull=False)
        print(
            json.dumps(
                {
                    "jobs": by_state,
                    "ticks": ticks.count(),
                    "moments": ticks.values("scheduled_for").distinct().count(),
                }
            )
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
