"""One mail, sent now, through the mailer that settings name (MAILERS["default"]).

Everything else about mail, what is written to whom and when it is tried again, is in domain/notifications.
Only sign-in links come straight here: they are asked for by somebody who waits for them.
"""

import smtplib
import unicodedata
from collections.abc import Mapping
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default as default_policy
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, mailers

_NOWHERE = "django.core.mail.backends.dummy.EmailBackend"


class NotSent(OSError):
    """The mail did not leave. `lasting`: trying again as it stands will not help (no such mailbox)."""

    def __init__(self, problem: str, *, lasting: bool = False) -> None:
        super().__init__(problem)
        self.problem = problem
        self.lasting = lasting


class _Mail(EmailMultiAlternatives):
    """Django's mail, with a calendar invitation as Outlook, Gmail and Apple Mail read it: an alternative to
    the text whose type names the method, and the same bytes as a file for readers that know neither."""

    calendar: bytes = b""
    calendar_method = "REQUEST"

    def message(self, *, policy: Any = default_policy) -> Any:
        made: EmailMessage = super().message(policy=policy)
        if self.calendar:
            made.add_alternative(
                self.calendar.decode(),
                subtype="calendar",
                cte="base64",
                params={"method": self.calendar_method},
            )
            made.add_attachment(self.calendar, maintype="application", subtype="ics", filename="invite.ics")
        return made


def can_send() -> bool:
    """Whether a mail server is named. Without one Lotsa works, and mails are read in the outbox."""
    named = settings.MAILERS.get("default")
    return named is not None and named.get("BACKEND") != _NOWHERE


def one_line(text: str) -> str:
    """The text as a header may hold it: no line breaks or control characters of any script."""
    kept = (" " if unicodedata.category(letter) in {"Cc", "Zl", "Zp", "Cs"} else letter for letter in text)
    return " ".join("".join(kept).split())


def sender(name: str, address: str) -> str:
    """ "Björkvik Teknik AB" <lotsa@bjorkvik.example>, quoted so that no name can add an address."""
    return str(Address(display_name=one_line(name), addr_spec=one_line(address)))


def send(
    to: str,
    subject: str,
    text: str,
    html: str = "",
    *,
    headers: Mapping[str, str] | None = None,
    calendar: bytes | None = None,
    calendar_method: str = "",
    from_address: str = "",
    reply_to: str = "",
) -> None:
    """Sends, or raises NotSent. Give `headers={"Message-ID": …}` the same id every time the same mail is
    tried, so that a mailbox that got it twice can show it once."""
    try:
        mail = _Mail(
            subject=one_line(subject),
            body=text,
            from_email=one_line(from_address or settings.DEFAULT_FROM_EMAIL),
            to=[_one_address(to)],
            reply_to=[_one_address(reply_to)] if reply_to else None,
            # No holiday reply should answer a machine.
            headers={"Auto-Submitted": "auto-generated"}
            | {one_line(name): one_line(value) for name, value in (headers or {}).items()},
        )
        if html:
            mail.attach_alternative(html, "text/html")
        if calendar:
            mail.calendar, mail.calendar_method = bytes(calendar), one_line(calendar_method or "REQUEST")
        mailers["default"].send_messages([mail])
    except smtplib.SMTPException as problem:
        raise _not_sent(problem) from problem
    except OSError as problem:
        raise NotSent(f"{type(problem).__name__}: {problem}") from problem
    except ValueError as problem:
        raise NotSent(str(problem), lasting=True) from problem


def _one_address(text: str) -> str:
    """A header that names somebody names exactly one mailbox, or the mail does not leave."""
    if not text or text != one_line(text):
        raise ValueError(f"not an address: {one_line(text)!r}")
    return text


def _not_sent(problem: smtplib.SMTPException) -> NotSent:
    """A refusal of the mailbox or the text lasts; of the password or the sender it is for us to mend, and
    everything else (4xx, a broken connection) passes."""
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        code, reply = next(iter(problem.recipients.values()))
        return NotSent(f"{code} {_plain(reply)}", lasting=code >= 500)
    if isinstance(problem, smtplib.SMTPDataError):
        return NotSent(f"{problem.smtp_code} {_plain(problem.smtp_error)}", lasting=problem.smtp_code >= 500)
    if isinstance(problem, smtplib.SMTPResponseException):
        return NotSent(f"{problem.smtp_code} {_plain(problem.smtp_error)}")
    return NotSent(f"{type(problem).__name__}: {problem}")


def _plain(reply: bytes | str) -> str:
    return one_line(reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply)
