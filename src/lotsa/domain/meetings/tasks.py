from django.tasks import task

from lotsa.domain.meetings import actions


@task
def daily() -> int:
    """What ended pairs had booked, invitations whose turn has come, reminders of meetings to come, questions
    about those nobody has closed."""
    actions.sweep_ended()
    actions.invite_all_next()
    return actions.remind()
