from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.models import Person


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
    return {pk: grouped(group) for pk, group in found.items()}


def grouped(rows: Iterable[Membership]) -> Members:
    ordered = sorted(rows, key=lambda row: row.person.sort_key)
    return Members(
        mentors=tuple(row.person for row in ordered if row.side == Membership.Side.MENTOR),
        mentees=tuple(row.person for row in ordered if row.side == Membership.Side.MENTEE),
    )


def line_of(mentorship: Mentorship) -> PairLine:
    """For a mentorship that came from `access`."""
    return PairLine(mentorship, grouped(mentorship.memberships.all()))
