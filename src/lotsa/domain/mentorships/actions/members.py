"""What beginning, ending and pausing share: the members' relations, enrolments and news."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from lotsa.domain.activity.actions import record
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.actions import relate
from lotsa.domain.people.models import Relation
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment


def relate_members(mentorship: Mentorship) -> None:
    members = list(mentorship.memberships.select_related("person"))
    for mentor in (m for m in members if m.side == Membership.Side.MENTOR):
        for mentee in (m for m in members if m.side == Membership.Side.MENTEE):
            relate(
                Relation.Kind.MENTORS,
                mentor.person,
                mentee.person,
                source_id=mentorship.pk,
                since=mentorship.starts_on,
            )


def set_enrolments(pks: Iterable[UUID], state: str) -> None:
    Enrolment.objects.filter(pk__in=list(pks)).update(state=state)


def tell(verb: str, mentorship: Mentorship, by: Viewer | None, **facts: Any) -> None:
    record(
        mentorship.organisation_id,
        verb,
        mentorship,
        by=by.id if by else None,
        concerns=list(mentorship.memberships.values_list("person_id", flat=True)),
        facts=facts,
    )
