"""From what happens to bytes in somebody's mailbox, and what a server that behaves badly does to it."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
import vobject
from django.test import override_settings

from lotsa.domain.notifications.actions import send_again, send_messages, sending, write_messages
from lotsa.domain.notifications.models import Message
from lotsa.domain.people.actions import link_of
from lotsa.domain.people.models import Organisation, Person
from lotsa.domain.programmes.models import Programme
from lotsa.kit import clock
from tests.cast import Cast
from tests.domain.notifications.post import (
    a_meeting,
    a_quiet_pair,
    a_topic,
    an_invitation,
    happens,
    pair_of,
)
from tests.mail.sink import a_sink

_TOKEN = re.compile(r"/join/([\w-]+)/")


def invited(cast: Cast) -> Message:
    happens("enrolment.invited", an_invitation(cast), [cast.people["mentor"]])
    write_messages()
    return Message.objects.get()


def test_a_mail_arrives_with_links_that_work_and_are_stored_nowhere(cast: Cast) -> None:
    message = invited(cast)
    with a_sink() as sink:
        assert send_messages() == 1
    (mail,) = sink.mails
    text, html = (part.get_content() for part in mail.iter_parts())
    tokens = {*_TOKEN.findall(text), *_TOKEN.findall(html)}
    assert len(tokens) == 1
    (token,) = tokens
    link = link_of(token, "enrol")
    assert link is not None
    assert (link.person_id, link.object_id) == (message.recipient_id, message.object_id)
    message.refresh_from_db()
    assert (message.state, message.to_address, message.attempts) == ("sent", cast.people["mentor"].email, 1)
    assert token not in message.text + message.subject + str(message.inserts)
    assert mail["Message-ID"] == message.message_id
    assert mail["Reply-To"] == cast.people["coordinator"].email
    assert "Vill du vara mentor i Bullskolan?" in html


def test_a_meeting_arrives_with_an_invitation_two_parsers_understand(cast: Cast) -> None:
    meeting = a_meeting(a_quiet_pair(cast))
    happens("meeting.booked", meeting, pair_of(cast), sequence=0)
    write_messages()
    with a_sink() as sink:
        assert send_messages() == 2
    mail = sink.mails[0]
    calendars = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    assert [part.get_param("method") for part in calendars] == ["REQUEST"]
    event = vobject.readOne(calendars[0].get_content()).vevent
    assert (event.uid.value, event.location.value) == (f"{meeting.pk}@lotsa", "Fikarummet")
    assert event.dtstart.value == meeting.starts_at.replace(microsecond=0)
    text = next(part for part in mail.walk() if part.get_content_type() == "text/plain").get_content()
    assert "Var: Fikarummet" in text
    assert "https://meet.example.se/hemligt" in text


def test_what_the_pair_wrote_is_in_the_mail_and_not_in_the_outbox(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    a_topic(pair, "Att säga nej")
    happens("meeting.coming", a_meeting(pair), pair_of(cast))
    write_messages()
    with a_sink() as sink:
        send_messages()
    texts = [mail.get_body(("plain",)).get_content() for mail in sink.mails]
    assert ["– Att säga nej" in text for text in texts] == [True, True]
    assert [("Att säga nej" in message.text) for message in Message.objects.all()] == [False, False]


@pytest.mark.parametrize("answer", ["451 try later", "421 busy", "rcpt 450 mailbox busy"])
def test_a_passing_refusal_is_tried_again_with_the_same_id(cast: Cast, answer: str) -> None:
    message = invited(cast)
    with a_sink(answer) as sink:
        assert send_messages() == 0
        message.refresh_from_db()
        assert (message.state, message.attempts) == ("waiting", 1)
        assert message.problem == answer.removeprefix("rcpt ")
        assert send_messages() == 0  # not before its time
        with time_machine.travel(clock.now() + timedelta(seconds=61), tick=False):
            assert send_messages() == 1
    assert [mail["Message-ID"] for mail in sink.mails] == [message.message_id]


def test_a_connection_that_breaks_after_the_mail_loses_nothing_and_keeps_the_id(cast: Cast) -> None:
    message = invited(cast)
    with a_sink("drop") as sink:
        assert send_messages() == 0
        with time_machine.travel(clock.now() + timedelta(seconds=61), tick=False):
            assert send_messages() == 1
            assert send_messages() == 0
    # The server kept the first, too: a mailbox can tell, because both carry one id.
    assert [mail["Message-ID"] for mail in sink.mails] == [message.message_id] * 2


def test_back_off_grows_and_ends_where_somebody_sees_it(cast: Cast) -> None:
    message = invited(cast)
    now, waits = clock.now(), []
    with a_sink(*["451 later"] * 6):
        for _attempt in range(6):
            with time_machine.travel(now, tick=False):
                send_messages()
            message.refresh_from_db()
            waits.append(round((message.send_after - now).total_seconds() / 60))
            now = max(now, message.send_after) + timedelta(seconds=1)
    assert waits[:5] == [1, 5, 30, 120, 480]
    assert (message.state, message.attempts, message.problem) == ("failed", 6, "451 later")


@pytest.mark.parametrize("answer", ["550 no such mailbox", "rcpt 550 no such mailbox"])
def test_a_lasting_refusal_is_not_repeated_but_can_be(cast: Cast, answer: str) -> None:
    message = invited(cast)
    with a_sink(answer) as sink:
        send_messages()
        message.refresh_from_db()
        assert (message.state, message.problem) == ("failed", "550 no such mailbox")
        send_again(message, by=cast.coordinator)
        assert send_messages() == 1
    assert len(sink.received) == 1


def test_one_bad_mailbox_does_not_hold_up_the_others(cast: Cast) -> None:
    happens("mentorship.silent", a_quiet_pair(cast), pair_of(cast), days=40)
    write_messages()
    with a_sink("550 no such mailbox") as sink:
        assert send_messages() == 1
    assert len(sink.received) == 1


def test_a_server_that_is_down_is_not_asked_for_every_mail(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    for _number in range(5):
        happens("meeting.booked", a_meeting(pair), pair_of(cast), sequence=0)
    write_messages()
    with a_sink(*["451 down"] * 20) as sink:
        assert send_messages() == 0
    assert sink.tries == 3
    assert Message.objects.filter(attempts=0, state="waiting").count() == 7


def test_two_senders_send_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second finds the message while the first is talking to the server."""
    invited(cast)
    whole: Any = sending.send

    def send_while_another_looks(*args: Any, **kwargs: Any) -> None:
        monkeypatch.setattr(sending, "send", whole)
        assert send_messages() == 0
        whole(*args, **kwargs)

    with a_sink() as sink:
        monkeypatch.setattr(sending, "send", send_while_another_looks)
        assert send_messages() == 1
    assert len(sink.received) == 1


def test_who_dies_while_sending_leaves_it_to_the_next(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    message = invited(cast)

    def die(*args: Any, **kwargs: Any) -> None:
        raise SystemExit

    with a_sink() as sink:
        with monkeypatch.context() as patched:
            patched.setattr(sending, "send", die)
            with pytest.raises(SystemExit):
                send_messages()
        assert send_messages() == 0  # leased
        with time_machine.travel(clock.now() + timedelta(minutes=6), tick=False):
            assert send_messages() == 1
    assert [mail["Message-ID"] for mail in sink.mails] == [message.message_id]


def test_names_cannot_add_headers_or_readers(cast: Cast) -> None:
    bad = "Bulle\r\nBcc: evil@example.se\r\n\r\n<script>"
    Organisation.objects.filter(pk=cast.organisation.pk).update(
        name=bad, mail_from="lotsa@kanelbullen.example.se"
    )
    Person.objects.filter(pk=cast.people["mentor"].pk).update(
        given_name=bad, family_name='", <evil@example.se>'
    )
    enrolment = an_invitation(cast)
    Programme.objects.filter(pk=enrolment.programme_id).update(name=bad[:120])
    happens("enrolment.invited", enrolment, [cast.people["mentor"]])
    write_messages()
    with a_sink() as sink:
        assert send_messages() == 1
    (mail,) = sink.mails
    assert "Bcc" not in mail
    assert sink.envelopes == [("lotsa@kanelbullen.example.se", [cast.people["mentor"].email])]
    assert mail["From"].addresses[0].addr_spec == "lotsa@kanelbullen.example.se"
    assert len(mail["From"].addresses) == 1
    assert "<script>" not in mail.get_body(("html",)).get_content()
    assert mail["Subject"].startswith("Vill du vara mentor i Bulle Bcc: evil@example.se <script>")


def test_without_a_server_messages_stay_to_be_read(cast: Cast) -> None:
    message = invited(cast)
    with override_settings(MAILERS={"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}):
        assert send_messages() == 0
    message.refresh_from_db()
    assert (message.state, message.why) == ("unsent", "no_server")


def test_no_mail_leaves_the_example_company(cast: Cast) -> None:
    message = invited(cast)
    Organisation.objects.filter(pk=cast.organisation.pk).update(is_example=True)
    with a_sink() as sink:
        assert send_messages() == 0
    message.refresh_from_db()
    assert (message.state, message.why, sink.tries) == ("unsent", "example", 0)
