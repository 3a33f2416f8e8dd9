from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
import vobject
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from lotsa.engine.calendar.icalendar_text import Attendee, Entry, feed, invitation, is_address, is_web_address

LOTSA = Attendee("Lotsa", "lotsa@kanelbullen.example")
ELIN = Attendee("Elin Sjöberg", "elin@kanelbullen.example")
GORAN = Attendee("Göran Ek", "goran@kanelbullen.example")
EVENT = {"UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "URL"}
EVENT |= {"STATUS", "CLASS", "TRANSP", "ORGANIZER", "ATTENDEE"}

HOSTILE = [
    "a\r\nATTENDEE:mailto:evil@x.example",
    "a\nATTENDEE:mailto:evil@x.example",
    "a\rATTENDEE:mailto:evil@x.example",
    "a\r\n ATTENDEE:mailto:evil@x.example",
    "a\x0bATTENDEE:mailto:evil@x.example",
    "a\x0cATTENDEE:mailto:evil@x.example",
    "a\x85ATTENDEE:mailto:evil@x.example",
    "a\u2028ATTENDEE:mailto:evil@x.example",
    "a\u2029ATTENDEE:mailto:evil@x.example",
    "a\x1cATTENDEE:mailto:evil@x.example",
    "a\x1dATTENDEE:mailto:evil@x.example",
    "a\x1eATTENDEE:mailto:evil@x.example",
    "a\x00b",
    "a\x07\x1b[31mb",
    "\ufeffBEGIN:VCALENDAR",
    "END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:extra",
    "END:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR",
    "\\nATTENDEE:mailto:evil@x.example",
    "\\\\nATTENDEE:mailto:evil@x.example",
    "\\r\\nX-EVIL:1",
    "a;b,c:d\\e",
    '"quoted"',
    '";X-EVIL="1',
    "';CN=evil",
    "^n^'^^",
    "name;RSVP=TRUE:mailto:evil@x.example",
    ":mailto:evil@x.example",
    ",mailto:evil@x.example",
    "=?utf-8?q?evil?=",
    "å" * 300,
    "🎈" * 200,
    "👩‍👩‍👧‍👦" * 40,
    "e\u0301" * 100,
    "\u202egnp.exe",
    "\ud800lone",
    "\udfff",
    "   ",
    "\t\tX-EVIL:1",
    "BEGIN:VALARM\r\nACTION:EMAIL\r\nEND:VALARM",
    "RRULE:FREQ=SECONDLY",
    "\n\n\nRRULE:FREQ=SECONDLY\n",
    "%0D%0AATTENDEE:mailto:evil@x.example",
    "&#13;&#10;ATTENDEE:mailto:evil@x.example",
    "x" * 5000,
]


def entry(**changes):
    facts = {
        "uid": "5f3b@kanelbullen.example",
        "starts_at": datetime(2026, 11, 24, 9, tzinfo=UTC),
        "zone": "Europe/Stockholm",
        "minutes": 30,
        "summary": "Möte: Elin och Göran",
        "changed_at": datetime(2026, 11, 1, 12, tzinfo=UTC),
        "sequence": 2,
        "place": "Matsalen, plan 2",
        "text": "Videolänk:\nhttps://meet.example/abc",
        "url": "https://lotsa.example/meetings/1/",
        "attendees": (ELIN, GORAN),
    }
    return Entry(**(facts | changes))


def request(**changes):
    return invitation(entry(**changes), method="REQUEST", organiser=LOTSA)


def strictly(raw):
    """Every line ends with CRLF, is at most 75 octets and is whole UTF-8; returned unfolded."""
    assert raw.endswith(b"\r\n")
    lines = raw[:-2].split(b"\r\n")
    assert [line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line] == []
    assert [line.decode("utf-8") for line in lines]
    return raw.decode().replace("\r\n ", "").split("\r\n")[:-1]


def names_in_event(raw):
    lines = strictly(raw)
    event = lines[lines.index("BEGIN:VEVENT") + 1 : lines.index("END:VEVENT")]
    return [line.split(":")[0].split(";")[0] for line in event]


def test_request_is_read_alike_by_two_parsers():
    raw = request()
    one = Calendar.from_ical(raw)
    event = one.walk("VEVENT")[0]
    other = vobject.readOne(raw.decode())
    starts = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Europe/Stockholm"))
    assert str(one["METHOD"]) == other.method.value == "REQUEST"
    assert event["DTSTART"].dt == other.vevent.dtstart.value == starts
    assert event["DTEND"].dt == other.vevent.dtend.value == starts.replace(minute=30)
    assert str(event["UID"]) == other.vevent.uid.value == "5f3b@kanelbullen.example"
    assert int(event["SEQUENCE"]) == int(other.vevent.sequence.value) == 2
    assert str(event["LOCATION"]) == other.vevent.location.value == "Matsalen, plan 2"
    assert other.vevent.organizer.value == "mailto:lotsa@kanelbullen.example"
    assert [a.value for a in other.vevent.attendee_list] == [
        "mailto:elin@kanelbullen.example",
        "mailto:goran@kanelbullen.example",
    ]
    assert [zone.tz_name for zone in one.timezones] == ["Europe/Stockholm"]


def test_cancel_keeps_uid_and_says_cancelled():
    raw = invitation(entry(sequence=3), method="CANCEL", organiser=LOTSA)
    read = vobject.readOne(raw.decode())
    assert read.method.value == "CANCEL"
    assert read.vevent.status.value == "CANCELLED"
    assert read.vevent.uid.value == "5f3b@kanelbullen.example"
    assert read.vevent.sequence.value == "3"


def test_feed_is_published_without_people():
    raw = feed([entry(), entry(uid="other@x", cancelled=True)], name="Möten i Lotsa")
    lines = strictly(raw)
    assert "METHOD:PUBLISH" in lines
    assert [line for line in lines if line.startswith(("ATTENDEE", "ORGANIZER", "RRULE:FREQ=SEC"))] == []
    events = Calendar.from_ical(raw).walk("VEVENT")
    assert [str(event["STATUS"]) for event in events] == ["CONFIRMED", "CANCELLED"]


def test_empty_feed_is_still_a_calendar():
    assert Calendar.from_ical(feed([], name="Lotsa")).walk("VEVENT") == []


@pytest.mark.parametrize(
    ("utc", "wall_hour"),
    [
        (datetime(2026, 3, 27, 9, tzinfo=UTC), 10),
        (datetime(2026, 3, 30, 8, tzinfo=UTC), 10),
        (datetime(2026, 10, 23, 8, tzinfo=UTC), 10),
        (datetime(2026, 10, 26, 9, tzinfo=UTC), 10),
    ],
)
def test_time_is_right_on_both_sides_of_summer_time(utc, wall_hour):
    raw = request(starts_at=utc)
    assert f"DTSTART;TZID=Europe/Stockholm:{utc:%Y%m%d}T{wall_hour}0000" in strictly(raw)
    found = recurring_ical_events.of(Calendar.from_ical(raw)).at((utc.year, utc.month, utc.day))
    assert [event["DTSTART"].dt.astimezone(UTC) for event in found] == [utc]
    # the second parser works the offset out from the file's own VTIMEZONE
    assert vobject.readOne(raw.decode()).vevent.dtstart.value.astimezone(UTC) == utc


def test_hour_that_comes_twice_is_told_apart():
    first, second = (datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1))
    assert (
        Calendar.from_ical(request(starts_at=first)).walk("VEVENT")[0]["DTSTART"].dt.astimezone(UTC) == first
    )
    assert (
        Calendar.from_ical(request(starts_at=second)).walk("VEVENT")[0]["DTSTART"].dt.astimezone(UTC)
        == second
    )


def test_hostile_payloads_are_at_least_forty():
    assert len(set(HOSTILE)) >= 40


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_text_adds_no_property(payload):
    raw = request(
        summary=f"a {payload}",
        place=f"b {payload}",
        text=f"c {payload}",
        attendees=(Attendee(payload, ELIN.email),),
    )
    expected = [name for name in names_in_event(request(attendees=(ELIN,))) if name in EVENT]
    assert sorted(names_in_event(raw)) == sorted(expected)
    for read in (Calendar.from_ical(raw), vobject.readOne(raw.decode())):
        assert "evil" not in str(getattr(read, "method", "")).lower()
    event = vobject.readOne(raw.decode()).vevent
    assert [attendee.value for attendee in event.attendee_list] == ["mailto:elin@kanelbullen.example"]
    assert sorted({child.name for child in event.getChildren()}) == sorted(set(expected))
    assert len(Calendar.from_ical(raw).walk("VEVENT")) == 1
    assert Calendar.from_ical(raw).walk("VALARM") == []


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_address_and_link_are_left_out(payload):
    raw = request(
        attendees=(Attendee("x", payload), ELIN), url=f"https://x.example/{payload}" + "\r\nX-EVIL:1"
    )
    event = vobject.readOne(raw.decode()).vevent
    assert [attendee.value for attendee in event.attendee_list] == ["mailto:elin@kanelbullen.example"]
    assert "URL" not in names_in_event(raw)


@given(st.text(max_size=400))
def test_any_summary_survives_and_stays_one_line(text):
    raw = request(summary=f"x{text}")
    assert set(names_in_event(raw)) == EVENT
    assert str(Calendar.from_ical(raw).walk("VEVENT")[0]["SUMMARY"]).startswith("x")


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "//x.example", "https://", "https://u:p@x.example/", "http://[", "mailto:a@b.se"],
)
def test_only_plain_web_addresses_are_links(url):
    assert not is_web_address(url)


def test_swedish_teams_link_is_a_web_address():
    assert is_web_address(
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0?context=x"
    )


def test_address_with_line_end_is_none():
    assert is_address("elin@kanelbullen.example")
    assert not is_address("elin@kanelbullen.example\n")
