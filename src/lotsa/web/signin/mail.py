"""The sign-in mail. It goes out at once, past the outbox: whoever reads the outbox must not find links that
let them in as somebody else."""

import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.conf import settings

from lotsa.domain import notifications
from lotsa.domain.people.actions.signin import CODE_MINUTES, LINK_MINUTES, Invitation
from lotsa.domain.people.queries import people_of
from lotsa.kit import mail
from lotsa.kit.content import load, say

log = logging.getLogger(__name__)
_TEXT = Path(notifications.__file__).parent / "content" / "mails" / "signin_link.yaml"
# Sent beside the request, so that the answer takes as long whether or not the address is somebody's.
_post = ThreadPoolExecutor(max_workers=4, thread_name_prefix="sign-in-mail")


def send(invitation: Invitation) -> None:
    if not settings.LOTSA_SMTP_IS_SET:
        return
    person = people_of(invitation.account).first()
    language = person.language if person else "sv"
    text = load(_TEXT)
    words = {
        "first_name": person.given_name if person else "",
        "valid_minutes": LINK_MINUTES,
        "link": invitation.address,
        "code": f"{invitation.code[:3]} {invitation.code[3:]}",
        "code_minutes": CODE_MINUTES,
    }
    subject, body = say(text["subject"], language), say(text["body"], language).format(**words)
    _post.submit(_send, invitation.account.email or "", subject, body)


def _send(to: str, subject: str, body: str) -> None:
    try:
        mail.send(to, subject, body)
    except mail.NotSent as problem:
        log.error("a sign-in mail could not be sent: %s", problem.problem)
