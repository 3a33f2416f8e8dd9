from django.tasks import task

from lotsa.domain.followup import actions


@task
def tell_of_silence() -> int:
    """Once a day: pairs that have not met for 31 days."""
    return actions.tell_all_of_silence()


@task
def sum_up_week() -> int:
    """Once a day: what waits, to the coordinators whose day for it is today."""
    return actions.sum_up_every_week()
