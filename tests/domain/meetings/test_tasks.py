from datetime import UTC, date, datetime, timedelta

import pytest

from lotsa.domain.activity.models import Event
from lotsa.domain.meetings import actions, tasks
from lotsa.domain.meetings.models import Meeting
from tests.domain.meetings.pairs import NOW, held, pair

DAY = timedelta(days=1)
# Friday 4 December 10.00: the third working day before is Tuesday 1 December
FRIDAY = datetime(2026, 12, 4, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def frozen(time_machine):
    time_machine.move_to(NOW, tick=False)


def told(verb):
    return [set(event.concerns) for event in Event.objects.filter(verb=verb)]


def both(cast):
    return {str(cast.mentor.id), str(cast.mentee.id)}


def run_on(time_machine, moment):
    time_machine.move_to(moment, tick=False)
    return tasks.daily.call()


def test_reminder_comes_three_working_days_before_and_once(cast, time_machine):
    actions.book(pair(cast), FRIDAY, by=cast.mentee)
    assert run_on(time_machine, datetime(2026, 11, 30, 6, tzinfo=UTC)) == 0
    assert run_on(time_machine, datetime(2026, 12, 1, 6, tzinfo=UTC)) == 1
    assert run_on(time_machine, datetime(2026, 12, 1, 7, tzinfo=UTC)) == 0
    assert run_on(time_machine, datetime(2026, 12, 2, 6, tzinfo=UTC)) == 0
    assert told("meeting.coming") == [both(cast)]


def test_meeting_booked_within_the_three_days_needs_no_reminder(cast, time_machine):
    time_machine.move_to(datetime(2026, 12, 2, 8, tzinfo=UTC))
    actions.book(pair(cast), FRIDAY, by=cast.mentee)
    assert run_on(time_machine, datetime(2026, 12, 3, 6, tzinfo=UTC)) == 0


def test_moved_meeting_is_reminded_of_anew(cast, time_machine):
    meeting = actions.book(pair(cast), FRIDAY, by=cast.mentee)
    run_on(time_machine, datetime(2026, 12, 1, 6, tzinfo=UTC))
    actions.move(meeting, FRIDAY + 7 * DAY, by=cast.mentor)
    assert run_on(time_machine, datetime(2026, 12, 8, 6, tzinfo=UTC)) == 1


def test_day_after_asks_whether_they_met_and_once(cast, time_machine):
    Meeting.objects.create(mentorship=pair(cast), starts_at=NOW, changed_at=NOW)
    assert run_on(time_machine, NOW + timedelta(hours=10)) == 0
    assert [run_on(time_machine, NOW + step * DAY) for step in (1, 1, 2)] == [1, 0, 0]
    assert told("meeting.unconfirmed") == [both(cast)]


def test_closed_and_cancelled_meetings_are_not_asked_about(cast, time_machine):
    mentorship = pair(cast)
    held(mentorship, NOW - DAY)
    meeting = actions.book(mentorship, FRIDAY, by=cast.mentee)
    actions.cancel(meeting, by=cast.mentee)
    assert run_on(time_machine, FRIDAY + DAY) == 0


def test_after_forty_days_of_standstill_each_person_hears_of_one_thing(cast, time_machine):
    mine, other = pair(cast), pair(cast, mentee="employee")
    for step in range(4):
        for mentorship in (mine, other):
            Meeting.objects.create(
                mentorship=mentorship, starts_at=NOW + step * 7 * DAY, changed_at=NOW - 10 * DAY
            )
    late = NOW + 40 * DAY
    Meeting.objects.create(mentorship=mine, starts_at=late + DAY, changed_at=NOW)
    run_on(time_machine, late)
    concerned = [person for event in Event.objects.all() for person in event.concerns]
    assert sorted(concerned) == sorted({str(v.id) for v in (cast.mentor, cast.mentee, cast.employee)})
    assert run_on(time_machine, late) == 0
    assert run_on(time_machine, late + timedelta(hours=5)) == 0


def test_ended_pair_is_left_alone(cast, time_machine):
    mentorship = pair(cast, state="closed", ended_on=date(2026, 11, 1))
    Meeting.objects.create(mentorship=mentorship, starts_at=NOW - DAY)
    assert run_on(time_machine, NOW) == 0
