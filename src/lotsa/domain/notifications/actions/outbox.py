from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.notifications.actions.unfolding import path_of
from lotsa.domain.notifications.models import Message
from lotsa.domain.people.queries import only_example_data
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused


@transaction.atomic
def send_again(message: Message, *, by: Viewer) -> None:
    """Puts a message that did not leave back among those waiting, with all its tries before it."""
    if not message.can_be_sent_again:
        raise Refused(_("This message cannot be sent again."))
    save_if_unchanged(
        message,
        version=None,
        state=Message.State.WAITING,
        why="",
        attempts=0,
        problem="",
        leased_until=None,
        send_after=clock.now(),
    )
    record(message.organisation_id, "message.resent", message, by=by.id, concerns=[message.recipient_id])


@transaction.atomic
def open_as_recipient(message: Message, number: int) -> str:
    """In the example company only, where nobody has a mailbox: the path that a link of the message leads
    to, so that a visitor can follow the flow. The caller makes sure that the visitor sits at the server."""
    if not message.organisation.is_example or not only_example_data():
        raise Refused(_("Only messages of the example company can be opened like this."))
    if not 0 <= number < len(message.inserts) or not message.inserts[number].get("verb"):
        raise Refused(_("There is no such link in the message."))
    return path_of(message, message.inserts[number])
