"""The sign-in mail. It goes out at once, past the outbox: whoever reads the outbox must not find links that
let them in as somebody else."""

import logging
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings

from lotsa.domain.notifications.signin import Written, signin_mail
from lotsa.domain.people.actions.signin import CODE_MINUTES, LINK_MINUTES, Invitation
from lotsa.domain.people.queries import people_of
from lotsa.kit import mail

log = logging.getLogger(__name__)
# Sent beside the request, so that the answer takes as long whether or not the address is somebody's.
_post = ThreadPoolExecutor(max_workers=4, thread_name_prefix="sign-in-mail")


def send(invitation: Invitation) -> None:
    if settings.LOTSA_SMTP_IS_SET:
        _post.submit(_send, invitation.account.email or "", written(invitation))


def written(invitation: Invitation) -> Written:
    return signin_mail(
        people_of(invitation.account).first(),
        address=invitation.address,
        code=invitation.code,
        valid_minutes=LINK_MINUTES,
        code_minutes=CODE_MINUTES,
    )


def _send(to: str, letter: Written) -> None:
    headers = {"Content-Language": letter.language}
    try:
        mail.send(to, letter.subject, letter.text, letter.html, headers=headers)
    except mail.NotSent as problem:
        log.error("a sign-in mail could not be sent: %s", problem.problem)
