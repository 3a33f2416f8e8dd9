from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.activity.models import Event
from lotsa.domain.followup.counting import quiet_spells
from lotsa.domain.followup.models import Snooze
from lotsa.domain.followup.queries import silent_pairs
from lotsa.domain.mentorships.queries import members_of
from lotsa.domain.people.models import Organisation
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.refused import Refused

REST_DAYS = 14
KEY_LENGTH = 120  # of Snooze.about


def _about(key: str) -> str:
    """The worklist's own key: rule, row and what it rests on."""
    if ":" not in key or len(key) > KEY_LENGTH:
        raise Refused(_("That is no longer on your list."))
    return key


def _rest(key: str, until: date | None, verb: str, by: Viewer) -> None:
    snooze, _made = Snooze.objects.update_or_create(
        person=by.person, about=_about(key), defaults={"until": until}
    )
    record(by.organisation.pk, verb, snooze, by=by.id)


@transaction.atomic
def snooze(key: str, *, by: Viewer) -> date:
    """Rests for two weeks, for this coordinator only."""
    until = clock.today(by.organisation.zone) + timedelta(days=REST_DAYS)
    _rest(key, until, "followup.snoozed", by)
    return until


@transaction.atomic
def dismiss(key: str, *, by: Viewer) -> None:
    """ "Not a problem": gone for good, until what it rests on changes (the key then differs)."""
    _rest(key, None, "followup.dismissed", by)


@transaction.atomic
def wake(key: str, *, by: Viewer) -> None:
    """The undo of both."""
    found = Snooze.objects.filter(person=by.person, about=_about(key)).first()
    if found is not None:
        record(by.organisation.pk, "followup.woken", found, by=by.id)
        found.delete()


@transaction.atomic
def tell_of_silence(organisation: Organisation) -> int:
    """The alarm: a pair that has not met for 31 days is told once per silence. Safe to run any number of
    times: the day the silence counts from is part of the event. Nobody is told in the quiet weeks."""
    today = clock.today(organisation.zone)
    if quiet_spells(organisation, today, today):
        return 0
    silent = silent_pairs(organisation)
    ids = [facts.mentorship.pk for facts in silent]
    told = {
        (event.object_id, event.facts.get("since"))
        for event in Event.objects.filter(verb="mentorship.silent", object_id__in=ids)
    }
    members, count = members_of(ids), 0
    for facts in silent:
        pair = facts.mentorship
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
