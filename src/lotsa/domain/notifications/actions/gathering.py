"""The weekly mail of those who want what can wait gathered in one."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db import transaction

from lotsa.domain.activity.actions import record
from lotsa.domain.activity.models import Event
from lotsa.domain.meetings.models import Meeting
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.notifications.models import MailChoice, Message
from lotsa.domain.notifications.spacing import Calm
from lotsa.domain.people.models import Organisation
from lotsa.kit import clock

LATE_DAYS = 2  # after a standstill the week is told of a little late, or not at all
_BOOKED = (Meeting.State.PLANNED, Meeting.State.CONFIRMED)


def latest_day(weekday: int, today: date) -> date | None:
    """The chosen weekday, if it is today or was just missed."""
    behind = (today.weekday() - weekday) % 7
    return today - timedelta(days=behind) if behind <= LATE_DAYS else None


def gather() -> int:
    """Once a day; returns how many people are to get their week."""
    return sum(_gather(organisation) for organisation in Organisation.objects.all())


@transaction.atomic
def _gather(organisation: Organisation) -> int:
    """Safe to run any number of times: the day is part of the event."""
    now = clock.now()
    if Calm.of(organisation).after_quiet(now) != now:
        return 0
    today, count = clock.today(organisation.zone), 0
    for choice, day in _due(organisation, today):
        facts = {"day": day.isoformat()}
        record(organisation.pk, "digest.due", choice, by=None, concerns=[choice.person_id], facts=facts)
        count += 1
    return count


def _due(organisation: Organisation, today: date) -> list[tuple[MailChoice, date]]:
    choices = MailChoice.objects.filter(
        rhythm=MailChoice.Rhythm.WEEKLY,
        person__organisation=organisation,
        person__left_on__isnull=True,
    )
    due = [(choice, day) for choice in choices if (day := latest_day(choice.weekday, today)) is not None]
    told = {
        (event.object_id, event.facts.get("day"))
        for event in Event.objects.filter(
            verb="digest.due", object_id__in=[choice.pk for choice, _day in due]
        )
    }
    busy = _with_something_to_say([choice for choice, _day in due])
    return [
        (choice, day)
        for choice, day in due
        if (choice.pk, day.isoformat()) not in told and choice.person_id in busy
    ]


def _with_something_to_say(choices: Sequence[MailChoice]) -> set[object]:
    people = [choice.person_id for choice in choices]
    waiting = Message.objects.filter(recipient__in=people, state=Message.State.GATHERED)
    now = clock.now()
    meetings = Membership.objects.filter(
        person__in=people,
        mentorship__meetings__state__in=_BOOKED,
        mentorship__meetings__starts_at__range=(now, now + timedelta(days=7)),
    ).exclude(mentorship__state=Mentorship.State.CLOSED)
    return {
        *waiting.values_list("recipient_id", flat=True),
        *meetings.values_list("person_id", flat=True),
    }


def settle_gathered(messages: Iterable[Message]) -> None:
    """What the weekly mails just written tell of has been told. A weekly mail that found no room leaves it
    for the next one."""
    for message in messages:
        if message.template == "digest_participant" and message.state == Message.State.WAITING:
            told = Message.objects.filter(
                recipient=message.recipient_id,
                state=Message.State.GATHERED,
                event_sequence__lt=message.event_sequence,
            )
            told.update(state=Message.State.DROPPED, why=Message.Why.WEEKLY)


def release_gathered(choice: MailChoice) -> None:
    """When somebody no longer wants them gathered: sent after all, or left out."""
    rows = Message.objects.filter(recipient=choice.person_id, state=Message.State.GATHERED)
    if choice.rhythm == MailChoice.Rhythm.ALL:
        rows.update(state=Message.State.WAITING, send_after=clock.now())
    elif choice.rhythm == MailChoice.Rhythm.NEEDED:
        rows.update(state=Message.State.DROPPED, why=Message.Why.UNWANTED)
