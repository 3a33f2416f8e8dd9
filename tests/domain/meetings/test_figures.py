from datetime import timedelta

import pytest

from lotsa.domain.meetings import actions, queries
from lotsa.domain.meetings.models import MeetingRating, NextStep, Topic
from lotsa.domain.meetings.queries import Transfer
from tests.domain.meetings.pairs import NOW, held, pair

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def frozen(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def turn(time_machine):
    """The next month has begun."""

    def later(months=1):
        time_machine.move_to((NOW.replace(day=1) + months * 31 * DAY).replace(day=2), tick=False)

    return later


def talked(meeting, person, count=1, **fields):
    for number in range(count):
        Topic.objects.create(
            mentorship=meeting.mentorship, text=f"{number}", added_by=person, talked_in=meeting, **fields
        )


def test_agenda_is_counted_over_the_latest_four_meetings_held(cast):
    mentorship = pair(cast)
    mentor, mentee = cast.people["mentor"], cast.people["mentee"]
    meetings = [held(mentorship, NOW - n * 14 * DAY) for n in range(1, 6)]
    talked(meetings[0], mentor, 2)
    talked(meetings[3], mentee, 1)
    talked(meetings[4], mentor, 9)  # the fifth back does not count
    talked(meetings[1], mentee, 3, only_me=True)
    assert queries.topic_shares([mentorship.pk]) == {mentorship.pk: (1, 2)}


def test_agenda_of_many_pairs_costs_three_queries(cast, django_assert_num_queries):
    pairs = [pair(cast), pair(cast, mentee="employee")]
    for each in pairs:
        talked(held(each, NOW - DAY), cast.people["mentor"])
    with django_assert_num_queries(3):
        shares = queries.topic_shares([each.pk for each in pairs])
    assert shares == {each.pk: (0, 1) for each in pairs}


def test_what_was_tried_is_counted_per_pair_and_hidden_for_few(cast, turn):
    mentorship = pair(cast)
    meeting = held(mentorship, NOW - DAY)
    for answer in ("yes", "yes", "partly", "not_yet"):
        actions.tried_at_work(actions.add_next_step(meeting, answer, by=cast.mentee), answer, by=cast.mentee)
    actions.add_next_step(meeting, "ännu inte besvarat", by=cast.mentee)
    assert queries.transfers_of([mentorship.pk]) == {mentorship.pk: Transfer(2, 1, 1)}
    turn()
    assert queries.transfer_in_all([mentorship.pk], min_group=2) is None
    NextStep.objects.create(
        mentorship=mentorship, text="Mentorns", owner=cast.people["mentor"], tried="not_yet"
    )
    assert queries.transfer_in_all([mentorship.pk], min_group=2) is None  # this month is not over
    turn(2)
    assert queries.transfer_in_all([mentorship.pk], min_group=2) == Transfer(2, 1, 2)
    later = actions.add_next_step(meeting, "ensam", by=cast.mentee)
    actions.tried_at_work(later, "not_yet", by=cast.mentee)
    turn(4)
    assert queries.transfer_in_all([mentorship.pk], min_group=2) == Transfer(2, 1, 2)


def test_ratings_are_shown_in_sums_of_enough_people(cast, turn):
    mentorship = pair(cast)
    meetings = [held(mentorship, NOW - n * DAY) for n in (1, 2, 3)]
    for meeting in meetings:
        actions.rate_meeting(meeting, "5", by=cast.mentee)
    assert queries.ratings_in_all([mentorship.pk], min_group=2) is None
    actions.rate_meeting(meetings[0], "2", by=cast.mentor)
    actions.rate_meeting(meetings[0], "3", by=cast.mentor)
    assert queries.ratings_in_all([mentorship.pk], min_group=2) is None  # the month is not over
    turn()
    assert queries.ratings_in_all([mentorship.pk], min_group=2) == {1: 0, 2: 0, 3: 1, 4: 0, 5: 3}
    actions.rate_meeting(meetings[1], "1", by=cast.mentor)
    turn(3)
    assert queries.ratings_in_all([mentorship.pk], min_group=2) == {1: 0, 2: 0, 3: 1, 4: 0, 5: 3}
    assert MeetingRating.objects.count() == 5


def test_time_is_told_as_planned_and_used(cast):
    mentorship = pair(cast)
    held(mentorship, NOW - DAY, minutes=30, actual_minutes=45)
    held(mentorship, NOW - 2 * DAY, minutes=30, actual_minutes=None)
    used = queries.time_used([mentorship.pk])[mentorship.pk]
    assert (used.meetings, used.planned, used.used) == (2, 60, 75)
