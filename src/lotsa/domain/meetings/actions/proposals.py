from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.meetings.actions.booking import booked, move
from lotsa.domain.meetings.actions.rooms import Room, checked, remember, with_video_link
from lotsa.domain.meetings.actions.told import (
    members,
    refuse_alone,
    refuse_clash,
    refuse_ended,
    refuse_time,
)
from lotsa.domain.meetings.models import Meeting, MeetingProposal, TimeOption
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.actions import revoke_links, use_link
from lotsa.domain.people.models import Link
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.refused import Refused

MOST = 3


class Crossed(Refused):
    """The other party has proposed times that this one had not seen: both stand side by side."""


@transaction.atomic
def propose_times(
    mentorship: Mentorship,
    times: Sequence[datetime],
    *,
    by: Viewer,
    room: Room | None = None,
    minutes: int | None = None,
    moves: Meeting | None = None,
    seen: Collection[str] | None = None,
) -> MeetingProposal:
    """Up to three times for the other party to choose among. Newer times replace those still unanswered,
    whoever proposed them: that is also how "none of these suits me" is answered.

    `seen` are the open proposals the page showed; if the other party's is not among them, both have
    proposed at once and nothing is replaced unseen."""
    refuse_ended(mentorship)
    refuse_alone(mentorship, by)
    if moves is not None and not moves.is_booked:
        raise Refused(_("This meeting is no longer booked, so it cannot be changed."))
    length = minutes or mentorship.meeting_minutes
    typed = checked(room or Room(place=mentorship.meeting_place, link=mentorship.meeting_link), length)
    where = with_video_link(mentorship, typed)
    chosen = sorted(set(times))
    if not chosen:
        raise Refused(_("Propose at least one time."), field="day_1")
    if len(chosen) > MOST:
        raise Refused(_("Propose at most three times."))
    for place, starts_at in enumerate(times, 1):
        refuse_time(starts_at, field=f"day_{place}")
        refuse_clash(mentorship, starts_at, length, but=moves, field=f"day_{place}")
    Mentorship.objects.select_for_update().get(pk=mentorship.pk)  # one proposes at a time
    _refuse_crossed(mentorship, by, seen)
    _replace(mentorship)
    proposal = MeetingProposal.objects.create(
        mentorship=mentorship,
        proposed_by=by.person,
        minutes=length,
        form=where.form,
        place=where.place,
        link=where.link,
        zone=mentorship.organisation.zone,
        moves=moves,
    )
    for starts_at in chosen:
        TimeOption.objects.create(proposal=proposal, starts_at=starts_at)
    remember(mentorship, where)
    others = [pk for pk in members(mentorship) if pk != by.id]
    record(
        mentorship.organisation_id,
        "times.proposed",
        proposal,
        by=by.id,
        concerns=others,
        facts={"options": len(chosen)},
    )
    return proposal


@transaction.atomic
def take_time(option: TimeOption, *, by: Viewer, link: Link | None = None) -> Meeting:
    """Books the meeting at the time chosen. Whoever comes second is told so; a link's one use is taken in
    the same transaction."""
    proposal = option.proposal
    if proposal.proposed_by_id == by.id:
        raise Refused(_("You proposed these times yourself. The other party chooses."))
    if proposal.state != MeetingProposal.State.OPEN:
        raise Refused(_("These times have already been answered."))
    refuse_time(option.starts_at, field="option")
    if link is not None:
        use_link(link)
    _settle(proposal, MeetingProposal.State.TAKEN)
    meeting = _booked(proposal, option, by)
    TimeOption.objects.filter(pk=option.pk).update(meeting=meeting)
    return meeting


def _booked(proposal: MeetingProposal, option: TimeOption, by: Viewer) -> Meeting:
    room = Room(proposal.form, proposal.place, proposal.link)
    if proposal.moves is not None and proposal.moves.is_booked:
        move(proposal.moves, option.starts_at, by=by, room=room, minutes=proposal.minutes)
        return proposal.moves
    return booked(proposal.mentorship, [option.starts_at], by=by, room=room, minutes=proposal.minutes)[0]


@transaction.atomic
def withdraw(proposal: MeetingProposal, *, by: Viewer) -> None:
    if proposal.proposed_by_id != by.id:
        raise Refused(_("Only the person who proposed these times can take them back."))
    _settle(proposal, MeetingProposal.State.WITHDRAWN)
    record(proposal.mentorship.organisation_id, "times.withdrawn", proposal, by=by.id, concerns=[by.id])


def _settle(proposal: MeetingProposal, state: str) -> None:
    rows = MeetingProposal.objects.filter(pk=proposal.pk, state=MeetingProposal.State.OPEN)
    if not rows.update(state=state):
        raise Refused(_("These times have already been answered."))
    proposal.state = state


def _refuse_crossed(mentorship: Mentorship, by: Viewer, seen: Collection[str] | None) -> None:
    if seen is None:
        return
    theirs = MeetingProposal.objects.filter(mentorship=mentorship, state=MeetingProposal.State.OPEN)
    unseen = theirs.exclude(proposed_by=by.person).select_related("proposed_by").first()
    if unseen is not None and str(unseen.pk) not in seen:
        raise Crossed(
            _(
                "%(name)s proposed times at the same moment. They are above, yours are below. "
                "Take one of them, or send yours anyway."
            )
            % {"name": unseen.proposed_by.given_name}
        )


def _replace(mentorship: Mentorship) -> None:
    for older in MeetingProposal.objects.filter(mentorship=mentorship, state=MeetingProposal.State.OPEN):
        _settle(older, MeetingProposal.State.REPLACED)
        revoke_links(verb="answer_times", object_id=older.pk)
