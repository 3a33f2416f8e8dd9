from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.meetings import access
from lotsa.domain.meetings.actions.told import note_quietly, tell
from lotsa.domain.meetings.models import Meeting, PrivateNote
from lotsa.domain.meetings.sealing import opened, sealed
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused, Stale

LONGEST = 50_000  # about twenty pages


def _lines(text: str, field: str) -> str:
    text = text.replace("\r\n", "\n").strip()
    if len(text) > LONGEST:
        raise Refused(_("Write at most 50,000 characters. What you wrote is still here."), field=field)
    return text


class PageStale(Stale):
    """Either text of the page, or both, has been saved by somebody else: all of it is shown at once."""

    def __init__(self, problems: Mapping[str, Stale]) -> None:
        first = next(iter(problems.values()))
        theirs = {field: problem.theirs[field] for field, problem in problems.items()}
        super().__init__(first.sentence, theirs=theirs, version=first.version)
        self.versions = {field: problem.version for field, problem in problems.items()}


@transaction.atomic
def write_notes(
    meeting: Meeting,
    *,
    by: Viewer,
    shared: tuple[str, int | None] | None = None,
    private: tuple[str, int | None] | None = None,
) -> None:
    """Both texts of the page with the versions they were read at, or neither."""
    problems: dict[str, Stale] = {}
    for field, write, typed in (
        ("shared_notes", write_shared_notes, shared),
        ("private_note", write_private_note, private),
    ):
        if typed is None:
            continue
        try:
            write(meeting, typed[0], by=by, version=typed[1])
        except Stale as stale:
            problems[field] = stale
    if problems:
        raise PageStale(problems)


@transaction.atomic
def write_shared_notes(meeting: Meeting, text: str, *, by: Viewer, version: int | None) -> None:
    """If the other has saved meanwhile, nothing is written and both texts are shown."""
    text = _lines(text, "shared_notes")
    if text == meeting.shared_notes:
        return
    save_if_unchanged(meeting, version=version, shared_notes=text)
    tell("notes.shared_written", meeting, meeting.mentorship, by)


@transaction.atomic
def write_private_note(meeting: Meeting, text: str, *, by: Viewer, version: int | None) -> None:
    """Sealed before it reaches the database. An emptied note is gone, not kept empty."""
    text = _lines(text, "private_note")
    note = access.notes_visible_to(by).filter(meeting=meeting).first()
    if note is None:
        if text:
            note = PrivateNote(author=by.person, mentorship=meeting.mentorship, meeting=meeting)
            note.sealed = sealed(note, text)
            note.save(force_insert=True)
    elif not text:
        if version not in (None, note.version):
            _rewrite(note, text, version)
        note.delete()
        return
    elif text != opened(note):
        _rewrite(note, text, version)
    if note is not None:
        note_quietly("note.private_written", meeting, meeting.mentorship, by)


def _rewrite(note: PrivateNote, text: str, version: int | None) -> None:
    try:
        save_if_unchanged(note, version=version, sealed=sealed(note, text))
    except Stale as stale:
        # Two windows of the same author: the words are shown, not the sealed bytes.
        note.refresh_from_db()
        raise Stale(stale.sentence, theirs={"private_note": opened(note)}, version=stale.version) from stale
