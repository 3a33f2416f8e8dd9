"""What keeps Lotsa from writing too much: quiet weeks, one reminder a week, and what people have chosen.

Looked at twice: when messages are written, all new ones at once, and again when one is about to leave, since
a mail server that was down, or a second writer, may have moved others nearer to it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models.functions import Coalesce

from lotsa.domain.notifications.catalogue import mail
from lotsa.domain.notifications.models import MailChoice, Message
from lotsa.domain.notifications.spacing import Calm, free_moment
from lotsa.kit import clock

_AROUND = timedelta(days=60)  # as far as any mail waits, and a week more
_PASS = timedelta(minutes=1)
_LEFT = (Message.State.SENT, Message.State.UNSENT)
_COUNTED = (Message.State.WAITING, *_LEFT)
S, Why, Rhythm = Message.State, Message.Why, MailChoice.Rhythm


class Restraint:
    """Looks at all new messages at once, in three queries."""

    def __init__(self, messages: Sequence[Message]) -> None:
        self.messages = messages
        people = {message.recipient_id for message in messages}
        self.chosen = dict(MailChoice.objects.filter(person__in=people).values_list("person_id", "rhythm"))
        self.left: dict[UUID, list[datetime]] = {}
        self.waiting: dict[UUID, list[datetime]] = {}
        self.keys: set[tuple[object, ...]] = set()

    def apply(self) -> None:
        reminders = [message for message in self.messages if message.is_reminder]
        if reminders:
            self.look_back(reminders)
        # A notice goes before other reminders of the same batch.
        for message in sorted(self.messages, key=lambda each: not is_notice(each)):
            if message.state != S.WAITING or self.is_chosen_away(message):
                continue
            if message.is_reminder and not self.is_written(message):
                self.find_room(message)

    def is_chosen_away(self, message: Message) -> bool:
        what, rhythm = mail(message.template), self.chosen.get(message.recipient_id)
        if rhythm == Rhythm.NEEDED and what.can_be_turned_off:
            message.state, message.why = S.DROPPED, Why.UNWANTED
        elif rhythm == Rhythm.WEEKLY and what.gathers:
            message.state = S.GATHERED
        return message.state != S.WAITING

    def look_back(self, reminders: Sequence[Message]) -> None:
        first = min(message.send_after for message in reminders)
        rows = Message.objects.filter(
            recipient__in={message.recipient_id for message in reminders},
            is_reminder=True,
            state__in=_COUNTED,
            send_after__gt=first - _AROUND,
        ).values("recipient_id", "state", "send_after", "sent_at", "event_sequence", "template", "part")
        for row in rows:
            moments = self.waiting if row["state"] == S.WAITING else self.left
            moments.setdefault(row["recipient_id"], []).append(row["sent_at"] or row["send_after"])
            self.keys.add((row["recipient_id"], row["event_sequence"], row["template"], row["part"]))

    def is_written(self, message: Message) -> bool:
        return (message.recipient_id, message.event_sequence, message.template, message.part) in self.keys

    def find_room(self, message: Message) -> None:
        what, person = mail(message.template), message.recipient_id
        taken = list(self.left.get(person, []))
        if not what.is_notice:  # those that wait give way to a notice when it comes to sending
            taken += self.waiting.get(person, [])
        moment = room(message, message.send_after, taken, waits=what.waits)
        if moment is None:
            message.state, message.why = S.DROPPED, Why.ENOUGH
            return
        message.send_after = moment
        self.waiting.setdefault(person, []).append(moment)


def at_the_door(message: Message) -> datetime | None:
    """For a reminder that is about to leave: the moment it may, which is now if nothing has come between.
    None: it cannot wait that long. The caller holds its lease; whoever holds one for another reminder to the
    same person is let pass, so that two workers never send two."""
    what, now = mail(message.template), clock.now()
    others = Message.objects.filter(recipient=message.recipient_id, is_reminder=True).exclude(pk=message.pk)
    if others.filter(state=S.WAITING, leased_until__gt=now).exists():
        return now + _PASS
    went = others.filter(state__in=_LEFT).annotate(went_at=Coalesce("sent_at", "send_after"))
    taken = list(went.filter(went_at__gt=now - _AROUND).values_list("went_at", flat=True))
    calm = Calm.of(message.organisation)
    latest = calm.after_quiet(message.created_at) + timedelta(days=what.waits)
    return room(message, now, taken, waits=max((latest - now).days, 0))


def is_notice(message: Message) -> bool:
    return message.is_reminder and mail(message.template).is_notice


def room(message: Message, wanted: datetime, taken: Sequence[datetime], *, waits: int) -> datetime | None:
    """A notice that finds no free week in time comes all the same: better two mails in a week than something
    deleted without a word."""
    notice = is_notice(message)
    calm = Calm.of(message.organisation)
    moment = free_moment(wanted, taken, calm, waits=waits, is_notice=notice)
    return wanted if moment is None and notice else moment
