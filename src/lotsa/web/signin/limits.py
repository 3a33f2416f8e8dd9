"""How often one may try. Counted in the cache that all processes share.

No limit counts a network address alone except for passwords and codes on paper: many colleagues share one,
and the link by mail must work for all of them whatever somebody on the same network is up to. Numbers stand
in settings (ACCOUNT_RATE_LIMITS).
"""

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.http import HttpRequest

MINUTES = 15  # what the page says; every short limit lasts as long


def mail_is_allowed(request: HttpRequest, email: str) -> bool:
    return _pair_and_address(request, "lotsa_mail", email)


def code_is_allowed(request: HttpRequest, email: str) -> bool:
    """Beside the five tries of each code: so that asking for ever new codes does not help either."""
    return bool(ratelimit.consume(request, action="lotsa_code", key=email.lower()))


def password_is_allowed(request: HttpRequest, email: str) -> bool:
    return _pair_and_address(request, "lotsa_password", email) and bool(
        ratelimit.consume(request, action="lotsa_password_network")
    )


def paper_is_allowed(request: HttpRequest) -> bool:
    return bool(ratelimit.consume(request, action="lotsa_paper"))


def forgive(request: HttpRequest, email: str) -> None:
    """Somebody got in: what they mistyped before does not count against them."""
    ratelimit.clear(request, action="lotsa_password", key=_pair(request, email))


def _pair_and_address(request: HttpRequest, action: str, email: str) -> bool:
    """Few from one place to one address, and some more to the address in all."""
    return bool(ratelimit.consume(request, action=action, key=_pair(request, email))) and bool(
        ratelimit.consume(request, action=f"{action}_address", key=email.lower())
    )


def _pair(request: HttpRequest, email: str) -> str:
    return f"{email.lower()} {get_adapter().get_client_ip(request)}"
