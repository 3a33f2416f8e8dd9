from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from icalendar import Calendar

from lotsa.domain.meetings import actions, invitations, queries
from lotsa.domain.meetings.actions import Room
from lotsa.engine.calendar.wall_time import instant
from tests.domain.meetings.pairs import AHEAD, NOW, held, pair


@pytest.fixture(autouse=True)
def frozen(time_machine):
    time_machine.move_to(NOW, tick=False)


def read(raw):
    return vobject.readOne(raw.decode())


def told(raw):
    """What two parsers that know nothing of each other make of a file, once they agree."""
    one, other = vobject.readOne(raw.decode()), Calendar.from_ical(raw)
    event, events = one.vevent, other.walk("VEVENT")
    said = (
        one.method.value,
        event.uid.value,
        int(event.sequence.value),
        event.dtstart.value.astimezone(UTC),
        event.dtend.value.astimezone(UTC),
        event.status.value,
        event.summary.value,
    )
    assert said == (
        str(other["METHOD"]),
        str(events[0]["UID"]),
        int(events[0]["SEQUENCE"]),
        events[0]["DTSTART"].dt.astimezone(UTC),
        events[0]["DTEND"].dt.astimezone(UTC),
        str(events[0]["STATUS"]),
        str(events[0]["SUMMARY"]),
    )
    assert (len(events), "RRULE" in events[0]) == (1, False)
    return said


def test_request_update_and_cancel_come_in_order(cast):
    meeting = actions.book(pair(cast), AHEAD, by=cast.mentee, minutes=45)
    files = [invitations.invitation(meeting)]
    actions.move(meeting, AHEAD + timedelta(days=1), by=cast.mentor)
    files.append(invitations.invitation(meeting))
    actions.move(meeting, AHEAD + timedelta(days=1), by=cast.mentor, room=Room("walk", "Ån"))
    files.append(invitations.invitation(meeting))
    actions.cancel(meeting, by=cast.mentee)
    files.append(invitations.invitation(meeting, method="CANCEL"))
    said = [told(raw) for raw in files]
    assert [each[0] for each in said] == ["REQUEST", "REQUEST", "REQUEST", "CANCEL"]
    assert {each[1] for each in said} == {f"{meeting.pk}@lotsa"}
    assert [each[2] for each in said] == [0, 1, 2, 3]
    assert [each[3] for each in said] == [AHEAD, *[AHEAD + timedelta(days=1)] * 3]
    assert [each[5] for each in said] == ["CONFIRMED", "CONFIRMED", "CONFIRMED", "CANCELLED"]


@pytest.mark.parametrize(
    ("today", "first", "following"),
    [
        # the wall says ten on both sides of the night the clocks change, in spring and in autumn
        ("2028-03-13", datetime(2028, 3, 20, 9, tzinfo=UTC), datetime(2028, 3, 27, 8, tzinfo=UTC)),
        ("2027-10-18", datetime(2027, 10, 25, 8, tzinfo=UTC), datetime(2027, 11, 1, 9, tzinfo=UTC)),
        # leap day: 22 February, 29 February 2028
        ("2028-02-14", datetime(2028, 2, 22, 9, tzinfo=UTC), datetime(2028, 2, 29, 9, tzinfo=UTC)),
        # week 53 of 2026, then week 1
        ("2026-12-21", datetime(2026, 12, 29, 9, tzinfo=UTC), datetime(2027, 1, 5, 9, tzinfo=UTC)),
    ],
)
def test_calendar_keeps_the_wall_time_whatever_the_calendar_does(cast, time_machine, today, first, following):
    time_machine.move_to(datetime.fromisoformat(today).replace(hour=8, tzinfo=UTC), tick=False)
    ends = date.fromisoformat(today) + timedelta(days=60)
    mentorship = pair(cast, cadence_days=7, planned_end_on=ends, starts_on=date(2026, 9, 1))
    local = first.astimezone(ZoneInfo("Europe/Stockholm"))
    planned = queries.rhythm_for(mentorship, first=local.date(), at=local.time(), count=2)
    times = [instant(each.day, each.clock, "Europe/Stockholm") for each in planned.times]
    meetings = actions.book_rhythm(mentorship, times, by=cast.mentee)
    assert [told(invitations.invitation(each))[3] for each in meetings] == [first, following]
    fed = Calendar.from_ical(invitations.feed(cast.mentee)).walk("VEVENT")
    assert [event["DTSTART"].dt.astimezone(UTC) for event in fed] == [first, following]
    assert {event["DTSTART"].dt.astimezone(ZoneInfo("Europe/Stockholm")).hour for event in fed} == {10}


def test_invitation_has_the_pair_and_the_house_as_organiser(cast, settings):
    settings.DEFAULT_FROM_EMAIL = "lotsa@kanelbullen.example"
    meeting = actions.book(pair(cast), AHEAD, by=cast.mentee, room=Room("on_site", "Matsalen"))
    event = read(invitations.invitation(meeting)).vevent
    assert {each.value for each in event.attendee_list} == {
        f"mailto:{cast.mentor.person.email}",
        f"mailto:{cast.mentee.person.email}",
    }
    assert event.organizer.value == "mailto:lotsa@kanelbullen.example"
    assert (event.summary.value, event.location.value) == ("Möte: Alma och Milo", "Matsalen")


def test_move_and_cancel_keep_the_uid_and_raise_the_sequence(cast):
    meeting = actions.book(pair(cast), AHEAD, by=cast.mentee)
    first = read(invitations.invitation(meeting)).vevent
    actions.move(meeting, AHEAD + timedelta(days=1), by=cast.mentor)
    second = read(invitations.invitation(meeting)).vevent
    actions.cancel(meeting, by=cast.mentor)
    third = read(invitations.invitation(meeting, method="CANCEL", language="en"))
    assert first.uid.value == second.uid.value == third.vevent.uid.value
    assert [each.sequence.value for each in (first, second, third.vevent)] == ["0", "1", "2"]
    assert (third.method.value, third.vevent.status.value) == ("CANCEL", "CANCELLED")
    assert third.vevent.summary.value == "Meeting: Alma and Milo"


def test_feed_has_my_meetings_only_and_nothing_said_there(cast):
    mine = pair(cast)
    held(mine, NOW - timedelta(days=7), shared_notes="KANEL", theme="KANEL")
    actions.book(mine, AHEAD, by=cast.mentee)
    actions.cancel(actions.book(mine, AHEAD + timedelta(days=7), by=cast.mentee), by=cast.mentee)
    actions.book(pair(cast, mentee="employee"), AHEAD, by=cast.mentor)
    raw = invitations.feed(cast.mentee)
    calendar = read(raw)
    assert len(calendar.vevent_list) == 2
    assert b"KANEL" not in raw
    assert b"ATTENDEE" not in raw
    assert {event.summary.value for event in calendar.vevent_list} == {"Möte: Alma"}
