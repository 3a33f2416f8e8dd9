"""What the coordinator's weekly mail says, counted here where it is judged what needs somebody."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from lotsa.domain.activity.actions import record
from lotsa.domain.activity.models import Event
from lotsa.domain.followup.queries import items, worklist
from lotsa.domain.meetings.models import Meeting
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.notifications.actions.gathering import latest_day
from lotsa.domain.notifications.queries import weekdays_of
from lotsa.domain.notifications.spacing import Calm
from lotsa.domain.people.models import Organisation, Person, Role
from lotsa.domain.people.viewer import viewer_of
from lotsa.kit import clock

# In the words of the mail; what is not named here is "other things".
_KINDS = {
    items.SWITCH: "switch",
    items.TALK: "talk",
    items.MAIL: "mail",
    items.SILENT: "silent",
    items.REMEDY: "pair",
    items.DECLINED: "proposal",
    items.UNANSWERED: "proposal",
    items.STEP: "programme",
    items.UNSIGNED: "unsigned",
    items.QUIET: "pair",
    items.ENDING: "ending",
    items.ENDED: "ending",
    items.NO_GOAL: "pair",
}


@transaction.atomic
def sum_up_week(organisation: Organisation) -> int:
    """Tells each coordinator whose day it is what waits, if anything does. Safe to run any number of times:
    the day is part of the event. Not in the quiet weeks."""
    now = clock.now()
    if Calm.of(organisation).after_quiet(now) != now:
        return 0
    coordinators = Person.objects.filter(
        organisation=organisation, role_assignments__role=Role.COORDINATOR, left_on__isnull=True
    ).select_related("organisation")
    today, days = clock.today(organisation.zone), weekdays_of(coordinators)
    due = {person: latest_day(days[person.pk], today) for person in coordinators}
    told = {
        (event.object_id, event.facts.get("day"))
        for event in Event.objects.filter(
            verb="digest.coordinator_due", object_id__in=[person.pk for person in due]
        )
    }
    facts = {"pairs": _pairs(organisation), "met": _met(organisation, now)}
    count = 0
    for person, day in due.items():
        if day is None or (person.pk, day.isoformat()) in told:
            continue
        counts = _counts(person)
        if counts:
            record(
                organisation.pk,
                "digest.coordinator_due",
                person,
                by=None,
                concerns=[person.pk],
                facts={**facts, "day": day.isoformat(), "counts": counts},
            )
            count += 1
    return count


def _counts(person: Person) -> Mapping[str, int]:
    """Kind -> how many, most serious first. No names: they stand on the page."""
    return dict(Counter(_KINDS.get(item.weight, "other") for item in worklist(viewer_of(person))))


def _pairs(organisation: Organisation) -> int:
    return Mentorship.objects.filter(organisation=organisation).exclude(state=Mentorship.State.CLOSED).count()


def _met(organisation: Organisation, now: datetime) -> int:
    return Meeting.objects.filter(
        mentorship__organisation=organisation,
        state=Meeting.State.HELD,
        starts_at__range=(now - timedelta(days=7), now),
    ).count()


def sum_up_every_week() -> int:
    return sum(sum_up_week(organisation) for organisation in Organisation.objects.all())
