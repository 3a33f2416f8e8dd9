from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lotsa.domain.meetings import actions, queries
from lotsa.domain.meetings.models import Meeting, Topic
from lotsa.domain.programmes.models import Enrolment
from tests.domain.meetings.pairs import AHEAD, NOW, held, pair

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def frozen(time_machine):
    time_machine.move_to(NOW, tick=False)


def test_marks_tell_day_state_and_minutes_and_nothing_else(cast):
    mentorship = pair(cast)
    held(mentorship, NOW - 14 * DAY, actual_minutes=40, shared_notes="KANEL")
    held(mentorship, NOW - 7 * DAY, state=Meeting.State.CANCELLED, actual_minutes=None)
    actions.book(mentorship, AHEAD, by=cast.mentee)
    marks = queries.meetings_of([mentorship.pk])[mentorship.pk]
    assert [(mark.day, mark.state, mark.minutes) for mark in marks] == [
        (date(2026, 11, 9), "held", 40),
        (date(2026, 11, 16), "cancelled", 30),
        (date(2026, 12, 1), "booked", 30),
    ]
    assert "KANEL" not in repr(marks)
    drawn = queries.cadence_of([mentorship.pk])[mentorship.pk]
    assert [mark.state for mark in drawn] == ["held", "missed", "booked"]


def test_marks_of_many_pairs_cost_one_query(cast):
    pairs = [pair(cast, mentee=name) for name in ("mentee", "employee", "stranger")]
    for each in pairs:
        held(each, NOW - DAY)
    with CaptureQueriesContext(
        connection,
    ) as made:
        queries.meetings_of([each.pk for each in pairs])
    assert len(made) == 1


def test_pair_without_meetings_has_an_empty_list(cast):
    mentorship = pair(cast)
    assert queries.meetings_of([mentorship.pk]) == {mentorship.pk: []}


def test_numbers_leave_out_what_did_not_happen(cast):
    mentorship = pair(cast)
    held(mentorship, NOW - 21 * DAY)
    held(mentorship, NOW - 14 * DAY, state=Meeting.State.MISSED)
    held(mentorship, NOW - 7 * DAY)
    actions.book(mentorship, AHEAD, by=cast.mentee)
    assert queries.next_meeting(cast.mentee).number == 3
    assert [line.number for line in queries.past(cast.mentee)] == [2, 0, 1]


def test_meeting_that_has_begun_waits_to_be_closed(cast):
    mentorship = pair(cast)
    meeting = Meeting.objects.create(mentorship=mentorship, starts_at=NOW)
    assert [line.meeting for line in queries.to_close(cast.mentor)] == [meeting]
    assert queries.next_meeting(cast.mentor) is None


@pytest.mark.parametrize("count", [1, 6])
def test_lists_cost_the_same_whatever_their_length(cast, count):
    mentorship = pair(cast)
    for step in range(count):
        held(mentorship, NOW - (step + 1) * DAY)
    viewer = cast.mentee
    with CaptureQueriesContext(connection) as made:
        queries.past(viewer)
    assert len(made) == 4


def test_suggested_times_follow_usual_times_of_both(cast):
    mentorship = pair(cast)
    for name in ("mentor", "mentee"):
        Enrolment.objects.filter(person=cast.people[name]).update(usual_times=[[3, "13:00", "16:00"]])
    held(mentorship, NOW - 4 * DAY)  # Thursday 19 November
    found = queries.good_times_for(mentorship)
    assert [(each.day, each.clock) for each in found.times] == [
        (date(2026, 12, 3), time(13)),
        (date(2026, 12, 10), time(13)),
        (date(2026, 12, 17), time(13)),
    ]


def test_closing_offers_no_next_time_when_one_is_booked_or_the_pair_ends(cast):
    mentorship = pair(cast)
    meeting = Meeting.objects.create(mentorship=mentorship, starts_at=NOW - DAY)
    assert len(queries.next_times(meeting)) == 2
    actions.book(mentorship, AHEAD, by=cast.mentee)
    assert queries.next_times(meeting) == []
    ending = pair(cast, mentee="employee", planned_end_on=date(2026, 11, 24))
    last = Meeting.objects.create(mentorship=ending, starts_at=NOW - DAY)
    assert queries.next_times(last) == []


def test_first_meeting_has_its_own_agenda_fitted_to_its_length(cast):
    meeting = actions.book(pair(cast), AHEAD, by=cast.mentee)
    agenda = queries.meeting_sheet(cast.mentee, meeting).agenda
    assert (agenda.kind, agenda.title, agenda.minutes) == ("first", "First meeting", 30)
    assert [point.minutes for point in agenda.points] == [6, 5, 5, 5, 5, 2, 2]
    actions.take_suggestions(meeting.mentorship, [p.title for p in agenda.points], by=cast.mentee)
    assert queries.meeting_sheet(cast.mentee, meeting).agenda_taken


def test_agenda_follows_the_pair_from_beginning_to_end(cast):
    mentorship = pair(cast)  # 1 September to 1 June: half is in the middle of January
    held(mentorship, NOW - 30 * DAY)
    days = [NOW + timedelta(days=n) for n in (7, 70, 90, 185)]
    meetings = [actions.book(mentorship, day, by=cast.mentee) for day in days]
    kinds = [queries.meeting_sheet(cast.mentee, each).agenda.kind for each in meetings]
    assert kinds == ["regular", "midway", "regular", "closing"]


def test_questions_are_never_those_talked_about_before(cast):
    mentorship = pair(cast)
    meeting = Meeting.objects.create(mentorship=mentorship, starts_at=NOW - DAY)
    offered: list[str] = []
    for _step in range(8):
        keys = [each.key for each in queries.meeting_sheet(cast.mentee, meeting).questions]
        offered += keys
        actions.take_questions(mentorship, keys, by=cast.mentee)
        for topic in Topic.objects.filter(talked_in=None):
            actions.tick_topic(topic, meeting, True, by=cast.mentee)
    bank = 22  # questions about getting to know each other
    assert (len(offered), len(set(offered))) == (bank, bank)
    assert queries.meeting_sheet(cast.mentee, meeting).questions == []


def test_later_meetings_ask_other_questions_each_time(cast):
    mentorship = pair(cast)
    for step in range(3):
        held(mentorship, NOW - (3 - step) * 14 * DAY)
    second = actions.book(mentorship, AHEAD, by=cast.mentee)
    third = actions.book(mentorship, AHEAD + 14 * DAY, by=cast.mentee)
    one, other = (queries.meeting_sheet(cast.mentee, each).questions for each in (second, third))
    assert len({each.key for each in (*one, *other)}) == 6


def test_held_meeting_shows_what_was_talked_of_there(cast):
    mentorship = pair(cast)
    meeting = Meeting.objects.create(mentorship=mentorship, starts_at=NOW - DAY)
    talked, _left = (actions.add_topic(mentorship, text, by=cast.mentee) for text in ("Talat om", "Kvar"))
    actions.tick_topic(talked, meeting, True, by=cast.mentee)
    actions.close(meeting, by=cast.mentee, held=True)
    assert [topic.text for topic in queries.meeting_sheet(cast.mentor, meeting).topics] == ["Talat om"]
    following = actions.book(mentorship, AHEAD, by=cast.mentee)
    assert [topic.text for topic in queries.meeting_sheet(cast.mentor, following).topics] == ["Kvar"]
