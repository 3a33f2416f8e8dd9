from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lotsa.domain.journal import access as journal_access
from lotsa.domain.journal.queries import read
from lotsa.domain.meetings.queries.words import my_words as words_of_meetings
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Organisation
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.privacy import access
from lotsa.domain.privacy.models import Deletion
from lotsa.domain.threads.access import posts_visible_to


@dataclass(frozen=True)
class Words:
    """Something the reader may take away before it is deleted."""

    day: date
    kind: str  # "private", "shared", "reflection" or "letter"
    title: str
    text: str


def my_words(viewer: Viewer, mentorship: Mentorship) -> list[Words]:
    """The viewer's own notes and reflections of a pair, and what the pair wrote together; by date."""
    return sorted(_words(viewer, mentorship), key=lambda words: words.day)


def _words(viewer: Viewer, mentorship: Mentorship) -> Iterator[Words]:
    for note in words_of_meetings(viewer, mentorship):
        yield Words(note.day, "private" if note.is_private else "shared", "", note.text)
    rows = journal_access.visible_to(viewer).filter(mentorship=mentorship, removed_on__isnull=True)
    for page in (read(viewer, row) for row in rows):
        yield Words(page.entry.created_at.date(), "reflection", page.title, page.text)
    for post in posts_visible_to(viewer).filter(mentorship=mentorship):
        yield Words(post.created_at.date(), "letter", post.author.name, post.text)


def deletion_day(mentorship: Mentorship) -> date | None:
    coming = access.announced(mentorship)
    return coming.due_on if coming else None


def notes_kept_days(viewer: Viewer | None) -> int:
    """Of the reader's organisation; for somebody not signed in, as it is where nobody has changed it."""
    return viewer.organisation.notes_kept_days if viewer else Organisation().notes_kept_days


def deletions(viewer: Viewer) -> list[Deletion]:
    return list(access.visible_to(viewer).select_related("mentorship__programme"))
