"""Events become messages. Written once each, whoever writes and however often."""

import logging
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import mark_told
from lotsa.domain.activity.models import Event
from lotsa.domain.activity.queries import untold_events
from lotsa.domain.notifications.actions.gathering import settle_gathered
from lotsa.domain.notifications.actions.restraint import Restraint
from lotsa.domain.notifications.catalogue import DRAFTS
from lotsa.domain.notifications.composing import key_of, message_of
from lotsa.domain.notifications.drafts.draft import Drafts, concerned
from lotsa.domain.notifications.models import Message

log = logging.getLogger(__name__)
_AT_ONCE = 200


def write_messages() -> int:
    """Writes what all untold events have to say; returns how many messages that became."""
    written = 0
    while True:
        with transaction.atomic():
            # Two writers never take the same events where the database can lock rows; where it cannot
            # (SQLite), the natural key below keeps the second from writing anything.
            events = list(untold_events(_AT_ONCE).select_for_update(skip_locked=True))
            written += _write(events)
            mark_told(event.sequence for event in events)
        if len(events) < _AT_ONCE:
            return written


def _write(events: Sequence[Event]) -> int:
    by_verb: dict[str, list[Event]] = {}
    for event in events:
        if event.verb in DRAFTS:
            by_verb.setdefault(event.verb, []).append(event)
    messages = [message for verb, group in by_verb.items() for message in _messages(DRAFTS[verb], group)]
    messages.sort(key=lambda message: message.event_sequence)
    Restraint(messages).apply()
    # What a first writer wrote stays as it is.
    Message.objects.bulk_create(messages, ignore_conflicts=True, batch_size=200)
    settle_gathered(messages)
    return len(messages)


def _messages(drafts: Drafts, events: Sequence[Event]) -> list[Message]:
    """One event that cannot be written must not keep the others from being written."""
    try:
        with transaction.atomic():
            return [message_of(draft) for draft in drafts(events)]
    except Exception:  # whatever it was: it is found event by event
        if len(events) == 1:
            log.exception("event %s (%s) could not be written as mail", events[0].sequence, events[0].verb)
            return _unwritten(events[0])
    return [message for event in events for message in _messages(drafts, [event])]


def _unwritten(event: Event) -> list[Message]:
    """So that somebody sees it in the outbox rather than nobody hearing of it."""
    return [
        Message(
            **key_of(event, person, event.verb),
            organisation=person.organisation,
            language=person.language,
            subject=_("A message could not be written"),
            text="",
            state=Message.State.FAILED,
            why=Message.Why.NOT_WRITTEN,
        )
        for person in concerned([event]).values()
    ]
