from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from lotsa.domain.mentorships import access
from lotsa.domain.mentorships.models import CoordinatorNote, Membership, Mentorship, TalkRequest
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer


@dataclass(frozen=True)
class Members:
    mentors: tuple[Person, ...] = ()
    mentees: tuple[Person, ...] = ()

    @property
    def everybody(self) -> tuple[Person, ...]:
        return self.mentees + self.mentors

    @property
    def given_names(self) -> str:
        """ "Sara and Per": the mentee first, because the pair is there for her."""
        return in_words([person.given_name for person in self.everybody])

    @property
    def full_names(self) -> str:
        return in_words([person.name for person in self.everybody])

    def others_than(self, person_id: UUID) -> tuple[Person, ...]:
        return tuple(person for person in self.everybody if person.pk != person_id)


def in_words(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


@dataclass(frozen=True)
class PairLine:
    mentorship: Mentorship
    members: Members

    @property
    def names(self) -> str:
        return self.members.given_names


def members_of(mentorship_ids: Iterable[UUID]) -> dict[UUID, Members]:
    """Who is in each mentorship, in one query."""
    rows = (
        Membership.objects.filter(mentorship__in=list(mentorship_ids))
        .select_related("person__unit", "person__site")
        .order_by("person__sort_key")
    )
    found: dict[UUID, list[Membership]] = {}
    for row in rows:
        found.setdefault(row.mentorship_id, []).append(row)
    return {pk: _members(group) for pk, group in found.items()}


def _members(rows: Iterable[Membership]) -> Members:
    ordered = sorted(rows, key=lambda row: row.person.sort_key)
    return Members(
        mentors=tuple(row.person for row in ordered if row.side == Membership.Side.MENTOR),
        mentees=tuple(row.person for row in ordered if row.side == Membership.Side.MENTEE),
    )


def _lines(mentorships: QuerySet[Mentorship]) -> list[PairLine]:
    return [PairLine(row, _members(row.memberships.all())) for row in mentorships]


def pairs_of(viewer: Viewer, *, programme_id: UUID | None = None, ended: bool = False) -> list[PairLine]:
    """The mentorships a viewer may see (a coordinator all, a member the own ones), by the mentee's name.
    Without the ended ones unless asked for."""
    pairs = _by_the_hundred(access.visible_to(viewer))
    if programme_id is not None:
        pairs = pairs.filter(programme=programme_id)
    if not ended:
        pairs = pairs.exclude(state=Mentorship.State.CLOSED)
    return sorted(_lines(pairs), key=lambda line: [p.sort_key for p in line.members.everybody])


_NAMED = ("given_name", "family_name", "sort_key", "email", "title", "language", "left_on")


def _by_the_hundred(pairs: QuerySet[Mentorship]) -> QuerySet[Mentorship]:
    """The same rows for a list of hundreds: each programme is read once instead of with every pair, and of
    the people what a list says of them."""
    members = Membership.objects.select_related("person").only(
        "mentorship", "person", "side", "agreed_on", *(f"person__{name}" for name in _NAMED)
    )
    return (
        pairs.select_related(None)
        .prefetch_related(None)
        .prefetch_related("programme", "organisation", Prefetch("memberships", members))
    )


def my_mentorships(viewer: Viewer, *, ended: bool = True) -> list[PairLine]:
    """The viewer's own, open ones first."""
    pairs = access.own(viewer)
    if not ended:
        pairs = pairs.exclude(state=Mentorship.State.CLOSED)
    return sorted(_lines(pairs), key=lambda line: not line.mentorship.is_open)


def line_of(mentorship: Mentorship) -> PairLine:
    """For a mentorship that came from `access`."""
    return PairLine(mentorship, _members(mentorship.memberships.all()))


@dataclass(frozen=True)
class AgreementState:
    signed_on: date | None
    mine_on: date | None
    waiting_for: tuple[Person, ...]

    @property
    def is_mine_to_sign(self) -> bool:
        return self.signed_on is None and self.mine_on is None


def agreement_state(viewer: Viewer, mentorship: Mentorship) -> AgreementState:
    rows = mentorship.memberships.all()
    return AgreementState(
        signed_on=mentorship.agreement_signed_on,
        mine_on=next((row.agreed_on for row in rows if row.person_id == viewer.id), None),
        waiting_for=tuple(row.person for row in rows if row.agreed_on is None and row.person_id != viewer.id),
    )


def open_talks(viewer: Viewer, mentorship: Mentorship | None = None) -> list[TalkRequest]:
    """Signals not yet talked about: a coordinator's to answer, a member's own to see that it stands."""
    talks = access.talks_visible_to(viewer).filter(talked_at__isnull=True)
    return list(talks.filter(mentorship=mentorship) if mentorship else talks)


def my_note(viewer: Viewer, mentorship: Mentorship) -> CoordinatorNote | None:
    return access.notes_of(viewer).filter(mentorship=mentorship).first()


def outcomes() -> list[tuple[str, str]]:
    return [(each.value, str(each.label)) for each in Mentorship.Outcome]
