from django.tasks import task

from lotsa.domain.meetings import actions


@task
def daily() -> int:
    """Reminders of meetings to come and questions about those that nobody has closed."""
    actions.forget_private_notes()
    return actions.remind()
