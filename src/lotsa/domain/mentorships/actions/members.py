"""What beginning, ending and pausing share: the members' relations, enrolments and news."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from lotsa.domain.activity.actions import record
from lotsa.domain.mentorships.models import MENTORED, MENTORING, Mentorship
from lotsa.domain.people.actions import relate
from lotsa.domain.people.models import Relation
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment


def relate_members(mentorship: Mentorship) -> None:
    """Each who gives with each who takes; peers with each other, both ways."""
    members = list(mentorship.memberships.select_related("person"))
    for mentor in (m for m in members if m.side in MENTORING):
        for mentee in (m for m in members if m.side in MENTORED and m is not mentor):
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
