"""What somebody in a programme is to do next: one act at a time, the one that others wait for first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from lotsa.domain.development.queries import goals_waiting
from lotsa.domain.followup.queries import Followed, follow
from lotsa.domain.matching.queries.mine import open_proposals as proposals_to_answer
from lotsa.domain.meetings import queries as meetings
from lotsa.domain.mentorships.queries import PairLine, agreement_states, my_mentorships, my_open_switches
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.queries import my_enrolments
from lotsa.web.home import quieter
from lotsa.web.home.acts import Act, others
from lotsa.web.home.addresses import address
from lotsa.web.shell import dates


@dataclass(frozen=True)
class Mine:
    acts: list[Act]
    next_meeting: meetings.MeetingLine | None
    pairs: list[Followed]
    takes_part: bool
    news: list[quieter.Heading]
    asked: list[Any]  # own wishes to change that wait for a coordinator

    @property
    def first(self) -> Act | None:
        return self.acts[0] if self.acts else None


def mine(viewer: Viewer) -> Mine:
    lines = my_mentorships(viewer, ended=False)
    coming = meetings.next_meeting(viewer)
    enrolments = list(my_enrolments(viewer))
    acts = [
        *_proposals(viewer),
        *_times(viewer),
        *_to_close(viewer),
        *(act for enrolment in enrolments for act in _invited(enrolment)),
        *quieter.coming_events(viewer),
        *_agreements(viewer, lines),
        *_goals(viewer),
        *quieter.posts(viewer, lines),
        *_meeting(viewer, coming),
        *_unbooked(viewer, lines),
        *quieter.closings(viewer, lines),
        *quieter.expectations(viewer, lines),
        *quieter.looks_back(viewer, lines),
        *quieter.training(viewer),
        *quieter.time_fits(viewer),
    ]
    pairs = follow(viewer, lines) if lines else []
    return Mine(
        acts=acts,
        next_meeting=coming,
        pairs=pairs,
        takes_part=bool(lines or enrolments or acts),
        asked=my_open_switches(viewer) if lines else [],
        news=quieter.news(viewer, {each.programme_id for each in enrolments}),
    )


def _proposals(viewer: Viewer) -> Iterator[Act]:
    for each in proposals_to_answer(viewer):
        text = ""
        if each.answer_by:
            text = _("Answer by %(day)s. No needs no reason.") % {"day": dates.day(each.answer_by)}
        title = _("You have a proposal: %(name)s") % {"name": each.other.name}
        yield Act(title, text, _("Read and answer"), address("matching:proposal", each.proposal.pk))


def _times(viewer: Viewer) -> Iterator[Act]:
    for each in meetings.open_proposals(viewer):
        title = _("%(name)s has proposed times to meet") % {"name": each.with_names}
        url = address("meetings:propose", each.proposal.mentorship_id)
        yield Act(title, _("Choose the one that suits you."), _("Answer the times"), url)


def _to_close(viewer: Viewer) -> Iterator[Act]:
    for each in meetings.to_close(viewer, limit=1):
        title = _("Did you and %(name)s meet?") % {"name": each.with_names}
        text = dates.day_time(each.meeting.starts_at)
        yield Act(title, text, _("Close the meeting"), address("meetings:meeting", each.meeting.pk))


def _invited(enrolment: Any) -> Iterator[Act]:
    if enrolment.state == "invited":
        title = _("You are invited to %(name)s") % {"name": enrolment.programme.name}
        text = _("Three minutes, also on a phone.")
        yield Act(title, text, _("Answer the invitation"), address("programmes:interest", enrolment.pk))


def _agreements(viewer: Viewer, lines: list[PairLine]) -> Iterator[Act]:
    states = agreement_states(viewer, [line.mentorship for line in lines]) if lines else {}
    for line in lines:
        if states[line.mentorship.pk].is_mine_to_sign:
            names = others(viewer, line)
            title = _("Your agreement with %(names)s waits for your yes") % {"names": names}
            text = _("Ten minutes, best read together.")
            yield Act(
                title, text, _("Read the agreement"), address("mentorship:agreement", line.mentorship.pk)
            )


def _goals(viewer: Viewer) -> Iterator[Act]:
    for goal in goals_waiting(viewer):
        title = _("A goal waits for your yes: %(goal)s") % {"goal": goal.text}
        yield Act(title, "", _("Read the goal"), address("development:goal", goal.pk))


def _meeting(viewer: Viewer, coming: meetings.MeetingLine | None) -> Iterator[Act]:
    """With something to think of when the meeting is within two days: mentors and mentees have their own."""
    if coming is not None:
        title = _("You meet %(name)s %(when)s") % {
            "name": coming.with_names,
            "when": dates.day_time(coming.meeting.starts_at),
        }
        text = coming.meeting.place or _("What do you want to talk about?")
        if meetings.is_soon(coming.meeting):
            text = " ".join(meetings.prompts_for(viewer, coming.meeting)[:2])
        yield Act(title, text, _("Prepare the meeting"), address("meetings:meeting", coming.meeting.pk))


def _unbooked(viewer: Viewer, lines: list[PairLine]) -> Iterator[Act]:
    """Pairs with nothing booked and no times under way."""
    busy = {each.meeting.mentorship_id for each in meetings.upcoming(viewer)}
    busy |= {each.proposal.mentorship_id for each in meetings.my_proposals(viewer)}
    busy |= {each.proposal.mentorship_id for each in meetings.open_proposals(viewer)}
    busy |= {each.meeting.mentorship_id for each in meetings.to_close(viewer)}  # closing books the next
    for line in lines:
        if line.mentorship.pk not in busy and line.mentorship.state != "paused":
            title = _("Propose times to %(names)s") % {"names": others(viewer, line)}
            text = _("Nothing is booked. Three times are filled in from your rhythm.")
            url = address("meetings:propose", line.mentorship.pk)
            yield Act(title, text, _("Propose three times"), url)
