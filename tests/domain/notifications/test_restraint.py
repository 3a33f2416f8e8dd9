"""Quiet weeks, one reminder a week, and what people have chosen."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.notifications.actions import choose_rhythm, send_again, send_messages, write_messages
from lotsa.domain.notifications.models import Message
from lotsa.domain.notifications.spacing import Calm
from lotsa.domain.people.models import Organisation
from lotsa.kit import clock
from tests.cast import Cast
from tests.domain.notifications.post import a_meeting, a_quiet_pair, an_invitation, happens, pair_of

JULY = datetime(2026, 7, 15, 9, tzinfo=UTC)  # week 29


def states(template: str = "") -> list[tuple[str, str]]:
    rows = Message.objects.order_by("event_sequence", "recipient__given_name")
    return list((rows.filter(template=template) if template else rows).values_list("state", "why"))


def test_a_reminder_in_the_holiday_waits_until_it_is_over(cast: Cast) -> None:
    with time_machine.travel(JULY, tick=False):
        happens("enrolment.reminded", an_invitation(cast), [cast.people["mentor"]])
        write_messages()
    message = Message.objects.get()
    assert message.send_after == datetime(2026, 8, 3, 6, tzinfo=UTC)  # Monday of week 32, 08.00 in Stockholm
    assert message.is_reminder


def test_what_was_asked_for_goes_in_the_holiday_too(cast: Cast) -> None:
    with time_machine.travel(JULY, tick=False):
        happens("enrolment.invited", an_invitation(cast), [cast.people["mentor"]])
        write_messages()
    assert Message.objects.get().send_after == JULY


@pytest.mark.parametrize(
    ("moment", "after"),
    [
        (datetime(2026, 7, 5, 21, 59, tzinfo=UTC), datetime(2026, 7, 5, 21, 59, tzinfo=UTC)),
        (datetime(2026, 7, 5, 22, 0, tzinfo=UTC), datetime(2026, 8, 3, 6, tzinfo=UTC)),  # Monday of week 28
        (datetime(2026, 8, 2, 21, 59, tzinfo=UTC), datetime(2026, 8, 3, 6, tzinfo=UTC)),
        (datetime(2026, 8, 2, 22, 0, tzinfo=UTC), datetime(2026, 8, 2, 22, 0, tzinfo=UTC)),
    ],
)
def test_the_quiet_weeks_are_the_organisations_days(moment: datetime, after: datetime) -> None:
    assert Calm.of(Organisation(name="X")).after_quiet(moment) == after


def test_an_organisation_without_quiet_weeks_reminds_all_year() -> None:
    assert Calm.of(Organisation(name="X", quiet_from_week=None, quiet_to_week=None)).after_quiet(JULY) == JULY


def test_nobody_is_reminded_twice_in_a_week(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    happens("mentorship.silent", pair, pair_of(cast), days=31)
    write_messages()
    happens("enrolment.reminded", an_invitation(cast), [cast.people["mentor"]])
    write_messages()
    assert states("interest_reminder") == [("dropped", "enough")]


def test_after_a_standstill_each_person_hears_of_one_thing(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    for days in (31, 38, 45):
        happens("mentorship.silent", pair, pair_of(cast), days=days)
    write_messages()
    assert states() == [("waiting", "")] * 2 + [("dropped", "enough")] * 4


def test_a_week_later_there_is_room_again(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    happens("mentorship.silent", pair, pair_of(cast), days=31)
    write_messages()
    with time_machine.travel(clock.now() + timedelta(days=7, minutes=1)):
        happens("mentorship.silent", pair, pair_of(cast), days=38)
        write_messages()
    assert states() == [("waiting", "")] * 4


def test_who_wants_few_mails_gets_no_reminders_but_what_must_be_answered(cast: Cast) -> None:
    choose_rhythm("needed", by=cast.mentor)
    pair = a_quiet_pair(cast)
    happens("mentorship.silent", pair, pair_of(cast), days=31)
    happens("meeting.coming", a_meeting(pair), pair_of(cast))
    happens("meeting.booked", a_meeting(pair, in_days=20), pair_of(cast), sequence=0)
    write_messages()
    alma = Message.objects.filter(recipient=cast.people["mentor"]).order_by("event_sequence")
    assert [(message.template, message.why) for message in alma] == [
        ("long_time_no_see", "unwanted"),
        ("meeting_reminder", "unwanted"),
        ("meeting_booked", ""),
    ]
    assert not Message.objects.filter(recipient=cast.people["mentee"], state="dropped").exists()


def test_what_may_wait_comes_when_the_week_is_free(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    happens("mentorship.silent", pair, [cast.people["mentee"]], days=31)
    happens("mentorship.midway", pair, [cast.people["mentee"]])
    write_messages()
    silent, midway = Message.objects.order_by("event_sequence")
    assert (midway.state, midway.send_after - silent.send_after) == ("waiting", timedelta(days=7))


def test_a_notice_does_not_wait_for_reminders_that_wait(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    happens("mentorship.midway", pair, [cast.people["mentee"]])
    write_messages()
    happens("notes.deletion_coming", pair, [cast.people["mentee"]], day="2027-01-01")
    write_messages()
    Message.objects.filter(template="notes_deletion").update(send_after=clock.now() - timedelta(seconds=1))
    Mentorship.objects.update(state="closed")
    send_messages()
    assert states("notes_deletion") == [("sent", "")]


def test_a_reminder_that_was_held_up_is_measured_against_what_left_since(cast: Cast) -> None:
    """Resent by hand after another had gone: the door, not only the writing, keeps the week."""
    pair = a_quiet_pair(cast)
    happens("mentorship.silent", pair, [cast.people["mentee"]], days=31)
    write_messages()
    Message.objects.update(state="failed")
    happens("mentorship.midway", pair, [cast.people["mentee"]])
    write_messages()
    assert send_messages() == 1
    send_again(Message.objects.get(template="long_time_no_see"), by=cast.coordinator)
    assert send_messages() == 0
    assert states("long_time_no_see") == [("dropped", "enough")]


def test_two_workers_with_a_reminder_each_to_one_person_do_not_both_send(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    happens("mentorship.silent", pair, [cast.people["mentee"]], days=31)
    happens("mentorship.midway", pair, [cast.people["mentee"]])
    write_messages()
    Message.objects.update(send_after=clock.now())  # as two writers at once would have it
    other = Message.objects.get(template="midway")
    Message.objects.filter(pk=other.pk).update(leased_until=clock.now() + timedelta(minutes=5))
    assert send_messages() == 0
    waiting = Message.objects.get(template="long_time_no_see")
    assert (waiting.state, waiting.leased_until) == ("waiting", None)
    assert waiting.send_after > clock.now()
