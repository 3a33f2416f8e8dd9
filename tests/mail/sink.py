"""A real mail server that keeps what it is given, or behaves badly in a way it is told to."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from django.test import override_settings


@dataclass
class Sink:
    """`answers` are what the next mails meet, in order: "550 …" or "451 …" at DATA, "rcpt 550 …" at RCPT,
    "drop" for a connection that breaks after the mail was taken. Afterwards every mail is accepted."""

    answers: list[str] = field(default_factory=list)
    received: list[bytes] = field(default_factory=list)
    envelopes: list[tuple[str, list[str]]] = field(default_factory=list)
    tries: int = 0

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if self.answers and self.answers[0].startswith("rcpt "):
            self.tries += 1
            return self.answers.pop(0).removeprefix("rcpt ")
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.tries += 1
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer == "drop":
            self._keep(envelope)
            server.transport.abort()
            return "250 OK"
        if answer.startswith("250"):
            self._keep(envelope)
        return answer

    def _keep(self, envelope: Any) -> None:
        self.received.append(envelope.content)
        self.envelopes.append((envelope.mail_from, list(envelope.rcpt_tos)))

    @property
    def mails(self) -> list[EmailMessage]:
        return [message_from_bytes(raw, policy=policy.default) for raw in self.received]


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


@contextmanager
def a_sink(*answers: str) -> Iterator[Sink]:
    sink = Sink(list(answers))
    port = _free_port()
    controller = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    mailer = {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {"host": "127.0.0.1", "port": port, "timeout": 5},
    }
    try:
        with override_settings(MAILERS={"default": mailer}):
            yield sink
    finally:
        controller.stop()
