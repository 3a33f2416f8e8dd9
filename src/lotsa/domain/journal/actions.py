from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.journal import standing
from lotsa.domain.journal.models import Entry
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused, Stale
from lotsa.kit.sealing import opened, sealed
from lotsa.kit.writing import lines

LONGEST, UNDO_DAYS = 20_000, 14


def _record(verb: str, entry: Entry, by: Viewer) -> None:
    """That something was written, never what; and only the writer is concerned."""
    record(by.organisation.pk, verb, entry, by=by.id, concerns=[by.id])


@transaction.atomic
def write_entry(mentorship: Mentorship, text: str, *, by: Viewer, kind: str, prompt: str = "") -> Entry:
    entry = Entry(author=by.person, mentorship=mentorship, kind=kind, prompt=prompt)
    entry.sealed = sealed(entry, lines(text, field="text", most=LONGEST), owner=by.id)
    entry.save(force_insert=True)
    _record("reflection.written", entry, by)
    return entry


@transaction.atomic
def look_at_standing(
    mentorship: Mentorship, answers: Mapping[str, int], support: str = "", *, by: Viewer
) -> list[Entry]:
    """A mentee's own look at standing without a mentor, as reflections; nothing of it is counted."""
    found = [(standing.in_words(answers), standing.ALONE), (support.strip(), standing.SUPPORT)]
    if not any(text for text, _prompt in found):
        raise Refused(_("Answer at least one of the questions."))
    return [
        write_entry(mentorship, text, by=by, kind=Entry.Kind.FREE, prompt=prompt)
        for text, prompt in found
        if text
    ]


@transaction.atomic
def rewrite_entry(entry: Entry, text: str, *, by: Viewer, version: int | None) -> None:
    text = lines(text, field="text", most=LONGEST)
    try:
        save_if_unchanged(entry, version=version, sealed=sealed(entry, text, owner=by.id))
    except Stale as stale:
        # Two windows of the same writer: the words are shown, not the sealed bytes.
        entry.refresh_from_db()
        theirs = {"text": opened(entry, entry.sealed, owner=by.id)}
        raise Stale(stale.sentence, theirs=theirs, version=stale.version) from stale
    _record("reflection.rewritten", entry, by)


@transaction.atomic
def share_entry(entry: Entry, *, by: Viewer) -> None:
    """The others of the pair may read it from now on, until it is taken back."""
    if entry.removed_on is not None:
        raise Refused(_("This reflection has been thrown away. Take it back first."))
    if entry.shared_on is None:
        today = clock.today(by.organisation.zone)
        save_if_unchanged(entry, version=None, shared_on=today)
        members = Membership.objects.filter(mentorship=entry.mentorship_id)
        record(
            by.organisation.pk,
            "reflection.shared",
            entry,
            by=by.id,
            concerns=list(members.values_list("person_id", flat=True)),
        )


@transaction.atomic
def unshare_entry(entry: Entry, *, by: Viewer) -> None:
    if entry.shared_on is not None:
        save_if_unchanged(entry, version=None, shared_on=None)
        _record("reflection.unshared", entry, by)


@transaction.atomic
def remove_entry(entry: Entry, *, by: Viewer) -> None:
    """Thrown away: nobody else reads it from now on, and after 14 days it is gone."""
    if entry.removed_on is None:
        save_if_unchanged(entry, version=None, removed_on=clock.today(by.organisation.zone), shared_on=None)
        _record("reflection.removed", entry, by)


@transaction.atomic
def restore_entry(entry: Entry, *, by: Viewer) -> None:
    if entry.removed_on is not None:
        save_if_unchanged(entry, version=None, removed_on=None)
        _record("reflection.restored", entry, by)


def forget_removed(today: date) -> int:
    """What was thrown away more than 14 days ago."""
    return Entry.objects.filter(removed_on__lt=today - timedelta(days=UNDO_DAYS)).delete()[0]


def forget_entries(mentorship: Mentorship) -> int:
    """Part of deleting by the rule what an ended pair wrote."""
    return Entry.objects.filter(mentorship=mentorship).delete()[0]
