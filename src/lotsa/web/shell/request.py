"""The request as views see it, after ViewerMiddleware."""

from typing import Any

from django.http import HttpRequest

from lotsa.domain.people.viewer import Viewer


class Request(HttpRequest):
    """For views behind sign-in: there is always a viewer."""

    viewer: Viewer
    account: Any


class OpenRequest(HttpRequest):
    """For views marked `@open_to_all`: perhaps nobody is signed in."""

    viewer: Viewer | None
    account: Any


def is_htmx(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"
