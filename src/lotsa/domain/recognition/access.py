"""Ideas go from a pair to the coordinators, and to everybody once they are tried. Thanks stay between two.
A story is its pair's until both have said yes."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lotsa.domain.mentorships.access import is_member
from lotsa.domain.mentorships.models import Membership
from lotsa.domain.people.rules import Rules, coordinator, fetch, who
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment
from lotsa.domain.recognition.models import Idea, Story, Thanks

_AGREED = (Story.State.AGREED, Story.State.PUBLISHED)


def _in_pair(viewer: Viewer, row: Idea | Story | None, side: str) -> bool:
    return row is not None and is_member(viewer, row.mentorship, side)


mentor = who("mentor", "own pair", lambda viewer, row: _in_pair(viewer, row, "mentor"))
mentee = who("mentee", "own pair", lambda viewer, row: _in_pair(viewer, row, "mentee"))
proposer = who("employee", "own", lambda viewer, idea: idea is not None and idea.proposed_by_id == viewer.id)
once_tried = who("employee", "once it is tried", lambda viewer, idea: idea is not None and idea.is_public)
IDEAS = Rules(
    _("Ideas from pairs"),
    {"see": mentee | mentor | proposer | coordinator | once_tried, "answer": coordinator},
)

between_two = who(
    "employee",
    "own",
    lambda viewer, thanks: thanks is not None and viewer.id in (thanks.giver_id, thanks.receiver_id),
)
THANKS = Rules(_("Thanks"), {"see": between_two})

agreed = who(
    "coordinator",
    "once both have said yes",
    lambda viewer, story: viewer.has("coordinator") and story is not None and story.state in _AGREED,
)
reader = who(
    "employee",
    "once it is published",
    lambda viewer, story: story is not None and story.state == Story.State.PUBLISHED,
)
STORIES = Rules(
    _("A pair's story"),
    {"see": mentee | mentor | agreed | reader, "write": mentee | mentor, "publish": agreed},
)


def ideas_visible_to(viewer: Viewer) -> QuerySet[Idea]:
    ideas = Idea.objects.filter(organisation=viewer.organisation)
    if not viewer.has("coordinator"):
        mine = Membership.objects.filter(person=viewer.person).values("mentorship")
        public = Q(state__in=(Idea.State.TRIED, Idea.State.ADOPTED))
        ideas = ideas.filter(public | Q(proposed_by=viewer.person) | Q(mentorship__in=mine))
    return ideas.select_related("proposed_by", "answered_by", "mentorship__programme").prefetch_related(
        "mentorship__memberships__person"
    )


def idea_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> Idea:
    return fetch(ideas_visible_to(viewer), IDEAS, viewer, pk, to=to)


def may_answer(viewer: Viewer, idea: Idea) -> bool:
    return IDEAS.may(viewer, "answer", idea)


def thanks_visible_to(viewer: Viewer) -> QuerySet[Thanks]:
    rows = Thanks.objects.filter(mentorship__organisation=viewer.organisation)
    return rows.filter(Q(giver=viewer.person) | Q(receiver=viewer.person)).select_related("giver", "receiver")


def stories_visible_to(viewer: Viewer) -> QuerySet[Story]:
    stories = Story.objects.filter(mentorship__organisation=viewer.organisation)
    mine = Q(mentorship__in=Membership.objects.filter(person=viewer.person).values("mentorship"))
    together = Enrolment.objects.filter(person=viewer.person).values("programme")
    public = Q(state=Story.State.PUBLISHED) & (
        Q(audience=Story.Audience.EVERYBODY) | Q(mentorship__programme__in=together)
    )
    seen = mine | public
    if viewer.has("coordinator"):
        seen |= Q(state__in=_AGREED)
    return (
        stories.filter(seen)
        .select_related("mentorship__programme", "mentorship__organisation")
        .prefetch_related("mentorship__memberships__person", "consents")
    )


def story_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> Story:
    return fetch(stories_visible_to(viewer), STORIES, viewer, pk, to=to)


def may(viewer: Viewer, verb: str, story: Story) -> bool:
    return STORIES.may(viewer, verb, story)
