"""Wishes to switch or end: for their writers, for coordinators, and as a bare fact for a pair's health."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from lotsa.domain.mentorships import access, ending_words
from lotsa.domain.mentorships.models import EndingDraft, Extension, Mentorship, SwitchRequest
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer

S, W = SwitchRequest.State, SwitchRequest.Want


def open_switches(mentorship_ids: Iterable[UUID]) -> set[UUID]:
    """Pairs in which somebody has asked to switch or end: that it was asked, not why nor by whom."""
    rows = SwitchRequest.objects.filter(mentorship__in=list(mentorship_ids), state=S.OPEN)
    return set(rows.values_list("mentorship_id", flat=True))


def my_switch(viewer: Viewer, mentorship: Mentorship) -> SwitchRequest | None:
    """The viewer's own draft or open wish."""
    own = access.switches_visible_to(viewer).filter(person=viewer.person, mentorship=mentorship)
    return own.filter(state__in=[S.DRAFT, S.OPEN]).first()


def my_open_switches(viewer: Viewer) -> list[SwitchRequest]:
    """What the viewer has asked for and waits for an answer to, with its pairs."""
    own = access.switches_visible_to(viewer).filter(person=viewer.person, state=S.OPEN)
    return list(own.order_by("asked_at"))


def my_handled_switch(viewer: Viewer, mentorship: Mentorship) -> SwitchRequest | None:
    own = access.switches_visible_to(viewer).filter(person=viewer.person, mentorship=mentorship)
    return own.filter(state=S.HANDLED, asked_at__isnull=False).order_by("-handled_at").first()


@dataclass(frozen=True)
class Asked:
    """A wish as a coordinator outside the pair reads it."""

    request: SwitchRequest
    reason: str
    want: str
    way: str
    wishes: tuple[str, ...]

    @property
    def person(self) -> Person:
        return self.request.person


def switches_asked(viewer: Viewer, mentorship: Mentorship | None = None) -> list[Asked]:
    """Open wishes of others that this coordinator may handle; one query more than their wishes."""
    if not viewer.has("coordinator"):
        return []
    rows = access.switches_visible_to(viewer).filter(state=S.OPEN).exclude(person=viewer.person)
    if mentorship is not None:
        rows = rows.filter(mentorship=mentorship)
    return [asked_of(row) for row in rows]


def asked_of(row: SwitchRequest) -> Asked:
    return Asked(
        request=row,
        reason=ending_words.label("why", row.reason),
        want=ending_words.label("wish", row.want),
        way=ending_words.label("ending", row.way),
        wishes=tuple(wish.mentor.person.name for wish in row.wishes.all()),
    )


def ending_draft(viewer: Viewer, mentorship: Mentorship) -> EndingDraft | None:
    return access.ending_drafts(viewer).filter(mentorship=mentorship).first()


def extensions_of(mentorship: Mentorship) -> list[Extension]:
    return list(Extension.objects.filter(mentorship=mentorship))
