from collections.abc import Callable, Iterator, Sequence

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lotsa.domain.activity.models import Event
from lotsa.domain.development.models import CheckIn, Goal
from lotsa.domain.mentorships.models import Membership
from lotsa.domain.mentorships.queries import in_words
from lotsa.domain.notifications.drafts.draft import Draft, concerned, people_of, with_rows
from lotsa.domain.notifications.letter import Link, Value
from lotsa.domain.people.models import Person
from lotsa.kit import dates


def _rows(events: Sequence[Event]) -> Iterator[tuple[Event, Goal, Person]]:
    people = concerned(events)
    goals = Goal.objects.select_related("owner", "proposed_by", "mentorship").prefetch_related(
        Prefetch("check_ins", CheckIn.objects.order_by("on", "created_at")),
        Prefetch("mentorship__memberships", Membership.objects.select_related("person")),
    )
    for event, goal in with_rows(events, goals):
        for person in (people[pk] for pk in event.concerns if pk in people):
            yield event, goal, person


def proposed(events: Sequence[Event]) -> Iterator[Draft]:
    """To those who are to say yes, not to whoever wrote it."""
    writers = people_of(event.actor_id for event in events)
    for event, goal, person in _rows(events):
        writer = writers.get(str(event.actor_id)) or goal.proposed_by or goal.owner
        if writer.pk != person.pk:
            yield _draft(event, goal, person, "goal_waiting", _waiting(goal, writer), writer.email)


def _waiting(goal: Goal, writer: Person) -> Callable[[], dict[str, Value]]:
    return lambda: {
        "other_name": writer.name,
        "goal_title": goal.text,
        "link": Link(f"/goals/{goal.pk}/", _("Read the goal")),
    }


def check_due(events: Sequence[Event]) -> Iterator[Draft]:
    for event, goal, person in _rows(events):
        yield _draft(event, goal, person, "goal_check", _check(goal, person))


def _check(goal: Goal, person: Person) -> Callable[[], dict[str, Value]]:
    def values() -> dict[str, Value]:
        last = list(goal.check_ins.all())[-1:]
        members = goal.mentorship.memberships.all() if goal.mentorship else []
        others = [row.person.name for row in members if row.person_id != person.pk]
        return {
            "goal_title": goal.text,
            "goal_due": dates.day(goal.due_on) if goal.due_on else "",
            "last_check": dates.day(last[0].on) if last else pgettext("check-in", "none yet"),
            "mentor_name": in_words(others),
            "link": Link(f"/goals/{goal.pk}/", _("Say where I am")),
        }

    return values


def _draft(
    event: Event,
    goal: Goal,
    person: Person,
    template: str,
    values: Callable[[], dict[str, Value]],
    reply_to: str = "",
) -> Draft:
    return Draft(
        event=event, to=person, template=template, object_id=goal.pk, values=values, reply_to=reply_to
    )
