"""What the calendar, not a person, brings up: an agreement that still waits for somebody's yes."""

from datetime import date, timedelta

from django.db import transaction

from lotsa.domain.activity.actions import record
from lotsa.domain.activity.models import Event
from lotsa.domain.mentorships.models import Acceptance, Agreement, Mentorship
from lotsa.domain.mentorships.queries.agreements import must_sign
from lotsa.domain.people.models import Organisation
from lotsa.domain.programmes.models import Programme
from lotsa.kit import clock

UNSIGNED_DAYS = 21
S = Mentorship.State
_OVER = (Programme.State.CLOSED, Programme.State.CANCELLED)


@transaction.atomic
def remind_unsigned(organisation: Organisation) -> int:
    """Those who have not said yes after 21 days, once for each version. Safe to run any number of times:
    the version is part of the event."""
    today = clock.today(organisation.zone)
    pairs = list(
        Mentorship.objects.filter(organisation=organisation, single_meeting=False)
        .filter(starts_on__lte=today - timedelta(days=UNSIGNED_DAYS))
        .exclude(state__in=[S.CLOSED, S.PAUSED])
        .exclude(programme__state__in=_OVER)
        .select_related("organisation")
        .prefetch_related("memberships__person")
    )
    ids = [pair.pk for pair in pairs]
    newest = {
        row.mentorship_id: row for row in Agreement.objects.filter(mentorship__in=ids).order_by("number")
    }
    yes = set(Acceptance.objects.filter(agreement__in=newest.values()).values_list("member_id", flat=True))
    told = {
        (event.object_id, event.facts.get("number"))
        for event in Event.objects.filter(verb="agreement.unsigned", object_id__in=ids)
    }
    count = 0
    for pair in pairs:
        version = newest.get(pair.pk)
        number, days = (version.number if version else 1), (today - _since(pair, version)).days
        if (pair.pk, number) in told or days < UNSIGNED_DAYS:
            continue
        if version is None and pair.agreement_signed_on:
            continue  # signed before versions were kept
        waiting = [member.person_id for member in must_sign(pair) if member.pk not in yes]
        if waiting:
            facts = {"days": days, "number": number}
            record(organisation.pk, "agreement.unsigned", pair, by=None, concerns=waiting, facts=facts)
            count += 1
    return count


def _since(pair: Mentorship, version: Agreement | None) -> date:
    """From when there was something to say yes to."""
    if version is None or version.number == 1 or pair.agreement_signed_on is None:
        return pair.starts_on
    return max(pair.starts_on, version.created_at.date())


def remind_all_unsigned() -> int:
    return sum(remind_unsigned(organisation) for organisation in Organisation.objects.all())
