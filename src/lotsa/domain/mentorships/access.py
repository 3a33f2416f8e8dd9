from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lotsa.domain.mentorships.models import CoordinatorNote, Membership, Mentorship, TalkRequest
from lotsa.domain.people.rules import Rules, coordinator, fetch, who
from lotsa.domain.people.viewer import Viewer


def is_member(viewer: Viewer, mentorship: Mentorship | None, side: str = "") -> bool:
    """Membership decides, also after the end: the pair keeps what it wrote."""
    return mentorship is not None and any(
        member.person_id == viewer.id and side in ("", member.side) for member in mentorship.memberships.all()
    )


mentor = who("mentor", "own pair", lambda viewer, row: is_member(viewer, row, "mentor"))
mentee = who("mentee", "own pair", lambda viewer, row: is_member(viewer, row, "mentee"))

RULES = Rules(
    _("The pair: who, since when, state and rhythm"),
    {
        "see": mentee | mentor | coordinator,
        "list": coordinator,
        "end": coordinator,
        "pause": mentee | mentor | coordinator,
        "note": coordinator,
        "sign": mentee | mentor,
        "ask_to_talk": mentee | mentor,
    },
)
CONTENTS = Rules(
    _("Shared topics, notes and next steps"),
    {"see_contents": mentee | mentor, "write": mentee | mentor},
)
# One table of verbs for `mentorship_for`; two faces for the page that says who sees what.
_ALL = Rules(RULES.thing, {**RULES.verbs, **CONTENTS.verbs})

own_signal = who("employee", "own", lambda viewer, talk: talk is not None and talk.person_id == viewer.id)
TALKS = Rules(
    _("“I want to talk with the coordinator”"), {"see": own_signal | coordinator, "answer": coordinator}
)


def visible_to(viewer: Viewer) -> QuerySet[Mentorship]:
    pairs = Mentorship.objects.filter(organisation=viewer.organisation)
    if not viewer.has("coordinator"):
        pairs = pairs.filter(pk__in=Membership.objects.filter(person=viewer.person).values("mentorship"))
    return pairs.select_related("programme", "organisation").prefetch_related(
        "memberships__person__unit", "memberships__person__site"
    )


def own(viewer: Viewer) -> QuerySet[Mentorship]:
    """The pairs this viewer is in, whatever else the viewer may see."""
    mine = Membership.objects.filter(person=viewer.person).values("mentorship")
    return visible_to(viewer).filter(pk__in=mine)


def mentorship_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> Mentorship:
    return fetch(visible_to(viewer), _ALL, viewer, pk, to=to)


def may(viewer: Viewer, verb: str, mentorship: Mentorship | None = None) -> bool:
    return _ALL.may(viewer, verb, mentorship)


def talks_visible_to(viewer: Viewer) -> QuerySet[TalkRequest]:
    """A signal is between its sender and the coordinators. The other party never finds it, not even when
    that party is a coordinator too."""
    talks = TalkRequest.objects.filter(mentorship__organisation=viewer.organisation)
    if viewer.has("coordinator"):
        mine = Membership.objects.filter(person=viewer.person).values("mentorship")
        talks = talks.exclude(Q(mentorship__in=mine) & ~Q(person=viewer.person))
    else:
        talks = talks.filter(person=viewer.person)
    return talks.select_related("person", "mentorship")


def talk_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> TalkRequest:
    return fetch(talks_visible_to(viewer), TALKS, viewer, pk, to=to)


def notes_of(viewer: Viewer) -> QuerySet[CoordinatorNote]:
    return CoordinatorNote.objects.filter(author=viewer.person, mentorship__organisation=viewer.organisation)
