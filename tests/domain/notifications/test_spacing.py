"""At most one mail a week that nobody asked for, whatever happens and whenever the mail server works."""

import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from lotsa.domain.notifications.actions import send_messages, write_messages
from lotsa.domain.notifications.models import Message
from lotsa.domain.notifications.spacing import Calm, free_moment
from lotsa.engine.calendar.wall_time import wall
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair
from tests.domain.notifications.post import an_invitation, happens, pair_of, silence
from tests.mail.sink import a_sink

ZONE = "Europe/Stockholm"
CALM = Calm(ZONE, 28, 31)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))


@given(st.lists(st.tuples(MOMENTS, st.integers(0, 30)), max_size=25))
def test_mails_are_put_where_no_other_is_within_a_week(wanted: list[tuple[datetime, int]]) -> None:
    taken: list[datetime] = []
    for moment, waits in wanted:
        found = free_moment(moment, taken, CALM, waits=waits)
        if found is not None:
            assert CALM.after_quiet(found) == found
            assert CALM.after_quiet(moment) <= found <= CALM.after_quiet(moment) + timedelta(days=waits)
            taken.append(found)
    walls = sorted(wall(moment, ZONE).replace(tzinfo=None) for moment in taken)
    assert all(later - earlier >= timedelta(days=7) for earlier, later in pairwise(walls))


@given(MOMENTS, st.integers(0, 20))
def test_a_free_calendar_delays_nothing_but_for_the_holiday(moment: datetime, waits: int) -> None:
    assert free_moment(moment, [], CALM, waits=waits) == CALM.after_quiet(moment)


@given(MOMENTS)
def test_a_notice_comes_in_the_holiday_too(moment: datetime) -> None:
    assert free_moment(moment, [], CALM, waits=0, is_notice=True) == moment


@pytest.mark.parametrize(
    "monday", [datetime(2027, 3, 22, 6, tzinfo=UTC), datetime(2026, 10, 19, 5, tzinfo=UTC)]
)
def test_a_week_is_a_week_when_the_clock_is_changed(monday: datetime) -> None:
    """07.00 on two Mondays is 167 or 169 hours apart, and a week all the same."""
    following = CALM.a_week_after(monday)
    assert following - monday in (timedelta(hours=167), timedelta(hours=169))
    assert not CALM.too_near(monday, following)
    assert CALM.too_near(monday, following - timedelta(minutes=1))


def test_quiet_weeks_may_go_over_new_year() -> None:
    calm = Calm(ZONE, 52, 1)
    after = datetime(2027, 1, 11, 7, tzinfo=UTC)  # Monday of week 2, 08.00
    for day in (datetime(2026, 12, 24, 9, tzinfo=UTC), datetime(2027, 1, 5, 9, tzinfo=UTC)):
        assert calm.after_quiet(day) == after
    assert calm.after_quiet(after) == after


REMINDERS = [
    "mentorship.silent",
    "mentorship.fit_asked",
    "mentorship.midway",
    "mentorship.winding_down",
    "mentorship.closing",
    "agreement.unsigned",
    "enrolment.reminded",
    "notes.deletion_coming",
]


@pytest.mark.parametrize("seed", range(5))
def test_nobody_gets_two_unrequested_mails_within_a_week(cast: Cast, seed: int) -> None:
    """A hundred days of things the calendar causes, at random, with a mail server that now and then is down
    and a worker that sometimes does not run: looked at from the mailbox."""
    chance = random.Random(seed)
    now = datetime(2026, chance.choice((2, 5, 9)), 2, 7, tzinfo=UTC)
    with time_machine.travel(now, tick=False) as clock:
        rows = {"pair": a_pair(cast), "enrolment": an_invitation(cast)}
        silence()
        for day in range(100):
            clock.move_to(now + timedelta(days=day, minutes=chance.randrange(600)))
            for _number in range(chance.choice((0, 0, 1, 1, 2, 4))):
                verb = chance.choice(REMINDERS)
                row = rows["enrolment" if verb.startswith("enrolment") else "pair"]
                facts = {"days": 40, "day": "2027-12-01"}
                happens(verb, row, pair_of(cast), **facts)
            if chance.random() < 0.15:
                continue  # the worker is not running today
            write_messages()
            server = chance.random()
            with a_sink(*(["451 later"] * 40 if server < 0.2 else [])):
                send_messages()
    arrived: dict[object, list[datetime]] = {}
    for message in Message.objects.filter(is_reminder=True, state="sent"):
        if message.template != "notes_deletion":
            arrived.setdefault(message.recipient_id, []).append(message.sent_at)
    assert sum(map(len, arrived.values())) > 8
    for moments in arrived.values():
        walls = sorted(wall(moment, ZONE).replace(tzinfo=None) for moment in moments)
        apart = [later - earlier for earlier, later in pairwise(walls)]
        assert min(apart) >= timedelta(days=7)
