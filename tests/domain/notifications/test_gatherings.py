"""Shared events: invited, moved, called off, missed; and the calendar says the same."""

from datetime import time, timedelta
from typing import Any

import icalendar
import vobject

from lotsa.domain.notifications.actions import send_messages
from lotsa.domain.notifications.models import Message
from lotsa.domain.programmes import actions as programmes
from lotsa.domain.programmes.models import Attendee, ProgrammeEvent
from lotsa.kit import clock
from tests.cast import Cast
from tests.domain.notifications.post import a_quiet_pair, happens, pair_of, written


def a_gathering(cast: Cast, kind: str = "workshop", **fields: Any) -> ProgrammeEvent:
    pair = a_quiet_pair(cast)
    defaults = {"on": clock.today() + timedelta(days=9), "at": time(13), "place": "Aulan"}
    return ProgrammeEvent.objects.create(programme=pair.programme, kind=kind, **(defaults | fields))


def calendars(messages: list[Message]) -> list[tuple[str, int, str]]:
    """Method, sequence and id as two parsers read them."""
    found = []
    for message in messages:
        raw = bytes(message.calendar or b"")
        event = vobject.readOne(raw.decode()).vevent
        other = icalendar.Calendar.from_ical(raw)
        again = next(iter(other.walk("VEVENT")))
        assert (str(other["METHOD"]), int(again["SEQUENCE"])) == (
            message.calendar_method,
            int(event.sequence.value),
        )
        found.append((message.calendar_method, int(event.sequence.value), event.uid.value))
    return found


def test_request_update_and_cancel_follow_one_another(cast: Cast) -> None:
    gathering = a_gathering(cast)
    programmes.invite_to_event(gathering, by=cast.coordinator)
    invited = written("event_invitation")
    assert [message.recipient.given_name for message in invited] == ["Alma", "Milo"]
    assert invited[0].subject.endswith("tor 19 nov kl. 13.00")
    programmes.change_event(gathering, by=cast.coordinator, version=None, at=time(15))
    moved = written("event_moved")
    assert moved[0].subject.startswith("Flyttat: ")
    programmes.remove_event(gathering, by=cast.coordinator)
    off = written("event_cancelled")
    uid = f"event-{gathering.pk}@lotsa"
    assert calendars([invited[0], moved[0], off[0]]) == [
        ("REQUEST", 0, uid),
        ("REQUEST", 1, uid),
        ("CANCEL", 2, uid),
    ]


def test_what_was_called_off_before_it_left_is_not_invited_to(cast: Cast) -> None:
    gathering = a_gathering(cast)
    programmes.invite_to_event(gathering, by=cast.coordinator)
    programmes.remove_event(gathering, by=cast.coordinator)
    written()
    send_messages()
    states = Message.objects.order_by("event_sequence").values_list("template", "why")
    assert set(states) == {("event_invitation", "passed"), ("event_cancelled", "")}


def test_a_kickoff_has_its_own_words(cast: Cast) -> None:
    programmes.invite_to_event(a_gathering(cast, "kickoff"), by=cast.coordinator)
    message = written()[0]
    assert (message.template, message.subject) == (
        "kickoff",
        "Uppstartsträff tor 19 nov kl. 13.00, Aulan",
    )


def test_who_was_absent_gets_what_was_gone_through(cast: Cast) -> None:
    for kind, template in (("kickoff", "kickoff_missed"), ("workshop", "event_missed")):
        gathering = a_gathering(cast, kind, held=True)
        happens("event.missed", gathering, [cast.people["mentee"]], kind=kind)
        (message,) = written(template)
        assert message.recipient == cast.people["mentee"]
        Message.objects.all().delete()
        gathering.programme.mentorships.all().delete()


def test_after_a_kickoff_the_pair_is_named(cast: Cast) -> None:
    happens("event.missed", a_gathering(cast, "kickoff", held=True), [cast.people["mentee"]])
    assert "Hör sedan av dig till Alma Mentor och boka första mötet." in written()[0].text


def test_an_event_an_hour_ahead_is_moved_at_short_notice(cast: Cast) -> None:
    gathering = a_gathering(cast, on=clock.today(), at=time(20))
    Attendee.objects.create(event=gathering, person=cast.people["mentee"], invited_at=clock.now())
    happens("event.moved", gathering, pair_of(cast), sequence=1)
    assert written()[0].subject.startswith("Flyttat med kort varsel: ")
