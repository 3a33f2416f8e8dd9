"""What the page of one pair shows: one face for its members, one for coordinators."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from lotsa.domain.development.queries import GoalCard, GoalTitle, goals_of, titles_of
from lotsa.domain.followup.queries.guard import Advice, Agenda, guard, purpose
from lotsa.domain.followup.queries.history import HistoryLine, history
from lotsa.domain.followup.queries.pairs import Followed, follow
from lotsa.domain.followup.queries.remedies import RemedyPart, remedy_part
from lotsa.domain.followup.sentences import about_the_colour
from lotsa.domain.followup.tally import BOOKED
from lotsa.domain.journal.queries import names_support
from lotsa.domain.matching.models import Proposal
from lotsa.domain.meetings import access as meetings
from lotsa.domain.meetings.models import Meeting, MeetingProposal, NextStep, Topic
from lotsa.domain.meetings.queries import topic_shares
from lotsa.domain.mentorships.models import CoordinatorNote, Mentorship, TalkRequest
from lotsa.domain.mentorships.queries import AgreementState, agreement_state, line_of, my_note, open_talks
from lotsa.domain.people.models import Organisation
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock


@dataclass(frozen=True)
class MemberPage:
    followed: Followed
    next_meeting: Meeting | None
    to_close: Meeting | None  # its time has passed and nobody has said whether it was held
    times: MeetingProposal | None  # open proposed times
    times_are_mine: bool
    topics: Sequence[Topic]
    steps: Sequence[NextStep]
    goals: Sequence[GoalCard]
    agreement: AgreementState
    talk: TalkRequest | None
    history: Sequence[HistoryLine]
    advice: Sequence[Advice]
    about_advice: str

    @property
    def open_goals(self) -> int:
        return sum(card.goal.is_open for card in self.goals)


def member_page(viewer: Viewer, mentorship: Mentorship) -> MemberPage:
    """For somebody in the pair. The scopes are those of `meetings.access`: another's private topic is not
    in them."""
    (followed,) = follow(viewer, [line_of(mentorship)])
    booked = list(
        meetings.visible_to(viewer).filter(mentorship=mentorship, state__in=BOOKED).order_by("starts_at")
    )
    now = clock.now()
    times = meetings.proposals_visible_to(viewer).filter(mentorship=mentorship, state="open").first()
    talks = [talk for talk in open_talks(viewer, mentorship) if talk.person_id == viewer.id]
    agreement = agreement_state(viewer, mentorship)
    return MemberPage(
        followed=followed,
        next_meeting=next((meeting for meeting in booked if meeting.starts_at > now), None),
        to_close=next((meeting for meeting in booked if meeting.starts_at <= now), None),
        times=times,
        times_are_mine=times is not None and times.proposed_by_id == viewer.id,
        topics=list(meetings.topics_visible_to(viewer).filter(mentorship=mentorship, talked_in__isnull=True)),
        steps=list(meetings.steps_visible_to(viewer).filter(mentorship=mentorship, done_on__isnull=True)),
        goals=goals_of(viewer, mentorship),
        agreement=agreement,
        talk=talks[0] if talks else None,
        history=history(followed, talks),
        advice=guard(
            viewer,
            mentorship,
            _agenda(mentorship),
            names_support=names_support(viewer, mentorship),
        ),
        about_advice=purpose(),
    )


def _agenda(mentorship: Mentorship) -> Agenda:
    mentee, mentor = topic_shares([mentorship.pk])[mentorship.pk]
    return Agenda(by_mentees=mentee, total=mentee + mentor)


@dataclass(frozen=True)
class Match:
    score: int
    word: Any


@dataclass(frozen=True)
class CoordinatorPage:
    followed: Followed
    goals: Sequence[GoalTitle]
    agreement: AgreementState
    talks: Sequence[TalkRequest]
    note: CoordinatorNote | None
    match: Match | None
    history: Sequence[HistoryLine]
    about_the_colour: str
    remedies: RemedyPart
    addresses: str  # of everybody, for one mail to all; empty when somebody has none

    @property
    def is_pair(self) -> bool:
        """Two of them, for more than one talk: what is called a pair."""
        members = self.followed.line.members
        return not (members.is_group or members.are_peers or self.followed.mentorship.single_meeting)


def coordinator_page(viewer: Viewer, mentorship: Mentorship) -> CoordinatorPage:
    """Dates, counts, titles and states. Nothing here reads topics, notes or next steps."""
    (followed,) = follow(viewer, [line_of(mentorship)])
    talks = open_talks(viewer, mentorship)
    people = followed.line.members.everybody
    addresses = [person.email for person in people if person.email]
    return CoordinatorPage(
        followed=followed,
        goals=titles_of(mentorship),
        agreement=agreement_state(viewer, mentorship),
        talks=talks,
        note=my_note(viewer, mentorship),
        match=_match(viewer.organisation, mentorship),
        history=history(followed, talks),
        about_the_colour=about_the_colour(),
        remedies=remedy_part(viewer, mentorship, followed.health.rules),
        addresses=",".join(addresses) if len(addresses) == len(people) else "",
    )


def _match(organisation: Organisation, mentorship: Mentorship) -> Match | None:
    found = Proposal.objects.filter(mentorship=mentorship).values_list("score", "made_by_hand").first()
    if found is None or (found[1] and not found[0]):
        return None
    score = round(found[0] / 100)
    if score >= organisation.strong_from:
        return Match(score, _("Strong"))
    return Match(score, _("Good") if score >= organisation.good_from else _("Weak"))
