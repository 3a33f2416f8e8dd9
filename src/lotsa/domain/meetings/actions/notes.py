from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.meetings import access
from lotsa.domain.meetings.actions.told import note_quietly, tell
from lotsa.domain.meetings.models import Meeting, PrivateNote
from lotsa.domain.meetings.sealing import opened, sealed
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused, Stale

LONGEST = 20_000


def _lines(text: str, field: str) -> str:
    text = text.replace("\r\n", "\n").strip()
    if len(text) > LONGEST:
        raise Refused(_("Write at most 20,000 characters."), field=field)
    return text


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
