"""The agreement of a pair: its versions, who has said yes to which, and whose yes is missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from lotsa.domain.mentorships import agreement as shipped
from lotsa.domain.mentorships.models import Acceptance, Agreement, Membership, Mentorship
from lotsa.domain.mentorships.queries.members import line_of
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer


@dataclass(frozen=True)
class AgreementState:
    signed_on: date | None  # since when an agreement holds; a newer version may wait meanwhile
    mine_on: date | None  # when the viewer said yes to the newest version
    waiting_for: tuple[Person, ...]  # the others whose yes to it is missing
    is_mine_to_sign: bool
    number: int = 1

    @property
    def newer_waits(self) -> bool:
        return self.signed_on is not None and (self.is_mine_to_sign or bool(self.waiting_for))


def agreement_states(viewer: Viewer, mentorships: Iterable[Mentorship]) -> dict[UUID, AgreementState]:
    """Two queries, however many pairs. The mentorships come from `access`, with their members."""
    rows = list(mentorships)
    newest = {
        version.mentorship_id: version
        for version in Agreement.objects.filter(mentorship__in=[row.pk for row in rows])
        .only("mentorship", "number")
        .order_by("number")
    }
    yes: dict[UUID, date] = dict(
        Acceptance.objects.filter(agreement__in=[version.pk for version in newest.values()]).values_list(
            "member_id", "on"
        )
    )
    return {row.pk: _state(viewer, row, newest.get(row.pk), yes) for row in rows}


def agreement_state(viewer: Viewer, mentorship: Mentorship) -> AgreementState:
    return agreement_states(viewer, [mentorship])[mentorship.pk]


def _state(
    viewer: Viewer, mentorship: Mentorship, version: Agreement | None, yes: Mapping[UUID, date]
) -> AgreementState:
    # Without any version in rows the agreement is the programme's own, signed or not as a whole.
    settled = version is None and mentorship.agreement_signed_on is not None
    missing = [] if settled else [m for m in must_sign(mentorship) if m.pk not in yes]
    mine = next((m for m in mentorship.memberships.all() if m.person_id == viewer.id), None)
    asked = not mentorship.single_meeting and mentorship.is_open
    mine_on = yes.get(mine.pk) if mine else None
    return AgreementState(
        signed_on=mentorship.agreement_signed_on,
        mine_on=mentorship.agreement_signed_on if settled and mine else mine_on,
        waiting_for=tuple(m.person for m in missing if m.person_id != viewer.id) if asked else (),
        is_mine_to_sign=asked and mine in missing,
        number=version.number if version else 1,
    )


def must_sign(mentorship: Mentorship) -> list[Membership]:
    """Those in it who still work here."""
    return [m for m in mentorship.memberships.all() if m.person.left_on is None]


@dataclass(frozen=True)
class AgreedPoint:
    point: shipped.Point
    words: str
    before: str | None  # the words of the version before, when they were others


@dataclass(frozen=True)
class VersionLine:
    version: Agreement
    yes: tuple[tuple[Person, date], ...]
    holds: bool  # the newest that everybody has said yes to

    @property
    def written_on(self) -> date:
        return self.version.created_at.date()


@dataclass(frozen=True)
class AgreementPage:
    text: shipped.Agreement
    number: int
    newest: int
    points: tuple[AgreedPoint, ...]
    versions: Sequence[VersionLine]  # newest first
    state: AgreementState
    guidelines: str  # the programme's own

    @property
    def is_newest(self) -> bool:
        return self.number == self.newest

    @property
    def changed(self) -> int:
        return sum(point.before is not None for point in self.points)


def agreement_page(viewer: Viewer, mentorship: Mentorship, number: int | None = None) -> AgreementPage:
    """The newest version, or the one asked for, with what it changed; for a member."""
    versions = _versions(mentorship)
    words = {version.number: version.words for version in versions}
    newest = versions[-1].number
    shown = newest if number is None else number
    if shown not in words:
        raise Http404
    before = words.get(shown - 1)
    text = text_for(mentorship)
    return AgreementPage(
        text=text,
        number=shown,
        newest=newest,
        points=tuple(_agreed(point, words[shown], before) for point in text.points),
        versions=_lines(mentorship, versions),
        state=agreement_state(viewer, mentorship),
        guidelines=mentorship.programme.guidelines,
    )


def text_for(mentorship: Mentorship) -> shipped.Agreement:
    kinds = line_of(mentorship).members.kinds
    return shipped.agreement(*kinds, notes_kept_days=mentorship.organisation.notes_kept_days)


def newest_words(mentorship: Mentorship) -> tuple[int, dict[str, str]]:
    """What a change starts from."""
    version = _versions(mentorship)[-1]
    return version.number, version.words


def _versions(mentorship: Mentorship) -> list[Agreement]:
    rows = Agreement.objects.filter(mentorship=mentorship).select_related("written_by")
    found = list(rows.prefetch_related("acceptances__member__person"))
    return found or [Agreement(mentorship=mentorship, number=1, words=shipped.first_words(mentorship))]


def _agreed(point: shipped.Point, words: Mapping[str, str], before: Mapping[str, str] | None) -> AgreedPoint:
    mine = words.get(point.key, "")
    earlier = None if before is None else before.get(point.key, "")
    return AgreedPoint(point, mine, None if earlier == mine else earlier)


def _lines(mentorship: Mentorship, versions: Sequence[Agreement]) -> list[VersionLine]:
    lines, settled = [], False
    needed = {member.pk for member in must_sign(mentorship)}
    for version in reversed(versions):
        yes = list(version.acceptances.all()) if not version._state.adding else []
        holds = not settled and bool(yes) and needed <= {each.member_id for each in yes}
        settled = settled or holds
        lines.append(VersionLine(version, tuple((each.member.person, each.on) for each in yes), holds))
    return lines
