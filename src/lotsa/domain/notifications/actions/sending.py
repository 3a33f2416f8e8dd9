"""Messages leave. Never lost; twice only if the process dies while the mail server answers, and then with
the same Message-ID."""

import logging
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import translation

from lotsa.domain.notifications.actions.restraint import at_the_door
from lotsa.domain.notifications.actions.unfolding import unfold
from lotsa.domain.notifications.catalogue import mail
from lotsa.domain.notifications.letter import Shown, put_in
from lotsa.domain.notifications.look import html_of
from lotsa.domain.notifications.models import Message
from lotsa.kit import clock
from lotsa.kit.mail import NotSent, can_send, send, sender

log = logging.getLogger(__name__)
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480))
_LEASE = timedelta(minutes=5)
_AT_ONCE = 50
_SECONDS = 45  # a pass ends in time for the next one
_FAILURES = 3  # in a row: the server is down, and waiting for it would only hold up the worker


def send_messages() -> int:
    """Sends what is due; returns how many messages left."""
    sent, failures = 0, 0
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until and failures < _FAILURES:
        due = _due()
        for message in due:
            if time.monotonic() >= until or failures >= _FAILURES:
                break
            if _take(message):
                outcome = _deliver(message)
                sent += outcome is True
                failures = failures + 1 if outcome is False else 0
        if len(due) < _AT_ONCE:
            break
    return sent


def _due() -> list[Message]:
    now = clock.now()
    rows = Message.objects.filter(state=Message.State.WAITING, send_after__lte=now).filter(
        Q(leased_until__isnull=True) | Q(leased_until__lt=now)
    )
    return list(
        rows.select_related("recipient", "organisation").order_by("send_after", "event_sequence")[:_AT_ONCE]
    )


def _take(message: Message) -> bool:
    """Of two workers one gets the message. Who dies with it holds it until the lease ends."""
    now = clock.now()
    rows = Message.objects.filter(pk=message.pk, state=Message.State.WAITING).filter(
        Q(leased_until__isnull=True) | Q(leased_until__lt=now)
    )
    message.leased_until = now + _LEASE
    return rows.update(leased_until=message.leased_until) == 1


def _deliver(message: Message) -> bool | None:
    """True: it left. False: the server did not take it. None: it was not to be sent."""
    why = _why_not(message)
    if why is not None:
        state = Message.State.UNSENT if why in _STAYS_HERE else Message.State.DROPPED
        _settle(message, state=state, why=why)
        return None
    if message.is_reminder and _held_back(message):
        return None
    try:
        address = _send(message)
    except NotSent as problem:
        _try_later(message, problem)
        return None if problem.lasting else False
    _settle(
        message,
        state=Message.State.SENT,
        to_address=address,
        sent_at=clock.now(),
        attempts=message.attempts + 1,
        problem="",
        why="",
        inserts=message.without_private,
    )
    return True


_STAYS_HERE = {Message.Why.NO_SERVER, Message.Why.EXAMPLE, Message.Why.NO_ADDRESS}


def _why_not(message: Message) -> Message.Why | None:
    if message.recipient.left_on is not None:
        return Message.Why.LEFT
    if not mail(message.template).still(message):
        return Message.Why.PASSED
    if message.organisation.is_example:
        return Message.Why.EXAMPLE
    if not (message.address or message.recipient.email):
        return Message.Why.NO_ADDRESS
    return None if can_send() else Message.Why.NO_SERVER


def _held_back(message: Message) -> bool:
    """Whether a mail that nobody asked for has to wait, or to stay, for the sake of another one."""
    moment = at_the_door(message)
    if moment is None:
        _settle(message, state=Message.State.DROPPED, why=Message.Why.ENOUGH)
    elif moment > clock.now():
        _settle(message, send_after=moment)
    return moment is None or moment > clock.now()


def _send(message: Message) -> str:
    """Gives back the address it went to."""
    shown = unfold(message)
    organisation = message.organisation
    with translation.override(message.language):
        html = html_of(message.subject, message.text, shown, language=message.language)
    address = message.address or message.recipient.email
    send(
        address,
        message.subject,
        put_in(message.text, shown),
        html,
        headers=_headers(message, shown),
        calendar=bytes(message.calendar) if message.calendar else None,
        calendar_method=message.calendar_method,
        from_address=sender(organisation.name, organisation.mail_from) if organisation.mail_from else "",
        reply_to=message.reply_to,
    )
    return address


def _headers(message: Message, shown: Sequence[Shown]) -> dict[str, str]:
    """One press on "unsubscribe" in a mail program (RFC 8058) leads to the mail choices of whoever got it."""
    headers = {"Message-ID": message.message_id, "Content-Language": message.language}
    choices = [
        each.address
        for each, insert in zip(shown, message.inserts, strict=True)
        if insert.get("verb") == "preferences"
    ]
    if choices and mail(message.template).can_be_turned_off:
        headers["List-Unsubscribe"] = f"<{choices[0]}off/>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def _try_later(message: Message, problem: NotSent) -> None:
    attempts = message.attempts + 1
    log.warning("message %s not sent (attempt %s): %s", message.pk, attempts, problem.problem)
    changes: dict[str, Any] = {"attempts": attempts, "problem": problem.problem[:500]}
    if problem.lasting or attempts > len(BACK_OFF):
        _settle(message, state=Message.State.FAILED, **changes)
    else:
        _settle(message, send_after=_next_try(attempts), **changes)


def _next_try(attempts: int) -> datetime:
    return clock.now() + BACK_OFF[attempts - 1]


def _settle(message: Message, **changes: Any) -> None:
    """Only while the lease is ours: whoever took the message over after us decides what became of it."""
    Message.objects.filter(pk=message.pk, leased_until=message.leased_until).update(
        leased_until=None, **changes
    )
