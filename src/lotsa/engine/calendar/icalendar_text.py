"""Calendar files as other programs read them: one meeting per file in mail, all of them in a feed.

One VEVENT per meeting and never an RRULE: changed occurrences of a series are where calendar programs
disagree. The organiser is the application's own mailbox, so nobody's address is borrowed.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal
from urllib.parse import urlsplit

from icalendar import Calendar, Event, vCalAddress, vText, vUri

from lotsa.engine.calendar.vtimezone import timezone_of
from lotsa.engine.calendar.wall_time import wall

Method = Literal["REQUEST", "CANCEL", "PUBLISH"]
_PRODUCT = "-//Lotsa//Lotsa//SV"
# What goes between "mailto:" and the end of the line; anything else is left out rather than escaped.
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$&*+/=?_{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # text that reads backwards
_LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True)
class Attendee:
    name: str
    email: str


@dataclass(frozen=True)
class Entry:
    """One meeting, as much of it as a calendar needs."""

    uid: str
    starts_at: datetime  # an instant; `zone` says on whose wall it was agreed
    zone: str
    minutes: int
    summary: str
    changed_at: datetime
    sequence: int = 0
    place: str = ""
    text: str = ""
    url: str = ""
    cancelled: bool = False
    attendees: tuple[Attendee, ...] = ()


def invitation(entry: Entry, *, method: Method, organiser: Attendee, language: str = "sv") -> bytes:
    """One meeting for the people in it. The mail part must be `text/calendar; method=<METHOD>` too."""
    calendar = _calendar(method)
    event = _event(entry, language=language)
    if method != "PUBLISH":
        event["organizer"] = _address(organiser)
        for attendee in entry.attendees:
            if is_address(attendee.email):
                event.add("attendee", _attendee(attendee))
    if method == "CANCEL":
        event["status"] = vText("CANCELLED")
    calendar.add_component(event)
    return _bytes(calendar, [entry])


def feed(entries: Sequence[Entry], *, name: str, language: str = "sv") -> bytes:
    """A person's meetings for a calendar that subscribes. No attendees: a feed address may leak."""
    calendar = _calendar("PUBLISH")
    calendar.add("x-wr-calname", vText(one_line(name)))
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vText("PT6H"))
    for entry in entries:
        calendar.add_component(_event(entry, language=language))
    return _bytes(calendar, entries)


def is_address(email: str) -> bool:
    return len(email) <= 254 and _ADDRESS.fullmatch(email) is not None


def clean(text: str) -> str:
    """Text without anything a calendar file cannot hold: control characters go, line ends become one kind."""
    lines = _LINE_ENDS.sub("\n", text)
    return "".join(
        c
        for c in lines
        if c == "\n" or (c not in _TURNS and unicodedata.category(c) not in {"Cc", "Cs", "Co", "Cn"})
    )


def one_line(text: str) -> str:
    return " ".join(clean(text).split())


def _calendar(method: Method) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


def _event(entry: Entry, *, language: str) -> Event:
    event = Event()
    event.add("uid", one_line(entry.uid))
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("dtstart", _when(entry.starts_at, entry.zone))
    event.add("dtend", _when(entry.starts_at + timedelta(minutes=entry.minutes), entry.zone))
    event.add("summary", one_line(entry.summary), parameters={"LANGUAGE": language})
    if place := one_line(entry.place):
        event.add("location", place)
    if text := clean(entry.text).strip():
        event.add("description", text)
    if is_web_address(entry.url):
        event.add("url", vUri(entry.url))
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    return event


def is_web_address(url: str) -> bool:
    """A link that may stand unescaped in a file and be opened with one press."""
    if any(c.isspace() or not c.isprintable() or c in '"<>\\^`{|}' for c in url):
        return False
    try:
        parts = urlsplit(url)
        _port = parts.port  # raises on what is no number
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username


def _when(moment: datetime, zone: str) -> datetime:
    local = wall(moment, zone)
    # A zone's wall time cannot name the second of the two hours in autumn; UTC can.
    return moment.astimezone(UTC) if local.fold else local


def _address(somebody: Attendee) -> vCalAddress:
    address = vCalAddress(
        f"mailto:{somebody.email}" if is_address(somebody.email) else "mailto:nobody@invalid"
    )
    if name := one_line(somebody.name).replace('"', "'"):
        address.params["CN"] = vText(name)
    return address


def _attendee(somebody: Attendee) -> vCalAddress:
    address = _address(somebody)
    address.params["CUTYPE"] = vText("INDIVIDUAL")
    address.params["ROLE"] = vText("REQ-PARTICIPANT")
    address.params["PARTSTAT"] = vText("NEEDS-ACTION")
    # Answers would come to a mailbox that nobody reads; the mail says "answer with the button".
    address.params["RSVP"] = vText("FALSE")
    return address


def _bytes(calendar: Calendar, entries: Sequence[Entry]) -> bytes:
    if not entries:
        return bytes(calendar.to_ical())
    days = [wall(entry.starts_at, entry.zone).date() for entry in entries]
    # Before the events, where readers expect them; from the year before, so that every event lies after.
    for place, zone in enumerate(sorted({entry.zone for entry in entries} - {"UTC"})):
        component = timezone_of(zone, min(days).year - 1)
        if component is not None:
            calendar.subcomponents.insert(place, component)
    # What follows no yearly rule is written out date by date.
    year = timedelta(days=366)
    calendar.add_missing_timezones(min(days) - year, max(days) + 10 * year)
    return bytes(calendar.to_ical())
