from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lotsa.domain.mentorships.models import (
    ClosingAnswer,
    CoordinatorNote,
    EndingDraft,
    Membership,
    Mentorship,
    SwitchRequest,
    TalkRequest,
)
from lotsa.domain.people.rules import Rules, coordinator, fetch, who
from lotsa.domain.people.viewer import Viewer


def is_member(viewer: Viewer, mentorship: Mentorship | None, side: str = "") -> bool:
    """Membership decides, also after the end: the pair keeps what it wrote. Whoever has left a circle before
    its end is a member no more (see `Membership`). Peers are on both sides."""
    return mentorship is not None and any(
        member.person_id == viewer.id and (side in ("", member.side) or member.side == Membership.Side.PEER)
        for member in mentorship.memberships.all()
    )


mentor = who("mentor", "own pair", lambda viewer, row: is_member(viewer, row, "mentor"))
mentee = who("mentee", "own pair", lambda viewer, row: is_member(viewer, row, "mentee"))
# What the coordinator decides of a pair: not of one's own, where who is told of an ending would say who has
# asked for it. In the own pair a coordinator asks as its other members do, and somebody else decides.
outside = who(
    "coordinator", "all", lambda viewer, row: viewer.has("coordinator") and not is_member(viewer, row)
)

RULES = Rules(
    _("The pair: who, since when, state and rhythm"),
    {
        "see": mentee | mentor | coordinator,
        "list": coordinator,
        "end": outside,
        "pause": mentee | mentor | coordinator,
        "note": outside,
        "sign": mentee | mentor,
        "ask_to_talk": mentee | mentor,
        "change": mentee | mentor,
        "extend": mentee | mentor | coordinator,
        "certificate": mentee | mentor,
    },
)
CONTENTS = Rules(
    _("Shared topics, notes and next steps"),
    {"see_contents": mentee | mentor, "write": mentee | mentor},
)
EXPECTATIONS = Rules(
    _("Expectations of each other, once one has answered oneself"),
    {"see_expectations": mentee | mentor, "answer": mentee | mentor},
)
AGREEMENT = Rules(
    _("The agreement: the pair's own words and every earlier version"),
    {"see_agreement": mentee | mentor, "change_agreement": mentee | mentor},
)
# One table of verbs for `mentorship_for`; several faces for the page that says who sees what.
_ALL = Rules(RULES.thing, {**RULES.verbs, **CONTENTS.verbs, **EXPECTATIONS.verbs, **AGREEMENT.verbs})

own_signal = who("employee", "own", lambda viewer, talk: talk is not None and talk.person_id == viewer.id)
TALKS = Rules(
    _("“I want to talk with the coordinator”"), {"see": own_signal | coordinator, "answer": coordinator}
)


def visible_to(viewer: Viewer) -> QuerySet[Mentorship]:
    pairs = Mentorship.objects.filter(organisation=viewer.organisation)
    if not viewer.has("coordinator"):
        pairs = pairs.filter(pk__in=Membership.objects.filter(person=viewer.person).values("mentorship"))
    return pairs.select_related("programme", "organisation").prefetch_related(
        "memberships__person__unit", "memberships__person__site", "extensions"
    )


def own(viewer: Viewer) -> QuerySet[Mentorship]:
    """The pairs this viewer is in, whatever else the viewer may see."""
    mine = Membership.objects.filter(person=viewer.person).values("mentorship")
    return visible_to(viewer).filter(pk__in=mine)


def mentorship_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> Mentorship:
    return fetch(visible_to(viewer), _ALL, viewer, pk, to=to)


def member_for(viewer: Viewer, pk: UUID | str) -> Membership:
    """A member, also one who has left, of a pair that this coordinator may end."""
    rows = Membership.all_time.filter(mentorship__organisation=viewer.organisation)
    if not viewer.has("coordinator"):
        rows = rows.none()
    member = fetch(rows.select_related("person", "mentorship__organisation"), RULES, viewer, pk, to="list")
    if not may(viewer, "end", member.mentorship):
        raise PermissionDenied
    return member


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


own_request = who("employee", "own", lambda viewer, row: row is not None and row.person_id == viewer.id)
# Nobody decides about a wish of their own.
_outside = who(
    "coordinator",
    "all",
    lambda viewer, row: viewer.has("coordinator") and (row is None or row.person_id != viewer.id),
)
SWITCHES = Rules(
    _("A wish to switch or end: that it was asked, the reason chosen and the words to the coordinator"),
    {"see": own_request | coordinator, "handle": _outside, "withdraw": own_request},
)
CLOSINGS = Rules(_("What the two write at the end"), {"see_closing": mentee | mentor})


def switches_visible_to(viewer: Viewer) -> QuerySet[SwitchRequest]:
    """As a signal: between its sender and the coordinators outside the pair, and a draft is its writer's."""
    rows = SwitchRequest.objects.filter(mentorship__organisation=viewer.organisation)
    own_ones = Q(person=viewer.person)
    if viewer.has("coordinator"):
        mine = Membership.objects.filter(person=viewer.person).values("mentorship")
        asked = Q(asked_at__isnull=False) & ~Q(mentorship__in=mine)
        rows = rows.filter(own_ones | asked)
    else:
        rows = rows.filter(own_ones)
    return rows.select_related("person", "mentorship__programme").prefetch_related("wishes__mentor__person")


def switch_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> SwitchRequest:
    return fetch(switches_visible_to(viewer), SWITCHES, viewer, pk, to=to)


def closing_answers(viewer: Viewer) -> QuerySet[ClosingAnswer]:
    """Of the pairs the viewer is in; a coordinator who is in none of them reads none of them."""
    mine = Membership.objects.filter(person=viewer.person).values("mentorship")
    return ClosingAnswer.objects.filter(mentorship__in=mine).select_related("person")


def ending_drafts(viewer: Viewer) -> QuerySet[EndingDraft]:
    return EndingDraft.objects.filter(author=viewer.person)
