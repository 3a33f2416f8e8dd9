from datetime import UTC, datetime, timedelta

import pytest
import vobject
from icalendar import Calendar

from lotsa.engine.calendar.icalendar_text import Attendee, Entry, invitation
from lotsa.engine.calendar.vtimezone import timezone_of

HOUSE = Attendee("Lotsa", "lotsa@example.se")


def at(moment, zone="Europe/Stockholm"):
    entry = Entry(uid="1@lotsa", starts_at=moment, zone=zone, minutes=30, summary="Möte", changed_at=moment)
    return invitation(entry, method="REQUEST", organiser=HOUSE).decode()


def test_summer_time_is_a_yearly_rule_from_the_wall_time_before():
    text = timezone_of("Europe/Stockholm", 2026).to_ical().decode()
    lines = text.replace("\r\n", "\n")
    assert "DTSTART:20260329T020000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in lines
    assert "DTSTART:20261025T030000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10" in lines


def test_zone_without_summer_time_has_one_offset():
    text = timezone_of("Africa/Nairobi", 2026).to_ical().decode()
    assert (text.count("BEGIN:STANDARD"), "RRULE" in text, "DAYLIGHT" in text) == (1, False, False)


def test_zone_that_follows_no_rule_is_left_to_dates():
    assert timezone_of("Africa/Casablanca", 2026) is None
    assert "RDATE" in at(datetime(2026, 3, 2, 9, tzinfo=UTC), "Africa/Casablanca")


@pytest.mark.parametrize("zone", ["Europe/Stockholm", "Europe/Helsinki", "America/New_York", "Asia/Kolkata"])
def test_two_parsers_read_every_month_of_three_years_alike(zone):
    for month in range(36):
        moment = datetime(2026 + month // 12, month % 12 + 1, 27, 9, tzinfo=UTC)
        text = at(moment, zone)
        one = vobject.readOne(text).vevent.dtstart.value
        other = Calendar.from_ical(text).walk("VEVENT")[0]["DTSTART"].dt
        assert one.astimezone(UTC) == other.astimezone(UTC) == moment


def test_zone_met_in_an_old_file_serves_a_later_one():
    vobject.readOne(at(datetime(2026, 12, 1, 9, tzinfo=UTC)))
    later = datetime(2031, 3, 31, 8, tzinfo=UTC)  # the day after summer time begins
    read = vobject.readOne(at(later)).vevent
    assert read.dtstart.value.astimezone(UTC) == later
    assert read.dtend.value - read.dtstart.value == timedelta(minutes=30)
