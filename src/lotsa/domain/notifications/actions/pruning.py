from datetime import timedelta

from lotsa.domain.notifications.models import KEPT_WHOLE, Message
from lotsa.kit import clock

KEPT = timedelta(days=365)
_SETTLED = (Message.State.SENT, Message.State.DROPPED, Message.State.UNSENT, Message.State.FAILED)


def prune_messages() -> int:
    """Mails are kept for a year, so that one can see who was told what in a round; then they go."""
    forget_private()
    return Message.objects.filter(state__in=_SETTLED, created_at__lt=clock.now() - KEPT).delete()[0]


def forget_private() -> int:
    """What a pair wrote to each other leaves a mail that was sent at once; one that stayed here keeps it for
    as long as it can be sent again."""
    kept = (Message.State.DROPPED, Message.State.UNSENT, Message.State.FAILED)
    rows = Message.objects.filter(state__in=kept, created_at__lt=clock.now() - KEPT_WHOLE)
    count = 0
    for message in rows.only("inserts").iterator():
        if any(insert.get("private") for insert in message.inserts):
            Message.objects.filter(pk=message.pk).update(inserts=message.without_private)
            count += 1
    return count
