from datetime import timedelta

import pytest
import vobject

from lotsa.domain.meetings import actions, invitations
from lotsa.domain.meetings.actions import Room
from tests.domain.meetings.pairs import AHEAD, NOW, held, pair


@pytest.fixture(autouse=True)
def frozen(time_machine):
    time_machine.move_to(NOW, tick=False)


def read(raw):
    return vobject.readOne(raw.decode())


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
