"""What the holder of an account does with it: a password, and an end to sign-ins left open elsewhere."""

from collections.abc import Iterable

from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.people.models import Account
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused


@transaction.atomic
def set_password(account: Account, *, new: str, current: str = "", by: Viewer) -> Account:
    """Chooses or changes the password. A password that exists must be given, so that a computer left
    unlocked is not enough to change it. Gives back the account as it stands now."""
    account = Account.objects.get(pk=account.pk)
    if account.email is None:
        raise Refused(_("A password needs an e-mail address to go with it."), field="new")
    if account.has_password and not account.check_password(current):
        raise Refused(_("That is not the password you have now."), field="current")
    try:
        validate_password(new, account)
    except ValidationError as problem:
        raise Refused(" ".join(problem.messages), field="new") from problem
    account.set_password(new)
    save_if_unchanged(account, version=None, password=account.password)
    record(by.organisation.pk, "password.chosen", by.person, by=by.id)
    return account


def forget_session(key: str) -> None:
    """The row that lists a session, when its holder signs out of it. Leaving is not recorded."""
    UserSession.objects.filter(session_key=key).delete()


def end_sessions(account: Account, ids: Iterable[int] | None = None, *, by: Viewer, but: str = "") -> int:
    """Ends sign-ins of this account: those named by `ids`, or all; never the one whose key is `but`.
    They end with their next request, because the session itself is gone."""
    sessions = UserSession.objects.filter(user=account).exclude(session_key=but)
    if ids is not None:
        sessions = sessions.filter(pk__in=list(ids))
    ended = 0
    with transaction.atomic():
        for session in sessions:
            session.end()
            ended += 1
        if ended:
            record(by.organisation.pk, "session.ended", by.person, by=by.id, facts={"count": ended})
    return ended
