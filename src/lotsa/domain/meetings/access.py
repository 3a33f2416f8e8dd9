"""The pair alone reads what it meets about. Coordinators learn dates, states and minutes from
`queries.meetings_of`; nobody's private topic or note is ever in anybody else's rows, whatever the role."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lotsa.domain.meetings.models import Meeting, MeetingProposal, NextStep, PrivateNote, Topic
from lotsa.domain.mentorships.access import is_member
from lotsa.domain.mentorships.models import Membership
from lotsa.domain.people.rules import Rules, fetch, who
from lotsa.domain.people.viewer import Viewer

mentor = who(
    "mentor", "own pair", lambda viewer, row: row is not None and is_member(viewer, row.mentorship, "mentor")
)
mentee = who(
    "mentee", "own pair", lambda viewer, row: row is not None and is_member(viewer, row.mentorship, "mentee")
)
author = who("employee", "own", lambda viewer, row: row is not None and _author_of(row) == viewer.id)
RULES = Rules(
    _("Meetings: topics, shared notes and next steps"),
    {"see": mentee | mentor, "write": mentee | mentor, "book": mentee | mentor},
)
TIMES = Rules(_("Proposed times"), {"see": mentee | mentor, "answer": mentee | mentor})
PRIVATE = Rules(_("Topics and notes marked “only me”"), {"see": author, "write": author})


def _author_of(row: PrivateNote | Topic) -> UUID | None:
    return row.added_by_id if isinstance(row, Topic) else row.author_id


def _own(viewer: Viewer) -> QuerySet[Membership]:
    return Membership.objects.filter(person=viewer.person, mentorship__organisation=viewer.organisation)


def visible_to(viewer: Viewer) -> QuerySet[Meeting]:
    return (
        Meeting.objects.filter(mentorship__in=_own(viewer).values("mentorship"))
        .select_related("mentorship__organisation", "mentorship__programme")
        .prefetch_related("mentorship__memberships__person")
    )


def proposals_visible_to(viewer: Viewer) -> QuerySet[MeetingProposal]:
    return (
        MeetingProposal.objects.filter(mentorship__in=_own(viewer).values("mentorship"))
        .select_related("mentorship__organisation", "proposed_by", "moves")
        .prefetch_related("options", "mentorship__memberships__person")
    )


def topics_visible_to(viewer: Viewer) -> QuerySet[Topic]:
    """Shared topics of the viewer's pairs and the viewer's own "only me" ones."""
    return Topic.objects.filter(
        Q(only_me=False) | Q(added_by=viewer.person), mentorship__in=_own(viewer).values("mentorship")
    ).select_related("added_by")


def steps_visible_to(viewer: Viewer) -> QuerySet[NextStep]:
    return NextStep.objects.filter(mentorship__in=_own(viewer).values("mentorship")).select_related("owner")


def notes_visible_to(viewer: Viewer) -> QuerySet[PrivateNote]:
    return PrivateNote.objects.filter(author=viewer.person, mentorship__organisation=viewer.organisation)


def meeting_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> Meeting:
    return fetch(visible_to(viewer), RULES, viewer, pk, to=to)


def proposal_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> MeetingProposal:
    return fetch(proposals_visible_to(viewer), TIMES, viewer, pk, to=to)
