"""Signing in and out of this browser."""

from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib import auth
from django.http import HttpRequest

from lotsa.domain.people.actions.accounts import forget_session
from lotsa.domain.people.models import Account
from lotsa.web.shell.middleware import SESSION_PERSON

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
_EMAIL, _ONWARDS = "signin_email", "signin_onwards"


def sign_in(request: HttpRequest, account: Account, person_id: UUID | None = None) -> None:
    """A new session each time: nothing that was in the browser before, nor its key, is carried over."""
    request.session.flush()
    auth.login(request, account, backend=BACKEND)
    if person_id is not None:
        request.session[SESSION_PERSON] = str(person_id)
    UserSession.objects.create_from_request(request)


def sign_out(request: HttpRequest) -> None:
    if request.session.session_key:
        forget_session(request.session.session_key)
    auth.logout(request)


def remember_asker(request: HttpRequest, email: str, onwards: str) -> None:
    """Who asked for a mail in this browser, for the page where the code is typed."""
    request.session[_EMAIL] = email
    request.session[_ONWARDS] = onwards


def asker(request: HttpRequest) -> tuple[str, str]:
    return str(request.session.get(_EMAIL, "")), str(request.session.get(_ONWARDS, ""))
