from django.tasks import task

from lotsa.domain.meetings import actions


@task
def daily() -> int:
    """Invitations whose turn has come, reminders of meetings to come, questions about those nobody has
    closed."""
    actions.invite_all_next()
    return actions.remind()
