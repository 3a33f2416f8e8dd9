"""kit.mail against a real server: the bytes that arrive."""

import pytest
from django.test import override_settings

from lotsa.kit.mail import NotSent, can_send, one_line, send, sender
from tests.mail.sink import a_sink

CALENDAR = b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:M\xc3\xb6te\r\nEND:VCALENDAR\r\n"
BREAKS = ["\r\nBcc: evil@example.se", "\nX: 1", "\rX: 1", "\x0b\x0cX", "\u2028X: 1", "\x85X", "\0X"]


def test_text_and_html_arrive_as_written() -> None:
    with a_sink() as sink:
        send(
            "elin@example.se",
            "Möte på tisdag",
            "Hej Åsa\n",
            "<p>Hej Åsa</p>",
            headers={"Message-ID": "<1@x.se>"},
        )
    (mail,) = sink.mails
    assert (mail["Subject"], mail["To"], mail["Message-ID"]) == (
        "Möte på tisdag",
        "elin@example.se",
        "<1@x.se>",
    )
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content_type() == "multipart/alternative"
    text, html = mail.iter_parts()
    assert (text.get_content_type(), text.get_content().strip()) == ("text/plain", "Hej Åsa")
    assert html.get_content().strip() == "<p>Hej Åsa</p>"


def test_a_calendar_is_an_alternative_and_a_file() -> None:
    with a_sink() as sink:
        send("elin@example.se", "S", "T", "<p>T</p>", calendar=CALENDAR, calendar_method="CANCEL")
    (mail,) = sink.mails
    assert mail.get_content_type() == "multipart/mixed"
    alternatives, file = mail.iter_parts()
    kinds = [part.get_content_type() for part in alternatives.iter_parts()]
    assert kinds == ["text/plain", "text/html", "text/calendar"]
    calendar = list(alternatives.iter_parts())[2]
    assert (calendar.get_param("method"), calendar.get_param("charset")) == ("CANCEL", "utf-8")
    assert calendar.get_payload(decode=True) == CALENDAR
    assert (file.get_filename(), file.get_payload(decode=True)) == ("invite.ics", CALENDAR)


@pytest.mark.parametrize("payload", BREAKS)
def test_no_line_break_reaches_a_header(payload: str) -> None:
    with a_sink() as sink:
        send(
            "elin@example.se",
            f"Om{payload}",
            "T",
            headers={"Message-ID": f"<1@x.se>{payload}"},
            from_address=sender(f"Bolaget{payload}", "lotsa@example.se"),
            reply_to="kaj@example.se",
        )
    (mail,) = sink.mails
    names = "Content-Type Content-Transfer-Encoding MIME-Version Subject From To Reply-To Date"
    assert sorted(mail.keys()) == sorted([*names.split(), "Message-ID", "Auto-Submitted"])
    assert sink.envelopes == [("lotsa@example.se", ["elin@example.se"])]


@pytest.mark.parametrize("payload", [*BREAKS, ", evil@example.se", " evil@example.se", "", "@"])
def test_an_address_that_is_not_one_is_not_written_to(payload: str) -> None:
    with a_sink() as sink, pytest.raises(NotSent) as refusal:
        send(f"elin@example.se{payload}" if payload else "", "S", "T")
    assert (refusal.value.lasting, sink.tries) == (True, 0)


def test_a_name_cannot_add_an_address() -> None:
    assert sender('Bolaget" <evil@example.se>, "', "a@b.se") == '"Bolaget\\" <evil@example.se>, \\"" <a@b.se>'


def test_one_line_keeps_letters_and_loses_breaks() -> None:
    assert one_line("Å\r\nä\tö\u2029x\0") == "Å ä ö x"


@pytest.mark.parametrize(
    ("answer", "problem", "lasting"),
    [
        ("550 no such text", "550 no such text", True),
        ("rcpt 550 no such user", "550 no such user", True),
        ("rcpt 451 try later", "451 try later", False),
        ("451 try later", "451 try later", False),
    ],
)
def test_what_the_server_answers_is_told(answer: str, problem: str, lasting: bool) -> None:
    with a_sink(answer), pytest.raises(NotSent) as refusal:
        send("elin@example.se", "S", "T")
    assert (refusal.value.problem, refusal.value.lasting) == (problem, lasting)


def test_a_server_that_is_away_is_told() -> None:
    with a_sink("drop"), pytest.raises(NotSent) as refusal:
        send("elin@example.se", "S", "T")
    assert not refusal.value.lasting
    nobody = {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {"host": "127.0.0.1", "port": 9},
    }
    with override_settings(MAILERS={"default": nobody}), pytest.raises(NotSent, match="refused") as refusal:
        send("elin@example.se", "S", "T")
    assert not refusal.value.lasting


def test_no_server_is_known_as_such() -> None:
    with override_settings(MAILERS={"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}):
        assert not can_send()
    with override_settings(MAILERS={}):
        assert not can_send()
    with a_sink():
        assert can_send()
