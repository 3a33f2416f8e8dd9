from django.tasks import task

from lotsa.domain.notifications.actions import send_messages, write_messages


@task
def deliver() -> dict[str, int]:
    """Writes what has happened and sends what is due. Run every few seconds by the schedule; safe to run
    twice, at once or not at all for a while."""
    return {"written": write_messages(), "sent": send_messages()}
