from django.db import transaction

from lotsa.domain.activity.actions import record
from lotsa.domain.activity.models import Event
from lotsa.domain.followup.counting import quiet_spells
from lotsa.domain.followup.queries import silent_pairs
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.queries import members_of
from lotsa.domain.people.models import Organisation
from lotsa.kit import clock


@transaction.atomic
def tell_of_silence(organisation: Organisation) -> int:
    """The alarm: a pair that has not met for 31 days is told once per silence. Safe to run any number of
    times: the day the silence counts from is part of the event. Nobody is told in the quiet weeks."""
    today = clock.today(organisation.zone)
    if quiet_spells(organisation, today, today):
        return 0
    silent = silent_pairs(organisation)
    ids = [facts.pair.pk for facts in silent]
    told = {
        (event.object_id, event.facts.get("since"))
        for event in Event.objects.filter(verb="mentorship.silent", object_id__in=ids)
    }
    members, count, pairs = members_of(ids), 0, Mentorship.objects.in_bulk(ids)
    for facts in silent:
        pair = pairs[facts.pair.pk]
        since = (facts.last_held or pair.starts_on).isoformat()
        if (pair.pk, since) in told:
            continue
        record(
            organisation.pk,
            "mentorship.silent",
            pair,
            by=None,
            concerns=[person.pk for person in members[pair.pk].everybody],
            facts={"since": since, "days": facts.days_since},
        )
        count += 1
    return count


def tell_all_of_silence() -> int:
    return sum(tell_of_silence(organisation) for organisation in Organisation.objects.all())
