"""The product as a person starts it, and a mail server that receives what it sends."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from aiosmtpd.controller import Controller

PATIENCE = 60  # seconds for a mail on a busy machine
PATIENCE_AT_START = 240  # a new database has every table to make


class Postbox:
    """An SMTP server that keeps what it is given."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.mails.append(BytesParser(policy=policy.default).parsebytes(envelope.content))
        return "250 OK"

    def to(self, address: str, about: str = "") -> list[EmailMessage]:
        return [
            mail
            for mail in self.mails
            if address in str(mail["To"]) and about in text_of(mail) + str(mail["Subject"])
        ]

    def wait_for(self, address: str, about: str = "") -> EmailMessage:
        """The newest mail to this address with these words in it; waits for the worker to send it."""
        return waited_for(
            lambda: next(reversed(self.to(address, about)), None), f"a mail to {address} with {about!r}"
        )


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    return body.get_content() if body else ""


def links_in(mail: EmailMessage) -> list[str]:
    return re.findall(r"https?://\S+", text_of(mail))


def calendar_in(mail: EmailMessage) -> str:
    part = next(part for part in mail.walk() if part.get_content_type() == "text/calendar")
    return str(part.get_content())


def waited_for[Found](look: Callable[[], Found | None], what: str, patience: int = PATIENCE) -> Found:
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if found := look():
            return found
        time.sleep(0.1)
    raise AssertionError(f"waited {patience} s for {what}")


@dataclass
class Product:
    folder: Path
    word: str  # "serve" or "demo"
    port: int = 0
    postbox: Postbox = field(default_factory=Postbox)
    log: Path = Path()
    _process: subprocess.Popen[bytes] | None = None
    _smtp: Controller | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> "Product":
        self.port, mail_port = free_port(), free_port()
        self._smtp = Controller(self.postbox, hostname="127.0.0.1", port=mail_port)
        self._smtp.start()
        self.log = self.folder / "printed.txt"
        with self.log.open("wb") as printed:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "lotsa.cli", self.word, *self._where(), "--port", str(self.port)],
                env=self.environment(mail_port),
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        waited_for(self._answers, "the product to start", PATIENCE_AT_START)
        return self

    def environment(self, mail_port: int) -> dict[str, str]:
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("LOTSA_", "DJANGO_"))
        }
        return {
            **kept,
            "LANG": "en_GB.UTF-8",
            "LOTSA_SMTP_HOST": "127.0.0.1",
            "LOTSA_SMTP_PORT": str(mail_port),
            "LOTSA_SMTP_SECURITY": "none",
            "LOTSA_UNDO_MINUTES": "0",
        }

    def run(self, *words: str) -> str:
        """What `lotsa …` prints, on the same data."""
        done = subprocess.run(
            [sys.executable, "-m", "lotsa.cli", *words, *self._where()],
            env={**self.environment(25), "LOTSA_PORT": str(self.port)},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def _where(self) -> list[str]:
        return ["--data", str(self.folder / "data")]

    def printed(self) -> str:
        return self.log.read_text() if self.log.exists() else ""

    def set_up_link(self) -> str:
        found = waited_for(lambda: re.search(r"http\S+/setup/\S+", self.printed()), "the set-up link")
        return found.group(0)

    def _answers(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, f"the product ended: {self.printed()}"
        try:
            with urlopen(f"{self.address}/healthz", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)
        if self._smtp is not None:
            self._smtp.stop()


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])
