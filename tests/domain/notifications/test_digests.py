"""One mail a week: what is gathered, when it comes, and what never waits for it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from lotsa.domain.activity.models import Event
from lotsa.domain.followup.actions import sum_up_every_week
from lotsa.domain.mentorships import actions as mentorships
from lotsa.domain.notifications.actions import choose_rhythm, gather, send_messages, write_messages
from lotsa.domain.notifications.models import Message
from lotsa.domain.threads import actions as threads
from tests.cast import Cast
from tests.domain.notifications.post import a_meeting, a_quiet_pair, happens, pair_of, silence, written

MONDAY = datetime(2026, 11, 16, 5, 30, tzinfo=UTC)  # 06.30 in Stockholm


def weekly(cast: Cast) -> None:
    choose_rhythm("weekly", by=cast.mentee)


def of_milo(cast: Cast) -> list[tuple[str, str]]:
    rows = Message.objects.filter(recipient=cast.people["mentee"]).order_by("event_sequence", "template")
    return list(rows.values_list("template", "state"))


def test_what_can_wait_is_gathered_and_what_cannot_is_not(cast: Cast) -> None:
    weekly(cast)
    pair = a_quiet_pair(cast)
    happens("mentorship.midway", pair, pair_of(cast))
    happens("meeting.booked", a_meeting(pair, in_days=20), pair_of(cast), sequence=0)
    threads.write_post(pair, "Hej", by=cast.mentor)
    write_messages()
    assert of_milo(cast) == [
        ("midway", "gathered"),
        ("meeting_booked", "waiting"),
        ("thread_post", "waiting"),
    ]


def test_the_week_comes_on_its_day_at_seven_and_tells_of_all_of_it(cast: Cast) -> None:
    weekly(cast)
    pair = a_quiet_pair(cast)
    a_meeting(pair, in_days=8)
    happens("mentorship.midway", pair, pair_of(cast))
    write_messages()
    with time_machine.travel(MONDAY, tick=False):
        assert gather() == 1
        assert gather() == 0
        (digest,) = written("digest_participant")
        assert digest.send_after == datetime(2026, 11, 16, 6, tzinfo=UTC)
        assert digest.subject == "Din vecka i Bullskolan"
        assert "– ons 18 nov kl. 10.00 med Alma Mentor" in digest.text
        assert "– Halvvägs: dags för en avstämning" in digest.text
    assert ("midway", "dropped") in of_milo(cast)
    assert Message.objects.get(template="midway", recipient=cast.people["mentee"]).why == "weekly"


@pytest.mark.parametrize(
    ("weekday", "days", "comes"), [(0, 0, 1), (0, 2, 1), (0, 3, 0), (4, 0, 0), (4, 4, 1)]
)
def test_the_day_is_the_persons_and_a_late_worker_does_not_lose_it(
    cast: Cast, weekday: int, days: int, comes: int
) -> None:
    choose_rhythm("weekly", by=cast.mentee, weekday=weekday)
    happens("mentorship.midway", a_quiet_pair(cast), pair_of(cast))
    write_messages()
    with time_machine.travel(MONDAY + timedelta(days=days), tick=False):
        assert gather() == comes


def test_a_week_with_nothing_in_it_is_no_mail(cast: Cast) -> None:
    weekly(cast)
    a_quiet_pair(cast)
    with time_machine.travel(MONDAY, tick=False):
        assert gather() == 0


def test_no_week_is_told_of_in_the_holiday(cast: Cast) -> None:
    weekly(cast)
    happens("mentorship.midway", a_quiet_pair(cast), pair_of(cast))
    write_messages()
    with time_machine.travel(datetime(2027, 7, 19, 5, 30, tzinfo=UTC), tick=False):
        assert gather() == 0
    assert ("midway", "gathered") in of_milo(cast)


@pytest.mark.parametrize(("rhythm", "state"), [("all", "waiting"), ("needed", "dropped")])
def test_who_changes_their_mind_gets_it_or_does_without(cast: Cast, rhythm: str, state: str) -> None:
    weekly(cast)
    happens("mentorship.midway", a_quiet_pair(cast), pair_of(cast))
    write_messages()
    choose_rhythm(rhythm, by=cast.mentee)
    assert of_milo(cast) == [("midway", state)]


def test_the_week_counts_as_the_one_unrequested_mail(cast: Cast) -> None:
    weekly(cast)
    pair = a_quiet_pair(cast)
    happens("mentorship.midway", pair, pair_of(cast))
    write_messages()
    with time_machine.travel(MONDAY, tick=False):
        gather()
        write_messages()
    digest = Message.objects.get(template="digest_participant")
    assert digest.is_reminder


def test_the_coordinator_hears_once_a_week_if_something_waits(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    mentorships.ask_to_talk(pair, by=cast.mentee)
    silence()
    with time_machine.travel(MONDAY, tick=False):
        assert sum_up_every_week() == 1
        assert sum_up_every_week() == 0
        (digest,) = written()
    assert (digest.recipient, digest.template) == (cast.people["coordinator"], "digest_coordinator")
    assert "– 1 person vill prata med dig" in digest.text
    assert "Milo" not in digest.text
    assert "Par i gång: 1." in digest.text
    facts = Event.objects.get(verb="digest.coordinator_due").facts
    assert facts["counts"]["talk"] == 1


def test_the_coordinator_can_choose_another_day_or_none(cast: Cast) -> None:
    mentorships.ask_to_talk(a_quiet_pair(cast), by=cast.mentee)
    choose_rhythm("needed", by=cast.coordinator, weekday=4)
    silence()
    with time_machine.travel(MONDAY, tick=False):
        assert sum_up_every_week() == 0
    with time_machine.travel(MONDAY + timedelta(days=4), tick=False):
        assert sum_up_every_week() == 1
        write_messages()
        send_messages()
    assert list(Message.objects.values_list("template", "why")) == [("digest_coordinator", "unwanted")]


def test_with_nothing_to_do_the_coordinator_gets_no_mail(cast: Cast) -> None:
    with time_machine.travel(MONDAY, tick=False):
        assert sum_up_every_week() == 0
