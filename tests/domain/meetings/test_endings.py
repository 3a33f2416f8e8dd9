from datetime import date, timedelta

import pytest

from lotsa.domain.activity.models import Event
from lotsa.domain.meetings import actions, queries, tasks
from lotsa.domain.meetings.invitations import feed
from lotsa.domain.meetings.models import Meeting, MeetingProposal
from lotsa.domain.mentorships.actions import end_mentorship, pause_mentorship
from lotsa.domain.mentorships.models import Mentorship
from tests.domain.meetings.pairs import AHEAD, NOW, pair

WEEK = timedelta(days=7)
S = Meeting.State


@pytest.fixture(autouse=True)
def frozen(time_machine):
    time_machine.move_to(NOW, tick=False)


def rhythm(mentorship, by, count=5):
    return actions.book_rhythm(mentorship, [AHEAD + step * WEEK for step in range(count)], by=by)


def states(mentorship):
    return list(Meeting.objects.filter(mentorship=mentorship).values_list("state", flat=True))


def cancelled():
    return Event.objects.filter(verb="meeting.cancelled")


def test_ending_cancels_what_is_booked_after_the_last_day_and_tells_of_what_was_invited_to(cast):
    mentorship = pair(cast)
    rhythm(mentorship, cast.mentee)
    actions.end_with_meetings(mentorship, by=cast.coordinator, outcome="completed")
    assert states(mentorship) == [S.CANCELLED] * 5
    both = {str(cast.mentor.id), str(cast.mentee.id)}
    assert [set(event.concerns) for event in cancelled()] == [both] * 3


def test_what_lies_on_or_before_the_last_day_stays_booked(cast):
    mentorship = pair(cast)
    rhythm(mentorship, cast.mentee, count=2)
    assert actions.cancel_after(mentorship, AHEAD.date(), by=cast.coordinator) == 1
    assert states(mentorship) == [S.CONFIRMED, S.CANCELLED]


def test_ending_withdraws_open_times(cast):
    mentorship = pair(cast)
    actions.propose_times(mentorship, [AHEAD], by=cast.mentee)
    actions.end_with_meetings(mentorship, by=cast.coordinator, outcome="no_fault")
    assert MeetingProposal.objects.get().state == "withdrawn"


def test_until_the_daily_task_no_list_shows_what_an_ended_pair_had_booked(cast):
    mentorship = pair(cast)
    rhythm(mentorship, cast.mentee)
    Meeting.objects.create(mentorship=mentorship, starts_at=NOW - WEEK, state=S.CONFIRMED)
    actions.propose_times(mentorship, [AHEAD + timedelta(days=1)], by=cast.mentee)
    assert (len(queries.upcoming(cast.mentor)), len(queries.to_close(cast.mentor))) == (5, 1)
    end_mentorship(mentorship, "completed", by=None)
    assert queries.upcoming(cast.mentor) == queries.to_close(cast.mentor) == []
    assert queries.next_meeting(cast.mentor) is None
    assert queries.open_proposals(cast.mentor) == queries.my_proposals(cast.mentee) == []
    assert feed(cast.mentor).count(b"BEGIN:VEVENT") == 1


def test_daily_task_cancels_what_ended_pairs_had_booked_once(cast):
    mentorship, other = pair(cast), pair(cast, mentee="employee")
    rhythm(mentorship, cast.mentee)
    rhythm(other, cast.employee, count=1)
    end_mentorship(mentorship, "completed", by=None)
    tasks.daily.call()
    tasks.daily.call()
    assert (states(mentorship), states(other)) == ([S.CANCELLED] * 5, [S.CONFIRMED])
    assert cancelled().count() == 3
    assert queries.past(cast.mentor) == []


def test_single_talk_that_was_held_leaves_nothing_booked(cast):
    talk = pair(cast, single_meeting=True)
    actions.book(talk, AHEAD, by=cast.mentee)
    actions.note_held(talk, NOW - timedelta(hours=2), by=cast.mentee)
    assert Mentorship.objects.get(pk=talk.pk).state == "closed"
    assert sorted(states(talk)) == [S.CANCELLED, S.HELD]


def test_a_reopened_pair_knows_how_much_was_cancelled(cast):
    mentorship = pair(cast)
    rhythm(mentorship, cast.mentee, count=2)
    assert queries.cancelled_by_ending(mentorship) == 0
    actions.end_with_meetings(mentorship, by=cast.coordinator, outcome="completed")
    assert queries.cancelled_by_ending(mentorship) == 2


def test_a_pause_cancels_only_what_falls_within_it(cast):
    mentorship = pair(cast)
    rhythm(mentorship, cast.mentee, count=3)
    until = date(2026, 12, 8)  # the day of the second meeting
    pause_mentorship(mentorship, until, by=cast.mentee)
    assert actions.cancel_between(mentorship, NOW.date(), until, by=cast.mentee) == 1
    assert states(mentorship) == [S.CANCELLED, S.CONFIRMED, S.CONFIRMED]


def test_a_cancellation_carries_the_day_it_was_made(cast):
    mentorship = pair(cast)
    actions.cancel(actions.book(mentorship, AHEAD, by=cast.mentee), by=cast.mentee)
    (mark,) = queries.meetings_of([mentorship.pk])[mentorship.pk]
    assert (mark.day, mark.happened) == (AHEAD.date(), NOW.date())


def test_the_page_of_a_held_meeting_knows_the_next(cast):
    mentorship = pair(cast)
    over = Meeting.objects.create(mentorship=mentorship, starts_at=NOW - timedelta(hours=1))
    coming = actions.book(mentorship, AHEAD, by=cast.mentee)
    assert queries.meeting_sheet(cast.mentee, over).following is None
    actions.close(over, by=cast.mentee, held=True)
    assert queries.meeting_sheet(cast.mentee, over).following == coming
