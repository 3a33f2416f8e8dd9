"""What keeps Lotsa from writing too much: quiet weeks, one reminder a week, and what people have chosen."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from lotsa.domain.notifications.catalogue import mail
from lotsa.domain.notifications.models import MailChoice, Message
from lotsa.domain.people.models import Organisation
from lotsa.engine.calendar.wall_time import instant, wall

_WEEK = timedelta(days=7)
_MORNING = time(8)
_COUNTED = (Message.State.WAITING, Message.State.SENT, Message.State.UNSENT)


class Restraint:
    """Looks at all new messages at once, in three queries."""

    def __init__(self, messages: Sequence[Message]) -> None:
        self.messages = messages
        people = {message.recipient_id for message in messages}
        self.few = set(
            MailChoice.objects.filter(person__in=people, rhythm=MailChoice.Rhythm.NEEDED).values_list(
                "person_id", flat=True
            )
        )
        self.reminded: dict[UUID, list[datetime]] = {}
        self.keys: set[tuple[object, ...]] = set()

    def apply(self) -> None:
        reminders = [message for message in self.messages if message.is_reminder]
        if reminders:
            self.look_back(reminders)
        for message in self.messages:
            if message.state != Message.State.WAITING:
                continue
            if message.recipient_id in self.few and mail(message.template).can_be_turned_off:
                _leave_out(message, Message.Why.UNWANTED)
            elif message.is_reminder and not self.is_written(message):
                self.hold_back(message)

    def look_back(self, reminders: Sequence[Message]) -> None:
        earlier = Message.objects.filter(
            recipient__in={message.recipient_id for message in reminders},
            is_reminder=True,
            state__in=_COUNTED,
            send_after__gt=min(message.send_after for message in reminders) - _WEEK,
        )
        for row in earlier.values("recipient_id", "send_after", "event_sequence", "template", "part"):
            self.reminded.setdefault(row["recipient_id"], []).append(row["send_after"])
            self.keys.add((row["recipient_id"], row["event_sequence"], row["template"], row["part"]))

    def is_written(self, message: Message) -> bool:
        return (message.recipient_id, message.event_sequence, message.template, message.part) in self.keys

    def hold_back(self, message: Message) -> None:
        message.send_after = after_quiet_weeks(message.organisation, message.send_after)
        near = self.reminded.setdefault(message.recipient_id, [])
        if any(abs(message.send_after - moment) < _WEEK for moment in near):
            _leave_out(message, Message.Why.ENOUGH)
        else:
            near.append(message.send_after)


def _leave_out(message: Message, why: Message.Why) -> None:
    message.state, message.why = Message.State.DROPPED, why


def after_quiet_weeks(organisation: Organisation, moment: datetime) -> datetime:
    """The moment itself, or the Monday morning after the organisation's holiday weeks."""
    first, last = organisation.quiet_from_week, organisation.quiet_to_week
    if first is None or last is None:
        return moment
    year, week, _day = wall(moment, organisation.zone).isocalendar()
    if not first <= week <= last:
        return moment
    monday = date.fromisocalendar(year, last, 1) + _WEEK
    return instant(monday, _MORNING, organisation.zone)
