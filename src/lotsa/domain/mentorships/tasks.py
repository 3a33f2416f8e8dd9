from django.tasks import task

from lotsa.domain.mentorships import actions


@task
def remind_unsigned() -> int:
    """Once a day: agreements that have waited for a yes for 21 days."""
    return actions.remind_all_unsigned()


@task
def follow_phases() -> dict[str, int]:
    """Once a day: what the calendar asks of each pair, and the end of those that have come to it."""
    return actions.follow_phases()
