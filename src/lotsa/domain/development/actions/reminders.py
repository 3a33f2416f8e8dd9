"""Asking where a goal stands: once when its date has passed, and once for every six weeks of silence."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max

from lotsa.domain.activity.actions import record
from lotsa.domain.development.models import SILENT_DAYS, Goal, GoalReminder
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Organisation
from lotsa.kit import clock

_TOO_OLD = timedelta(days=30)  # after a standstill nobody is asked about what passed long ago


def ask_about_goals() -> int:
    """Every organisation; returns how many events were recorded."""
    return sum(_ask(organisation) for organisation in Organisation.objects.all())


@transaction.atomic
def _ask(organisation: Organisation) -> int:
    today = clock.today(organisation.zone)
    recorded = 0
    for goal, why, since in _due(organisation, today):
        about = f"{why} {since.isoformat()}"
        _reminder, is_new = GoalReminder.objects.get_or_create(goal=goal, about=about)
        if is_new:
            facts = {"why": why, "since": since.isoformat()}
            record(organisation.pk, "goal.check_due", goal, by=None, concerns=[goal.owner_id], facts=facts)
            recorded += 1
    return recorded


def _due(organisation: Organisation, today: date) -> Iterator[tuple[Goal, str, date]]:
    """At most one thing per goal. A goal nobody has said yes to waits for the yes, not for a check-in."""
    goals = (
        Goal.objects.filter(
            organisation=organisation,
            state__in=[Goal.State.ACCEPTED, Goal.State.ACTIVE],
            owner__left_on__isnull=True,
        )
        .exclude(mentorship__state__in=[Mentorship.State.CLOSED, Mentorship.State.PAUSED])
        .annotate(last_check=Max("check_ins__on"))
    )
    for goal in goals:
        spoken = max(day for day in (goal.last_check, goal.accepted_on, goal.written_on) if day)
        if goal.due_on and goal.due_on < today <= goal.due_on + _TOO_OLD and spoken <= goal.due_on:
            yield goal, "date", goal.due_on
        elif (silences := (today - spoken).days // SILENT_DAYS) > 0:
            yield goal, "silent", spoken + timedelta(days=silences * SILENT_DAYS)
