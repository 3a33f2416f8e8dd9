from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lotsa.domain.mentorships.access import mentorship_for
from lotsa.domain.mentorships.queries import line_of
from lotsa.domain.privacy import queries
from lotsa.web.privacy.trust import ROLES, lines
from lotsa.web.shell.open_to_all import open_to_all
from lotsa.web.shell.page import page
from lotsa.web.shell.request import OpenRequest, Request
from lotsa.web.shell.roles import WORDS
from lotsa.web.shell.wording import put_words


@open_to_all
@require_GET
def index(request: OpenRequest) -> HttpResponse:
    words = {role: _heading(WORDS[role]) for role in ROLES}
    rows = [(line.thing, [(words[role], reaches) for role, reaches in line.cells]) for line in lines()]
    days = queries.notes_kept_days(request.viewer)
    return page(request, "privacy/index.html", roles=words.values(), rows=rows, days=days)


@require_GET
def notes(request: Request, pk: UUID) -> HttpResponse:
    """What one has written in a pair, to be read through or taken away before it is deleted."""
    pair = mentorship_for(request.viewer, pk, to="see_contents")
    day, words = queries.deletion_day(pair), queries.my_words(request.viewer, pair)
    return page(request, "privacy/notes.html", line=line_of(pair), day=day, words=words)


@require_GET
def notes_file(request: Request, pk: UUID) -> HttpResponse:
    pair = mentorship_for(request.viewer, pk, to="see_contents")
    facts = {"line": line_of(pair), "words": queries.my_words(request.viewer, pair)}
    text = put_words(render_to_string("privacy/notes.txt", facts), request.viewer.organisation.adept_forms)
    # The mark at the beginning lets a plain editor see that it is UTF-8.
    answer = HttpResponse("\ufeff" + text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{_("notes")}.txt"'
    return answer


def _heading(word: Any) -> str:
    """With a capital, also where the word is an organisation's own: {adept} becomes {Adept}."""
    text = str(word)
    return "{" + text[1:].capitalize() if text.startswith("{") else text[:1].upper() + text[1:]
