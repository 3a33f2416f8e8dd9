"""Pages for what went wrong: a sentence, what to do now, and a number to quote.

The root urls name these as handlers (`handler404 = "lotsa.web.shell.errors.not_found"`); views call
`gone`, `too_many` and `too_large` themselves.
"""

import logging
import secrets
import sys
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation

from lotsa.kit.refused import Refused
from lotsa.web.shell.language import language_of
from lotsa.web.shell.request import is_htmx

log = logging.getLogger(__name__)
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that are mistaken for another
_LAST_RESORT = (
    '<!doctype html><html lang="sv"><meta charset="utf-8"><title>Lotsa</title>'
    "<h1>Något gick fel</h1><p>Felet ligger hos oss. Försök igen om en stund.</p>"
    '<div lang="en"><h1>Something went wrong</h1><p>The fault is ours. Try again in a while.</p></div></html>'
)


def reference(status: int) -> str:
    """What a reader can quote and an administrator can find in the log: "410-7K3F"."""
    return f"{status}-" + "".join(secrets.choice(_LETTERS) for _ in range(4))


def answer(request: HttpRequest, status: int, *, template: str = "", **context: Any) -> HttpResponse:
    page = render(request, template or f"shell/errors/{status}.html", context, status=status)
    if is_htmx(request):
        # A whole page answers an htmx request: let it replace the whole page, not the part that asked.
        page.headers["HX-Retarget"] = "body"
        page.headers["HX-Reswap"] = "innerHTML"
    return page


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same page for what does not exist and for what this reader may not know exists."""
    return answer(request, 404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, 403)


def nowhere(request: HttpRequest) -> HttpResponse:
    """Signed in with an account that belongs to nobody who still works here."""
    return answer(request, 403, template="shell/errors/nowhere.html")


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was opened too long ago or in another sign-in (CSRF_FAILURE_VIEW)."""
    return answer(request, 403, template="shell/errors/csrf.html")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return too_large(request)
    return answer(request, 400)


def not_allowed(request: HttpRequest) -> HttpResponse:
    return answer(request, 405)


def gone(request: HttpRequest, *, used: bool = False, resend_url: str = "") -> HttpResponse:
    """A link that has been used or has expired; the button posts to `resend_url` for a new one."""
    number = reference(410)
    log.info("link %s: %s", "used" if used else "expired", number)
    return answer(request, 410, used=used, resend_url=resend_url, reference=number)


def too_large(request: HttpRequest, *, limit_mb: int = 10) -> HttpResponse:
    return answer(request, 413, limit_mb=limit_mb)


def refused(request: HttpRequest, problem: Refused) -> HttpResponse:
    """An action said no and the view had no form to say it in: the sentence stands as a page of its own."""
    page = render(request, "shell/errors/422.html", {"sentence": problem.sentence}, status=422)
    if is_htmx(request):
        page = render(request, "shell/errors/422.html#note", {"sentence": problem.sentence}, status=422)
        page.headers["HX-Retarget"] = "#banners"
        page.headers["HX-Reswap"] = "innerHTML"
    return page


def too_many(request: HttpRequest, *, minutes: int = 5) -> HttpResponse:
    page = answer(request, 429, minutes=minutes)
    page.headers["Retry-After"] = str(minutes * 60)
    return page


def server_error(request: HttpRequest) -> HttpResponse:
    """Works without a database, a session or a viewer: nothing here may ask for them."""
    status = 503 if isinstance(sys.exc_info()[1], OperationalError) else 500
    number = reference(status)
    text: str
    log.error("answered with error page %s", number)
    try:
        with translation.override(language_of(request, None)):
            text = render_to_string(f"shell/errors/{status}.html", {"reference": number, "bare": True})
    except Exception:  # whatever it was, the reader gets an answer
        log.exception("the error page itself failed: %s", number)
        text = _LAST_RESORT
    page = HttpResponse(text, status=status)
    page.headers["Cache-Control"] = "no-store"
    if status == 503:
        page.headers["Retry-After"] = "60"
    return page
