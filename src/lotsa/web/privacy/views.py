from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from lotsa.web.privacy.trust import ROLES, lines
from lotsa.web.shell.open_to_all import open_to_all
from lotsa.web.shell.page import page
from lotsa.web.shell.request import OpenRequest
from lotsa.web.shell.roles import WORDS


@open_to_all
@require_GET
def index(request: OpenRequest) -> HttpResponse:
    words = {role: _heading(WORDS[role]) for role in ROLES}
    rows = [(line.thing, [(words[role], reaches) for role, reaches in line.cells]) for line in lines()]
    return page(request, "privacy/index.html", roles=words.values(), rows=rows)


def _heading(word: Any) -> str:
    """With a capital, also where the word is an organisation's own: {adept} becomes {Adept}."""
    text = str(word)
    return "{" + text[1:].capitalize() if text.startswith("{") else text[:1].upper() + text[1:]
