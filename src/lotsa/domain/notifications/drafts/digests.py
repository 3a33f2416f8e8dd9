"""One mail a week instead of many: to those who have chosen it, and to coordinators when something waits."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from lotsa.domain.activity.models import Event
from lotsa.domain.meetings.models import Meeting, NextStep
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.mentorships.queries import members_of
from lotsa.domain.notifications.drafts.draft import Draft, concerned
from lotsa.domain.notifications.drafts.meetings import when
from lotsa.domain.notifications.drafts.pairs import names_of_others
from lotsa.domain.notifications.letter import Link, Private, Value, bullets
from lotsa.domain.notifications.mails import MAILS
from lotsa.domain.notifications.models import Message
from lotsa.domain.people.models import Person
from lotsa.domain.programmes.models import Programme, ProgrammeEvent
from lotsa.engine.calendar.wall_time import instant
from lotsa.kit import clock, dates

_MORNING = time(7)
_WEEK = timedelta(days=7)
_MOST = 12  # lines under a heading; the page has them all
_STILL = {mail.template: mail.still for mail in MAILS}


def _headed(heading: str, lines: Sequence[str]) -> str:
    return f"{heading}\n{bullets(lines[:_MOST])}" if lines else ""


def _send_at(event: Event, person: Person) -> datetime:
    day = date.fromisoformat(event.facts["day"])
    return max(instant(day, _MORNING, person.organisation.zone), clock.now())


def weekly(events: Sequence[Event]) -> Iterator[Draft]:
    people = concerned(events)
    week = _Week(UUID(pk) for pk in people)
    for event in events:
        for person in (people[pk] for pk in event.concerns if pk in people):
            yield Draft(
                event=event,
                to=person,
                template="digest_participant",
                object_id=event.object_id,
                values=week.values_for(event, person),
                send_after=_send_at(event, person),
            )


class _Week:
    """What all who get their week at once have before them, in a few queries."""

    def __init__(self, people: Iterable[UUID]) -> None:
        ids, now = list(people), clock.now()
        self.gathered: dict[UUID, list[Message]] = {}
        for message in Message.objects.filter(recipient__in=ids, state=Message.State.GATHERED).order_by(
            "event_sequence"
        ):
            self.gathered.setdefault(message.recipient_id, []).append(message)
        memberships = Membership.objects.filter(person__in=ids).exclude(
            mentorship__state=Mentorship.State.CLOSED
        )
        self.programmes: dict[UUID, set[str]] = {}
        self.pairs: dict[UUID, set[UUID]] = {}
        for person, pair, name in memberships.values_list(
            "person", "mentorship", "mentorship__programme__name"
        ):
            self.programmes.setdefault(person, set()).add(name)
            self.pairs.setdefault(person, set()).add(pair)
        every = {pair for pairs in self.pairs.values() for pair in pairs}
        self.members = members_of(every)
        booked = (Meeting.State.PLANNED, Meeting.State.CONFIRMED)
        self.meetings = list(
            Meeting.objects.filter(mentorship__in=every, state__in=booked)
            .filter(starts_at__range=(now, now + _WEEK))
            .order_by("starts_at")
        )
        self.steps: dict[UUID, list[str]] = {}
        for step in NextStep.objects.filter(owner__in=ids, mentorship__in=every, done_on__isnull=True):
            self.steps.setdefault(step.owner_id, []).append(step.text)

    def values_for(self, event: Event, person: Person) -> Callable[[], Mapping[str, Value]]:
        def values() -> Mapping[str, Value]:
            names = self.programmes.get(person.pk, set())
            told = [m for m in self.gathered.get(person.pk, []) if m.event_sequence < event.sequence]
            return {
                "programme_name": names.pop() if len(names) == 1 else person.organisation.name,
                "meetings": _headed(_("Meetings:"), self.meetings_of(person)),
                "my_steps": Private(
                    _headed(_("Next steps you have written down:"), self.steps.get(person.pk, []))
                ),
                "news": _headed(
                    _("New since last time:"), [m.subject for m in told if _STILL[m.template](m)]
                ),
                "link": Link("/", _("Open my page")),
            }

        return values

    def meetings_of(self, person: Person) -> list[str]:
        mine = self.pairs.get(person.pk, set())
        return [
            _("%(when)s with %(names)s")
            % {
                "when": when(meeting.starts_at, meeting.zone),
                "names": names_of_others(self.members[meeting.mentorship_id], person),
            }
            for meeting in self.meetings
            if meeting.mentorship_id in mine
        ]


def for_coordinator(events: Sequence[Event]) -> Iterator[Draft]:
    """The counts stand in the event: what needs somebody is judged on a floor above this one."""
    people = concerned(events)
    for event in events:
        for person in (people[pk] for pk in event.concerns if pk in people):
            yield Draft(
                event=event,
                to=person,
                template="digest_coordinator",
                object_id=event.object_id,
                values=_for_coordinator(event, person),
                send_after=_send_at(event, person),
            )


def _for_coordinator(event: Event, person: Person) -> Callable[[], Mapping[str, Value]]:
    def values() -> Mapping[str, Value]:
        counts: Mapping[str, int] = event.facts["counts"]
        total = sum(counts.values())
        programmes = Programme.objects.filter(organisation=person.organisation_id, state__in=_GOING)
        names = list(programmes.values_list("name", flat=True)[:2])
        return {
            "programme_name": names[0] if len(names) == 1 else person.organisation.name,
            "things_text": ngettext("%(n)s thing", "%(n)s things", total) % {"n": total},
            "items": bullets([_words(kind, count) for kind, count in counts.items()]),
            "events": _headed(_("This happens during the week:"), _coming(person)),
            "pairs_active": str(event.facts["pairs"]),
            "meetings_last_week": str(event.facts["met"]),
            "link": Link("/", _("Open the worklist")),
        }

    return values


_GOING = (
    Programme.State.ENROLMENT,
    Programme.State.MATCHING,
    Programme.State.KICKOFF,
    Programme.State.RUNNING,
    Programme.State.EVALUATION,
)


def _coming(person: Person) -> list[str]:
    today = clock.today(person.organisation.zone)
    rows = ProgrammeEvent.objects.filter(
        Q(programme__organisation=person.organisation_id),
        on__range=(today, today + _WEEK),
        held=False,
        cancelled_at__isnull=True,
        programme__state__in=_GOING,
    ).select_related("programme")
    return [f"{dates.day(row.on)} {row.label}, {row.programme.name}" for row in rows]


_WORDS: Mapping[str, Any] = {
    "switch": ngettext_lazy("%(n)s person wants to switch or end", "%(n)s people want to switch or end", "n"),
    "talk": ngettext_lazy("%(n)s person wants to talk with you", "%(n)s people want to talk with you", "n"),
    "mail": ngettext_lazy("%(n)s mail could not be sent", "%(n)s mails could not be sent", "n"),
    "silent": ngettext_lazy(
        "%(n)s pair has not met for a long time", "%(n)s pairs have not met for a long time", "n"
    ),
    "proposal": ngettext_lazy(
        "%(n)s proposal waits for an answer or a new try",
        "%(n)s proposals wait for an answer or a new try",
        "n",
    ),
    "programme": ngettext_lazy(
        "%(n)s step of a programme waits for you", "%(n)s steps of a programme wait for you", "n"
    ),
    "unsigned": ngettext_lazy("%(n)s pair has no agreement yet", "%(n)s pairs have no agreement yet", "n"),
    "pair": ngettext_lazy("%(n)s pair may need a little help", "%(n)s pairs may need a little help", "n"),
    "ending": ngettext_lazy("%(n)s pair is at its end", "%(n)s pairs are at their end", "n"),
}
_OTHER = ngettext_lazy("%(n)s other thing", "%(n)s other things", "n")


def _words(kind: str, count: int) -> str:
    return str(_WORDS.get(kind, _OTHER) % {"n": count})
