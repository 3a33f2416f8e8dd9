"""The bytes that reach a real mail server: a meeting in a calendar, a letter between two, a sign-in."""

from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import icalendar
import vobject

from lotsa.domain.meetings import actions as meetings
from lotsa.domain.notifications.actions import choose_rhythm, send_messages, write_messages
from lotsa.domain.people.actions import invite_to_sign_in
from lotsa.domain.threads import actions as threads
from lotsa.kit import clock
from lotsa.web.signin import mail as signin_mail
from tests.cast import Cast
from tests.domain.notifications.post import a_quiet_pair, happens, pair_of
from tests.mail.sink import Sink, a_sink


def deliver() -> None:
    write_messages()
    send_messages()


def invitation(mail: EmailMessage) -> tuple[str, int, str, str]:
    """Method, sequence, id and status, as two parsers agree; the file is the same bytes as the part."""
    (part,) = [each for each in mail.walk() if each.get_content_type() == "text/calendar"]
    (file,) = [each for each in mail.walk() if each.get_filename() == "invite.ics"]
    raw = part.get_payload(decode=True)
    assert isinstance(raw, bytes)
    assert file.get_payload(decode=True) == raw
    one, other = vobject.readOne(raw.decode()), icalendar.Calendar.from_ical(raw)
    event = next(iter(other.walk("VEVENT")))
    assert part.get_param("method") == str(other["METHOD"]) == one.method.value
    assert int(event["SEQUENCE"]) == int(one.vevent.sequence.value)
    return str(other["METHOD"]), int(event["SEQUENCE"]), str(event["UID"]), str(event.get("STATUS", ""))


def to(sink: Sink, address: str) -> list[EmailMessage]:
    return [mail for mail in sink.mails if mail["To"] == address]


def test_a_meeting_is_requested_updated_and_cancelled_in_order(cast: Cast) -> None:
    pair, at = a_quiet_pair(cast), clock.now() + timedelta(days=5)
    with a_sink() as sink:
        meeting = meetings.book(pair, at, by=cast.mentor)
        deliver()
        meetings.move(meeting, at + timedelta(days=1), by=cast.mentee)
        deliver()
        meetings.cancel(meeting, by=cast.mentor)
        deliver()
    arrived = [invitation(mail) for mail in to(sink, cast.people["mentee"].email)]
    uid = f"{meeting.pk}@lotsa"
    assert [each[:3] for each in arrived] == [("REQUEST", 0, uid), ("REQUEST", 1, uid), ("CANCEL", 2, uid)]
    assert arrived[2][3] == "CANCELLED"


def test_a_message_between_two_arrives_with_emoji_and_right_to_left_text(cast: Cast) -> None:
    words = "Tack 🥐 för i går\nمرحبا\n\n<b>inte fet</b>"
    with a_sink() as sink:
        threads.write_post(a_quiet_pair(cast), words, by=cast.mentee)
        deliver()
    (mail,) = to(sink, cast.people["mentor"].email)
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None
    assert html is not None
    assert words in text.get_content().replace("\r\n", "\n")
    assert "&lt;b&gt;inte fet&lt;/b&gt;" in html.get_content()
    assert mail["Reply-To"] == cast.people["mentee"].email


def test_unsubscribing_by_the_mail_program_is_offered_where_it_can_be(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    with a_sink() as sink:
        happens("mentorship.midway", pair, [cast.people["mentor"]])
        happens("mentorship.talk_wanted", pair, [cast.people["coordinator"]])
        deliver()
    (mail,) = to(sink, cast.people["mentor"].email)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["List-Unsubscribe"].strip().startswith("<http")
    assert mail["Content-Language"] == "sv"


def test_who_has_turned_reminders_off_gets_none(cast: Cast) -> None:
    choose_rhythm("needed", by=cast.mentor)
    with a_sink() as sink:
        happens("mentorship.midway", a_quiet_pair(cast), pair_of(cast))
        deliver()
    assert [mail["To"] for mail in sink.mails] == [cast.people["mentee"].email]


def test_a_sign_in_mail_has_text_and_html_and_a_language(cast: Cast, settings: Any) -> None:
    settings.LOTSA_SMTP_IS_SET = True
    invited = invite_to_sign_in(cast.people["mentee"].email)
    assert invited is not None
    with a_sink() as sink:
        signin_mail._send(cast.people["mentee"].email, signin_mail.written(invited))
    (mail,) = sink.mails
    text, html = (part.get_content() for part in mail.iter_parts())
    assert (invited.address in text, f'href="{invited.address}"' in html) == (True, True)
    assert f"{invited.code[:3]} {invited.code[3:]}" in html
    assert (mail["Content-Language"], mail["Auto-Submitted"]) == ("sv", "auto-generated")
    assert "List-Unsubscribe" not in mail
