from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lotsa.domain.journal import access, prompts, standing
from lotsa.domain.journal.models import Entry
from lotsa.domain.meetings.queries import meetings_of
from lotsa.domain.mentorships.access import is_member
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
    asks_standing: bool  # whether a look at standing on one's own is due


def read(viewer: Viewer, entry: Entry) -> Page:
    """For an entry that came from `access`."""
    asked = prompts.prompt(entry.prompt)
    question = asked.text if asked else standing.question(entry.prompt)
    text = opened(entry, entry.sealed, owner=entry.author_id)
    return Page(entry, text, question, entry.author_id == viewer.id)


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
        asks_standing=_asks_standing(viewer, mentorship, [page.entry for page in mine]),
    )


def _asks_standing(viewer: Viewer, mentorship: Mentorship, mine: Iterable[Entry]) -> bool:
    """Of a mentee, midway and again in the last quarter, until it has been answered since then."""
    if mentorship.single_meeting or not mentorship.is_open or not is_member(viewer, mentorship, "mentee"):
        return False
    length = mentorship.planned_end_on - mentorship.starts_on
    today = clock.today(mentorship.organisation.zone)
    moments = [mentorship.starts_on + length * share for share in standing.MOMENTS]
    reached = [day for day in moments if day <= today]
    answered = [row.created_at.date() for row in mine if row.prompt == standing.ALONE]
    return bool(reached) and all(day < reached[-1] for day in answered)


def is_late(mentorship: Mentorship) -> bool:
    """The last quarter, in which it is asked whom one turns to afterwards."""
    return share_gone(mentorship, clock.today(mentorship.organisation.zone)) >= standing.MOMENTS[-1]


def names_support(viewer: Viewer, mentorship: Mentorship) -> bool:
    """Whether the viewer has written down, for themself, whom else they can ask. Not what they wrote."""
    rows = Entry.objects.filter(author=viewer.person, mentorship=mentorship, removed_on__isnull=True)
    return rows.filter(prompt=standing.SUPPORT).exists()


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
