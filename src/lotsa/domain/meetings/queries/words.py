"""What somebody may take away from a pair before it is deleted by the rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lotsa.domain.meetings import access
from lotsa.domain.meetings.sealing import opened
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.viewer import Viewer


@dataclass(frozen=True)
class Note:
    day: date
    text: str
    is_private: bool


def my_words(viewer: Viewer, mentorship: Mentorship) -> Iterator[Note]:
    """The viewer's own notes and the notes the pair wrote together, in two queries."""
    for meeting in access.visible_to(viewer).filter(mentorship=mentorship).exclude(shared_notes=""):
        yield Note(meeting.day, meeting.shared_notes, is_private=False)
    notes = access.notes_visible_to(viewer).filter(mentorship=mentorship).select_related("meeting")
    for note in notes:
        day = note.meeting.day if note.meeting else note.created_at.date()
        yield Note(day, opened(note), is_private=True)
