from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.learning import access
from lotsa.domain.learning.library import Module
from lotsa.domain.learning.models import Completion, ExerciseNote
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused, Stale
from lotsa.kit.sealing import opened, sealed

LONGEST = 20_000


def _begun(module: Module, by: Viewer) -> Completion:
    return Completion.objects.get_or_create(
        person=by.person, module=module.key, defaults={"organisation": by.organisation}
    )[0]


@transaction.atomic
def work_on(
    module: Module, *, by: Viewer, steps: Iterable[int], note: str, note_version: int | None = None
) -> None:
    """The steps of the exercise that are done, and what the person wrote for herself. Begins the part."""
    text = note.replace("\r\n", "\n").strip()
    if len(text) > LONGEST:
        raise Refused(_("Write at most 20,000 characters."), field="note")
    count = len(module.exercise.steps) if module.exercise else 0
    done = sorted({step for step in steps if 0 <= step < count})
    _write_note(module, text, by=by, version=note_version)
    row = _begun(module, by)
    save_if_unchanged(row, version=None, steps_done=done)
    record(by.organisation.pk, "training.worked_on", row, by=by.id)


def _write_note(module: Module, text: str, *, by: Viewer, version: int | None) -> None:
    """Sealed before it reaches the database. An emptied note is gone, not kept empty."""
    note = access.notes_of(by).filter(module=module.key).first()
    if note is None:
        if text:
            note = ExerciseNote(author=by.person, module=module.key)
            note.sealed = sealed(note, text, owner=by.id)
            note.save(force_insert=True)
        return
    theirs = opened(note, note.sealed, owner=by.id)
    if text == theirs:
        return
    if version is not None and version != note.version:
        raise Stale(
            _("You have saved another version in another window. Both texts are shown."),
            theirs={"note": theirs},
            version=note.version,
        )
    if text:
        save_if_unchanged(note, version=version, sealed=sealed(note, text, owner=by.id))
    else:
        note.delete()


def forget_notes(person_ids: Iterable[UUID], *, until: date) -> int:
    """Part of deleting by the rule what ended pairs wrote: notes of exercises that were begun by that day."""
    notes = ExerciseNote.objects.filter(author__in=list(person_ids), created_at__date__lte=until)
    return notes.delete()[0]


@transaction.atomic
def finish(module: Module, *, by: Viewer) -> Completion:
    """Read and thought through. Pressing twice keeps the first day."""
    row = _begun(module, by)
    if row.finished_at is None:
        save_if_unchanged(row, version=None, finished_at=clock.now())
        facts = {"module": module.key}
        record(by.organisation.pk, "training.finished", row, by=by.id, concerns=[by.id], facts=facts)
    return row


@transaction.atomic
def reopen(module: Module, *, by: Viewer) -> None:
    """Pressed by mistake."""
    row = access.completions_of(by).filter(module=module.key).first()
    if row is not None and row.finished_at is not None:
        save_if_unchanged(row, version=None, finished_at=None)
        record(by.organisation.pk, "training.reopened", row, by=by.id, concerns=[by.id])
