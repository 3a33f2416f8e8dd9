"""One act on many pairs, as it was previewed."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.activity.models import Event
from lotsa.domain.followup.actions.remedies import try_remedy
from lotsa.domain.followup.actions.rest import REST_DAYS
from lotsa.domain.followup.models import Remedy, Snooze
from lotsa.domain.followup.queries.many import Preview
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.refused import Refused

LONGEST_SUBJECT, LONGEST_LETTER = 150, 4000


@transaction.atomic
def write_letters(preview: Preview, subject: str, text: str, *, by: Viewer) -> list[int]:
    """The same lines to each, leaving after the minutes in which they can be taken back. The letter is the
    coordinator's own words and stands in the outbox. Gives the events, for the undo."""
    subject, text = subject.strip(), text.strip()
    if not subject:
        raise Refused(_("Write a subject."), field="subject")
    if not text:
        raise Refused(_("Write what the letter is to say."), field="text")
    if len(subject) > LONGEST_SUBJECT:
        raise Refused(_("The subject is too long."), field="subject")
    if len(text) > LONGEST_LETTER:
        raise Refused(_("The letter is too long."), field="text")
    _somebody(preview.told)
    leaves = clock.now() + timedelta(minutes=settings.LOTSA_UNDO_MINUTES)
    people: dict[UUID, list[UUID]] = {}
    for each in preview.told:
        people.setdefault(each.line.mentorship.pk, []).append(each.person.pk)
    return [
        record(
            by.organisation.pk,
            "letter.written",
            line.mentorship,
            by=by.id,
            concerns=people[line.mentorship.pk],
            facts={"subject": subject, "text": text, "send_at": leaves.isoformat()},
        ).sequence
        for line in preview.lines
        if line.mentorship.pk in people
    ]


@transaction.atomic
def recall_letters(sequences: Iterable[int], *, by: Viewer) -> int:
    """The undo: letters of one's own that have not left yet are not sent."""
    rows = Event.objects.filter(
        organisation_id=by.organisation.pk,
        actor_id=by.id,
        verb="letter.written",
        sequence__in=list(sequences),
    )
    now, count = clock.now().isoformat(), 0
    for event in rows:
        if str(event.facts.get("send_at", "")) > now:
            _recall(event, by)
            count += 1
    return count


def _recall(event: Event, by: Viewer) -> None:
    Event.objects.create(
        organisation_id=by.organisation.pk,
        actor_id=by.id,
        verb="letter.recalled",
        object_type=event.object_type,
        object_id=event.object_id,
        facts={"letter": event.sequence},
    )


@transaction.atomic
def rest_many(keys: Sequence[str], *, by: Viewer) -> date:
    _somebody(keys)
    until = clock.today(by.organisation.zone) + timedelta(days=REST_DAYS)
    for key in keys:
        snooze, _made = Snooze.objects.update_or_create(
            person=by.person, about=key, defaults={"until": until}
        )
    record(by.organisation.pk, "followup.snoozed", snooze, by=by.id, facts={"count": len(keys)})
    return until


@transaction.atomic
def wake_many(keys: Sequence[str], *, by: Viewer) -> None:
    rows = Snooze.objects.filter(person=by.person, about__in=keys)
    first = rows.first()
    if first is not None:
        record(by.organisation.pk, "followup.woken", first, by=by.id, facts={"count": len(keys)})
        rows.delete()


@transaction.atomic
def try_with_many(preview: Preview, which: str, follow_up_on: date, *, by: Viewer) -> list[UUID]:
    _somebody(preview.lines)
    return [try_remedy(line.mentorship, which, by=by, follow_up_on=follow_up_on).pk for line in preview.lines]


@transaction.atomic
def forget_many(ids: Sequence[str], *, by: Viewer) -> None:
    rows = Remedy.objects.filter(
        pk__in=ids, begun_by=by.person, mentorship__organisation=by.organisation, closed_on__isnull=True
    )
    for remedy in rows:
        record(by.organisation.pk, "remedy.forgotten", remedy, by=by.id)
    rows.delete()


@transaction.atomic
def remind_of_agreements(preview: Preview, *, by: Viewer) -> int:
    _somebody(preview.told)
    today = clock.today(by.organisation.zone)
    people: dict[UUID, list[UUID]] = {}
    for each in preview.told:
        people.setdefault(each.line.mentorship.pk, []).append(each.person.pk)
    for line in preview.lines:
        pair = line.mentorship
        days = max((today - pair.starts_on).days, 0)
        facts = {"days": days}
        record(
            by.organisation.pk, "agreement.unsigned", pair, by=by.id, concerns=people[pair.pk], facts=facts
        )
    return len(preview.told)


@transaction.atomic
def remind_of_training(preview: Preview, *, by: Viewer) -> int:
    _somebody(preview.told)
    for each in preview.told:
        if each.enrolment is not None:
            record(
                by.organisation.pk,
                "training.reminded",
                each.enrolment,
                by=by.id,
                concerns=[each.person.pk],
            )
    return len(preview.told)


def _somebody(rows: Sequence[object]) -> None:
    if not rows:
        raise Refused(_("There is nobody left to do this with."))
