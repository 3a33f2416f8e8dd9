"""Which of the two languages a request is answered in."""

from django.conf import settings
from django.http import HttpRequest

from lotsa.domain.people.viewer import Viewer

LANGUAGE_COOKIE = "lotsa_language"
LANGUAGES = ("sv", "en")


def language_of(request: HttpRequest, viewer: Viewer | None) -> str:
    """The person's choice; else this browser's; else what the browser asks for; else the house's."""
    candidates = [
        viewer.person.language if viewer else "",
        request.COOKIES.get(LANGUAGE_COOKIE, ""),
        _asked_for(request),
        viewer.organisation.language if viewer else "",
        settings.LANGUAGE_CODE[:2],
    ]
    return next((language for language in candidates if language in LANGUAGES), "sv")


def _asked_for(request: HttpRequest) -> str:
    for piece in request.headers.get("Accept-Language", "").lower().split(","):
        language = piece.split(";")[0].strip()[:2]
        if language in LANGUAGES:
            return language
    return ""
