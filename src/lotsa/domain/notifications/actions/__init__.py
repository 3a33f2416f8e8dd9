from lotsa.domain.notifications.actions.choices import choose_rhythm
from lotsa.domain.notifications.actions.gathering import gather
from lotsa.domain.notifications.actions.outbox import open_as_recipient, send_again
from lotsa.domain.notifications.actions.pruning import prune_messages
from lotsa.domain.notifications.actions.sending import send_messages
from lotsa.domain.notifications.actions.writing import write_messages

__all__ = [
    "choose_rhythm",
    "gather",
    "open_as_recipient",
    "prune_messages",
    "send_again",
    "send_messages",
    "write_messages",
]
