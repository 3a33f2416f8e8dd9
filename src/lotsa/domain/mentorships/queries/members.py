from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from lotsa.domain.mentorships.models import MENTORED, MENTORING, Membership, Mentorship
from lotsa.domain.people.models import Person

MOST_NAMES = 4  # more than that are counted


@dataclass(frozen=True)
class Members:
    """Of peers both sides hold everybody: each of them gives and takes."""

    mentors: tuple[Person, ...] = ()
    mentees: tuple[Person, ...] = ()

    @property
    def everybody(self) -> tuple[Person, ...]:
        return tuple(dict.fromkeys(self.mentees + self.mentors))

    @property
    def are_peers(self) -> bool:
        return bool(self.mentors) and self.mentors == self.mentees

    @property
    def is_group(self) -> bool:
        return len(self.everybody) > 2

    @property
    def kinds(self) -> tuple[str, ...]:
        """What is special about them, as the shipped texts name it."""
        found = (("peer", self.are_peers), ("group", self.is_group))
        return tuple(kind for kind, holds in found if holds)

    @property
    def given_names(self) -> str:
        """ "Sara and Per": the mentee first, because the pair is there for her."""
        return in_few_words([person.given_name for person in self.everybody])

    @property
    def full_names(self) -> str:
        return in_few_words([person.name for person in self.everybody])

    def others_than(self, person_id: UUID) -> tuple[Person, ...]:
        return tuple(person for person in self.everybody if person.pk != person_id)


def in_words(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def in_few_words(names: list[str]) -> str:
    """ "Sara, Per and 5 others" of a circle that no heading has room for."""
    if len(names) <= MOST_NAMES:
        return in_words(names)
    shown = names[: MOST_NAMES - 2]
    left = len(names) - len(shown)
    return _("%(names)s and %(n)s others") % {"names": ", ".join(shown), "n": left}


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
    return {pk: grouped(group) for pk, group in found.items()}


def grouped(rows: Iterable[Membership]) -> Members:
    ordered = sorted(rows, key=lambda row: row.person.sort_key)
    return Members(
        mentors=tuple(row.person for row in ordered if row.side in MENTORING),
        mentees=tuple(row.person for row in ordered if row.side in MENTORED),
    )


def line_of(mentorship: Mentorship) -> PairLine:
    """For a mentorship that came from `access`."""
    return PairLine(mentorship, grouped(mentorship.memberships.all()))
