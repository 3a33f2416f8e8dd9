"""What was taken back before it left is not sent."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from lotsa.domain.matching.models import Proposal
from lotsa.domain.meetings.models import Meeting, MeetingProposal
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.notifications.actions import send_messages, write_messages
from lotsa.domain.notifications.models import Message
from lotsa.domain.people.models import Person
from lotsa.domain.programmes.models import Enrolment
from lotsa.domain.threads.actions import write_post
from lotsa.kit import clock
from tests.cast import Cast
from tests.domain.notifications.post import (
    a_meeting,
    a_proposal,
    a_quiet_pair,
    an_invitation,
    happens,
    pair_of,
    some_times,
)


def outcome(rows: Any = None, **changes: Any) -> set[tuple[str, str]]:
    """What becomes of the messages when something changes before they leave."""
    write_messages()
    if rows is not None:
        rows.update(**changes)
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        send_messages()
    return set(Message.objects.values_list("state", "why"))


SENT, PASSED = {("sent", "")}, {("dropped", "passed")}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [({}, SENT), ({"state": "staged"}, PASSED), ({"state": "declined"}, PASSED)],
)
def test_a_proposal_leaves_only_while_it_is_published(
    cast: Cast, changes: dict[str, Any], expected: set[tuple[str, str]]
) -> None:
    at = clock.now() + timedelta(minutes=10)
    proposal = a_proposal(cast)
    happens("proposal.published", proposal, pair_of(cast), send_at=at.isoformat())
    rows = Proposal.objects.filter(pk=proposal.pk) if changes else None
    assert outcome(rows, **changes) == expected


def test_nothing_leaves_before_publishing_can_no_longer_be_undone(cast: Cast) -> None:
    at = clock.now() + timedelta(minutes=10)
    happens("proposal.published", a_proposal(cast), pair_of(cast), send_at=at.isoformat())
    write_messages()
    assert send_messages() == 0
    assert set(Message.objects.values_list("state", flat=True)) == {"waiting"}


def test_what_is_recalled_and_published_anew_is_told_once(cast: Cast) -> None:
    proposal = a_proposal(cast)
    at = clock.now() + timedelta(minutes=10)
    happens("proposal.published", proposal, pair_of(cast), send_at=at.isoformat())
    happens("proposal.recalled", proposal, pair_of(cast))
    happens("proposal.published", proposal, pair_of(cast), send_at=at.isoformat())
    outcome()
    assert (
        sorted(Message.objects.values_list("state", "why"))
        == [("dropped", "passed")] * 2 + [("sent", "")] * 2
    )


def test_who_has_answered_is_not_reminded(cast: Cast) -> None:
    proposal = a_proposal(cast, mentee_answer="yes")
    happens("proposal.reminded", proposal, pair_of(cast))
    outcome()
    states = Message.objects.order_by("recipient__given_name").values_list("recipient__given_name", "state")
    assert list(states) == [("Alma", "sent"), ("Milo", "dropped")]


def test_an_invitation_that_was_answered_is_not_sent(cast: Cast) -> None:
    enrolment = an_invitation(cast)
    happens("enrolment.invited", enrolment, [cast.people["mentor"]])
    assert outcome(Enrolment.objects.filter(pk=enrolment.pk), state="applied") == PASSED


def test_times_that_were_taken_back_are_not_sent(cast: Cast) -> None:
    proposal = some_times(cast, a_quiet_pair(cast))
    happens("times.proposed", proposal, [cast.people["mentor"]])
    assert outcome(MeetingProposal.objects.filter(pk=proposal.pk), state="withdrawn") == PASSED


@pytest.mark.parametrize("verb", ["meeting.booked", "meeting.coming", "meeting.unconfirmed"])
def test_a_meeting_that_was_cancelled_is_not_announced(cast: Cast, verb: str) -> None:
    meeting = a_meeting(a_quiet_pair(cast))
    happens(verb, meeting, pair_of(cast), sequence=0)
    assert outcome(Meeting.objects.filter(pk=meeting.pk), state="cancelled") == PASSED


def test_a_reminder_of_a_meeting_that_has_begun_is_not_sent(cast: Cast) -> None:
    meeting = a_meeting(a_quiet_pair(cast), in_days=-1)
    happens("meeting.coming", meeting, pair_of(cast))
    assert outcome() == PASSED


def test_a_cancellation_is_not_sent_for_what_is_booked_again(cast: Cast) -> None:
    happens("meeting.cancelled", a_meeting(a_quiet_pair(cast)), pair_of(cast), sequence=1)
    assert outcome() == PASSED


def test_a_pair_that_paused_is_not_told_of_silence(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    happens("mentorship.silent", pair, pair_of(cast), days=40)
    assert outcome(Mentorship.objects.filter(pk=pair.pk), state="paused") == PASSED


def test_who_left_or_has_no_address_gets_nothing(cast: Cast) -> None:
    happens("mentorship.silent", a_quiet_pair(cast), pair_of(cast), days=40)
    write_messages()
    Person.objects.filter(pk=cast.people["mentor"].pk).update(left_on=clock.today())
    Person.objects.filter(pk=cast.people["mentee"].pk).update(email="")
    assert outcome() == {("dropped", "left"), ("unsent", "no_address")}


def test_the_address_of_today_is_written_to(cast: Cast) -> None:
    happens("enrolment.invited", an_invitation(cast), [cast.people["mentor"]])
    rows = Person.objects.filter(pk=cast.people["mentor"].pk)
    assert outcome(rows, email="ny@example.se") == SENT
    assert Message.objects.get().to_address == "ny@example.se"


def test_what_is_written_in_a_circle_does_not_reach_who_has_left_it(cast: Cast) -> None:
    circle = a_quiet_pair(cast)
    write_post(circle, "Ses på torsdag", by=cast.mentee)
    rows = Membership.objects.filter(mentorship=circle, person=cast.people["mentor"])
    assert outcome(rows, left_on=clock.today()) == PASSED


def test_what_is_written_reaches_who_is_still_in_the_circle(cast: Cast) -> None:
    write_post(a_quiet_pair(cast), "Ses på torsdag", by=cast.mentee)
    assert outcome() == SENT
