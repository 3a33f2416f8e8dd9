from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.mentorships.actions.talks import readers_outside
from lotsa.domain.mentorships.models import Membership, Mentorship, SwitchRequest, SwitchWish
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused

S = SwitchRequest.State
MOST_WISHES = 3
_DRAFTED = ("reason", "text", "want", "way", "message", "then")


@transaction.atomic
def draft_switch(mentorship: Mentorship, *, by: Viewer, **words: str) -> SwitchRequest:
    """Keeps what somebody has filled in so far; nobody else knows of it."""
    if not mentorship.is_open:
        raise Refused(_("This mentorship has already ended."))
    unknown = set(words) - set(_DRAFTED)
    if unknown:
        raise TypeError(f"a switch has no {', '.join(sorted(unknown))}")
    changes = {name: value.strip() for name, value in words.items()}
    row = SwitchRequest.objects.filter(
        mentorship=mentorship, person=by.person, state__in=[S.DRAFT, S.OPEN]
    ).first()
    if row is None:
        return SwitchRequest.objects.create(mentorship=mentorship, person=by.person, **changes)
    if row.state == S.OPEN:
        raise Refused(_("You have already asked. Take it back first if you want to change something."))
    save_if_unchanged(row, version=None, **changes)
    return row


@transaction.atomic
def wish_for(switch: SwitchRequest, mentors: Sequence[Enrolment]) -> None:
    """Up to three mentors, in order, instead of those wished for before."""
    if len(mentors) > MOST_WISHES:
        raise Refused(_("Choose at most three."), field="mentors")
    if any(mentor.programme_id != switch.mentorship.programme_id for mentor in mentors):
        raise Refused(_("Choose among those in the list."), field="mentors")
    SwitchWish.objects.filter(request=switch).delete()
    SwitchWish.objects.bulk_create(
        SwitchWish(request=switch, mentor=mentor, rank=rank) for rank, mentor in enumerate(mentors, start=1)
    )


@transaction.atomic
def ask_switch(switch: SwitchRequest, *, by: Viewer) -> None:
    """The draft becomes a wish that the coordinators outside the pair are told of, and nobody else."""
    if switch.state != S.DRAFT:
        raise Refused(_("You have already asked. Take it back first if you want to change something."))
    if not switch.mentorship.is_open:
        raise Refused(_("This mentorship has already ended."))
    if switch.want not in (SwitchRequest.Want.SWITCH, SwitchRequest.Want.END):
        raise Refused(_("Choose what you want."), field="want")
    if switch.way == SwitchRequest.Way.MESSAGE and not switch.message:
        raise Refused(_("Write a few kind words, or choose another way."), field="message")
    readers = readers_outside(switch.mentorship, by)
    if not readers:
        raise Refused(
            _(
                "The only coordinator is in this pair. Turn to your line manager or to HR, so that somebody "
                "else is made coordinator; otherwise the pair ends in the ordinary way on its last day."
            )
        )
    save_if_unchanged(switch, version=None, state=S.OPEN, asked_at=clock.now())
    record(by.organisation.pk, "switch.asked", switch, by=by.id, concerns=readers)


@transaction.atomic
def withdraw_switch(switch: SwitchRequest, *, by: Viewer) -> None:
    """Nothing has happened: the other party never learns of it. A draft is simply forgotten."""
    if switch.state == S.DRAFT:
        switch.delete()
        return
    if not switch.may_be_withdrawn:
        raise Refused(_("This has already been decided. Talk with the coordinator instead."))
    save_if_unchanged(switch, version=None, state=S.WITHDRAWN)
    record(by.organisation.pk, "switch.withdrawn", switch, by=by.id, concerns=[switch.person_id])


@transaction.atomic
def handle_switch(switch: SwitchRequest, handled_as: str, *, by: Viewer) -> None:
    """By a new pair, a talk, or an ending."""
    if switch.state == S.HANDLED:
        return
    if switch.state != S.OPEN:
        raise Refused(_("This wish has been taken back."))
    save_if_unchanged(
        switch,
        version=None,
        state=S.HANDLED,
        handled_as=handled_as,
        handled_by=by.person,
        handled_at=clock.now(),
    )
    record(by.organisation.pk, "switch.handled", switch, by=by.id, concerns=[switch.person_id])


@transaction.atomic
def unhandle_switch(switch: SwitchRequest, *, by: Viewer) -> None:
    """The undo of a wish that was settled by a talk."""
    if switch.state != S.HANDLED or not switch.mentorship.is_open or switch.asked_at is None:
        raise Refused(_("This mentorship has already ended."))
    newer = SwitchRequest.objects.filter(
        mentorship=switch.mentorship_id, person=switch.person_id, state__in=[S.DRAFT, S.OPEN]
    )
    if newer.exists():
        raise Refused(_("There is a newer request from the same person."))
    save_if_unchanged(switch, version=None, state=S.OPEN, handled_as="", handled_by=None, handled_at=None)
    record(by.organisation.pk, "switch.reopened", switch, by=by.id, concerns=[switch.person_id])


@transaction.atomic
def tell_of_ending(mentorship: Mentorship, message: str, *, by: Viewer, handled_as: str) -> None:
    """Everybody who has not asked for it is told kindly that the pair ends. Where nobody asked, each is told
    of the other, so that both read the same words."""
    rows = list(SwitchRequest.objects.filter(mentorship=mentorship, state=S.OPEN).select_related("person"))
    members = list(Membership.objects.filter(mentorship=mentorship).values_list("person_id", flat=True))
    asked = {row.person_id for row in rows}
    now = clock.now()
    settled: dict[str, Any] = {
        "state": S.HANDLED,
        "message": message.strip(),
        "told_at": now,
        "handled_at": now,
        "handled_by": by.person,
        "handled_as": handled_as,
    }
    for row in rows:
        save_if_unchanged(row, version=None, **settled)
        _tell(row, [pk for pk in members if pk not in asked], by)
    if not rows:
        for person in members:  # the coordinator's own decision: never asked, so no "asked_at"
            row = SwitchRequest.objects.create(mentorship=mentorship, person_id=person, **settled)
            _tell(row, [pk for pk in members if pk != person], by)


def _tell(row: SwitchRequest, others: list[UUID], by: Viewer) -> None:
    if others:
        record(by.organisation.pk, "switch.told", row, by=by.id, concerns=others)
