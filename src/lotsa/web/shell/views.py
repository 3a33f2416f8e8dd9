from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET, require_POST

from lotsa.domain.people.actions.people import choose_appearance, choose_language
from lotsa.web.shell.context import APPEARANCE_COOKIE, APPEARANCES
from lotsa.web.shell.language import LANGUAGE_COOKIE, LANGUAGES
from lotsa.web.shell.open_to_all import open_to_all
from lotsa.web.shell.page import go, page

_YEAR = 365 * 24 * 60 * 60
_STATIC = Path(__file__).parent / "static" / "lotsa"


@open_to_all
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    chosen = request.POST.get("language", "")
    answer = go(request)
    if chosen in LANGUAGES:
        viewer = getattr(request, "viewer", None)
        if viewer is not None:
            choose_language(viewer.person, chosen)
        _remember(request, answer, LANGUAGE_COOKIE, chosen)
    return answer


@open_to_all
@require_POST
def appearance(request: HttpRequest) -> HttpResponse:
    chosen = request.POST.get("appearance", "")
    answer = go(request)
    if chosen in APPEARANCES:
        viewer = getattr(request, "viewer", None)
        if viewer is not None:
            choose_appearance(viewer.person, chosen)
        _remember(request, answer, APPEARANCE_COOKIE, chosen)
    return answer


def _remember(request: HttpRequest, answer: HttpResponse, name: str, value: str) -> None:
    answer.set_cookie(name, value, max_age=_YEAR, samesite="Lax", httponly=True, secure=request.is_secure())


@open_to_all
@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    return page(request, "shell/accessibility.html")


@open_to_all
@require_GET
def help_page(request: HttpRequest) -> HttpResponse:
    return page(request, "shell/help.html")


@open_to_all
@require_GET
def favicon(request: HttpRequest) -> HttpResponseBase:
    answer = HttpResponse(_icon(), content_type="image/x-icon")
    answer["Cache-Control"] = "public, max-age=604800"
    return answer


@cache
def _icon() -> bytes:
    return (_STATIC / "favicon.ico").read_bytes()
