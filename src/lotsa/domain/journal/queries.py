from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lotsa.domain.journal import access, prompts
from lotsa.domain.journal.models import Entry
from lotsa.domain.meetings.queries import meetings_of
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.phases import phase_of, share_gone
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.sealing import opened

MIDWAY, CLOSING = 0.45, 0.9  # share of the time together from which a look back is offered


@dataclass(frozen=True)
class Page:
    """An entry that the reader may see, opened."""

    entry: Entry
    text: str
    question: str
    is_mine: bool

    @property
    def title(self) -> str:
        return self.question or str(self.entry.get_kind_display())


@dataclass(frozen=True)
class Journal:
    mine: list[Page]
    removed: list[Page]
    shared_with_me: list[Page]
    prompts: list[prompts.Prompt]
    kind: str  # what a new entry is: "midway" or "closing" when its time has come and it is not written


def read(viewer: Viewer, entry: Entry) -> Page:
    """For an entry that came from `access`."""
    question = prompts.prompt(entry.prompt)
    text = opened(entry, entry.sealed, owner=entry.author_id)
    return Page(entry, text, question.text if question else "", entry.author_id == viewer.id)


def journal(viewer: Viewer, mentorship: Mentorship) -> Journal:
    entries = [read(viewer, row) for row in access.visible_to(viewer).filter(mentorship=mentorship)]
    mine = [page for page in entries if page.is_mine and page.entry.removed_on is None]
    today = clock.today(mentorship.organisation.zone)
    has_met = any(mark.state == "held" for mark in meetings_of([mentorship.pk]).get(mentorship.pk, []))
    phase = phase_of(mentorship, on=today, has_met=has_met)
    return Journal(
        mine=mine,
        removed=[page for page in entries if page.is_mine and page.entry.removed_on is not None],
        shared_with_me=[page for page in entries if not page.is_mine],
        prompts=prompts.suggested(phase, {page.entry.prompt for page in mine}),
        kind=_due(mentorship, today, {page.entry.kind for page in mine}),
    )


def _due(mentorship: Mentorship, today: date, written: Iterable[str]) -> str:
    gone = share_gone(mentorship, today)
    if gone >= CLOSING or not mentorship.is_open:
        return Entry.Kind.FREE if Entry.Kind.CLOSING in written else Entry.Kind.CLOSING
    if gone >= MIDWAY:
        return Entry.Kind.FREE if Entry.Kind.MIDWAY in written else Entry.Kind.MIDWAY
    return Entry.Kind.FREE


def looks_back_due(viewer: Viewer, mentorships: Iterable[Mentorship]) -> dict[str, list[Mentorship]]:
    """The pairs in which the viewer has not written the look back whose time has come: kind -> pairs."""
    pairs = list(mentorships)
    rows = Entry.objects.filter(author=viewer.person, mentorship__in=pairs, removed_on__isnull=True)
    written: dict[object, set[str]] = {}
    for pk, kind in rows.values_list("mentorship_id", "kind"):
        written.setdefault(pk, set()).add(kind)
    due: dict[str, list[Mentorship]] = {}
    for pair in pairs:
        kind = _due(pair, clock.today(pair.organisation.zone), written.get(pair.pk, set()))
        if kind != Entry.Kind.FREE:
            due.setdefault(kind, []).append(pair)
    return due
