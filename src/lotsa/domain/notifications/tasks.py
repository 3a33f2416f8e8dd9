from django.core.management import call_command
from django.tasks import task

from lotsa.domain.notifications.actions import gather, prune_messages, send_messages, write_messages
from lotsa.domain.people.actions import prune_links

_TASKS_KEPT = "14d"  # long enough to see why something did not run


@task
def deliver() -> dict[str, int]:
    """Writes what has happened and sends what is due. Run every few seconds by the schedule; safe to run
    twice, at once or not at all for a while."""
    return {"written": write_messages(), "sent": send_messages()}


@task
def gather_week() -> int:
    """Once a day: the weekly mails of those whose day it is."""
    return gather()


@task
def tidy() -> dict[str, int]:
    """Once a day: what has served its time goes. Links that have ended, mails of more than a year, sessions
    that have run out, and the record of jobs that were run."""
    counts = {"links": prune_links(), "messages": prune_messages()}
    call_command("clearsessions", verbosity=0)
    call_command("ox_prune", older_than=_TASKS_KEPT, verbosity=0)
    return counts
