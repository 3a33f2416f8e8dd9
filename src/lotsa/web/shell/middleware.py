"""Who looks, in which language, and what becomes of answers on their way out."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from lotsa.domain.people.viewer import Viewer, viewer_for
from lotsa.kit.refused import Refused
from lotsa.web.shell import errors, wording
from lotsa.web.shell.language import language_of
from lotsa.web.shell.open_to_all import is_open
from lotsa.web.shell.request import is_htmx

SESSION_PERSON = "person_id"  # the current person, when an account is in several organisations


class ViewerMiddleware:
    """Stands after session and authentication; sets `request.viewer` and `request.account`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        viewer = _viewer(request)
        account = getattr(request, "user", None)
        request.viewer = viewer  # type: ignore[attr-defined]  # typed for views by shell.request
        request.account = account if account and account.is_authenticated else None  # type: ignore[attr-defined]
        language = language_of(request, viewer)
        request.LANGUAGE_CODE = language
        with translation.override(language), timezone.override(viewer.organisation.zone if viewer else None):
            answer = self.get_response(request)
        return _outwards(request, answer, language)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if is_open(view) or getattr(request, "viewer", None) is not None:
            return None
        if getattr(request, "account", None) is not None:
            return errors.nowhere(request)
        return _to_sign_in(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponseBase | None:
        return errors.refused(request, problem) if isinstance(problem, Refused) else None


def _viewer(request: HttpRequest) -> Viewer | None:
    account = getattr(request, "user", None)
    if account is None or not account.is_authenticated:
        return None
    return viewer_for(account, request.session.get(SESSION_PERSON))


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    wanted = request.get_full_path()
    if is_htmx(request):
        # The page that stands open is the one to come back to; what was typed is kept as a draft there.
        answer = HttpResponse(status=204)
        answer["HX-Redirect"] = _sign_in(_page_of(request.headers.get("HX-Current-URL", "")))
        return answer
    return HttpResponseRedirect(_sign_in(wanted if request.method in ("GET", "HEAD") else ""))


def _page_of(address: str) -> str:
    try:
        here = urlsplit(address)
    except ValueError:
        return ""  # no browser's own address: there is nothing to come back to
    return here.path + (f"?{here.query}" if here.query else "")


def _sign_in(wanted: str) -> str:
    address = "/login/"
    return f"{address}?{urlencode({'next': wanted})}" if wanted.strip("/") else address


def _outwards(request: HttpRequest, answer: HttpResponseBase, language: str) -> HttpResponseBase:
    viewer: Viewer | None = getattr(request, "viewer", None)
    if getattr(request, "account", None) is not None:
        answer.headers["Cache-Control"] = "no-store"
    is_html = answer.headers.get("Content-Type", "").startswith("text/html")
    if is_html and isinstance(answer, HttpResponse):
        answer.headers.setdefault("Content-Language", language)
        patch_vary_headers(answer, ["Accept-Language", "Cookie"])
        forms = viewer.organisation.adept_forms if viewer else {}
        answer.content = wording.put_words(answer.content.decode(), forms, html=True).encode()
        if answer.headers.get("Content-Length"):
            answer.headers["Content-Length"] = str(len(answer.content))
    return answer
