"""Whether a request comes from this very machine: only then may the example company be tried as any role."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

_FORWARDED = (
    "forwarded",
    "via",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-real-ip",
)


def is_here(request: HttpRequest) -> bool:
    """Served on a loopback address, asked by a loopback address for a loopback name, with no proxy between.

    The name is checked too: a page elsewhere may point a name of its own at 127.0.0.1.
    """
    if settings.LOTSA_BASE_URL_IS_SET or any(name in request.headers for name in _FORWARDED):
        return False
    names = [request.META.get("REMOTE_ADDR", ""), request.get_host(), settings.LOTSA_HOST or "localhost"]
    return all(_is_loopback(name) for name in names)


def _is_loopback(name: str) -> bool:
    if name.startswith("["):
        host = name[1:].split("]")[0]
    else:
        host = name.rsplit(":", 1)[0] if name.count(":") == 1 else name
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
