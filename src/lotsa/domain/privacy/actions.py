from collections.abc import Callable, Mapping
from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet

from lotsa.domain.activity.actions import record
from lotsa.domain.journal.actions import forget_entries, forget_removed
from lotsa.domain.learning.actions import forget_notes
from lotsa.domain.meetings.actions.forgetting import forget_contents
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.models import Organisation
from lotsa.domain.privacy.models import Deletion
from lotsa.domain.threads.actions import forget_posts
from lotsa.kit import clock

NOTICE_DAYS = 14


def forget_exercises(pair: Mentorship) -> int:
    """Notes from the training's exercises go with the last pair: of those told of this deletion, and who have
    had no other mentorship since."""
    if pair.ended_on is None:
        return 0
    told = Membership.objects.filter(mentorship=pair).values("person")
    since = Membership.objects.filter(person__in=told).exclude(
        mentorship__state=Mentorship.State.CLOSED, mentorship__ended_on__lte=pair.ended_on
    )
    free = Membership.objects.filter(mentorship=pair).exclude(person__in=since.values("person"))
    return forget_notes(free.values_list("person_id", flat=True), until=pair.ended_on)


# What is deleted, each by the module that owns it: name of the thing -> how many there were.
FORGETTING: Mapping[str, Callable[[Mentorship], int]] = {
    "meetings": forget_contents,
    "reflections": forget_entries,
    "letters": forget_posts,
    "exercises": forget_exercises,
}


def keep_the_rule(organisation: Organisation) -> int:
    """Announces what is to be deleted, and deletes what has been announced. Safe to run again."""
    today = clock.today(organisation.zone)
    _call_off(organisation)
    _announce(organisation, today)
    due = Deletion.objects.filter(
        mentorship__organisation=organisation, done_at__isnull=True, due_on__lte=today
    )
    return sum(_delete(row) for row in due.select_related("mentorship"))


def _ended(organisation: Organisation) -> QuerySet[Mentorship]:
    return Mentorship.objects.filter(
        organisation=organisation, state=Mentorship.State.CLOSED, ended_on__isnull=False
    )


def _call_off(organisation: Organisation) -> None:
    """A pair that has begun again keeps its words."""
    Deletion.objects.filter(mentorship__organisation=organisation, done_at__isnull=True).exclude(
        mentorship__in=_ended(organisation).values("pk")
    ).delete()


def _announce(organisation: Organisation, today: date) -> None:
    """Nothing is deleted without two weeks' notice, also when the job has been standing still."""
    last = today - timedelta(days=organisation.notes_kept_days - NOTICE_DAYS)
    for pair in _ended(organisation).filter(deletion__isnull=True, ended_on__lte=last):
        assert pair.ended_on is not None
        due = max(
            pair.ended_on + timedelta(days=organisation.notes_kept_days), today + timedelta(days=NOTICE_DAYS)
        )
        _say(pair, due)


@transaction.atomic
def _say(pair: Mentorship, due: date) -> None:
    Deletion.objects.create(mentorship=pair, due_on=due)
    members = Membership.objects.filter(mentorship=pair).values_list("person_id", flat=True)
    record(
        pair.organisation_id,
        "notes.deletion_coming",
        pair,
        by=None,
        concerns=list(members),
        facts={"day": due.isoformat()},
    )


@transaction.atomic
def _delete(row: Deletion) -> int:
    locked = Deletion.objects.select_for_update().get(pk=row.pk)
    if locked.done_at is not None:
        return 0
    counts = {thing: forget(row.mentorship) for thing, forget in FORGETTING.items()}
    Deletion.objects.filter(pk=row.pk).update(done_at=clock.now(), counts=counts)
    record(row.mentorship.organisation_id, "notes.deleted", row, by=None, facts=counts)
    return sum(counts.values())


def keep_every_rule() -> int:
    deleted = 0
    for organisation in Organisation.objects.all():
        deleted += keep_the_rule(organisation)
        deleted += forget_removed(clock.today(organisation.zone))
    return deleted
