from datetime import timedelta

from lotsa.domain.followup.queries.pair_page import member_page
from lotsa.domain.meetings import actions
from lotsa.kit import clock
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair


def test_a_cancelled_meeting_stands_on_the_day_it_was_cancelled(cast: Cast) -> None:
    pair = a_pair(cast, days_ago=30)
    meeting = actions.book(pair, clock.now() + timedelta(days=20), by=cast.mentee)
    actions.cancel(meeting, by=cast.mentee)
    days = [line.day for line in member_page(cast.mentee, pair).history]
    assert days == [clock.today(), pair.starts_on]
