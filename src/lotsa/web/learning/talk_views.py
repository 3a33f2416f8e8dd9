from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lotsa.domain.meetings.actions import add_topic
from lotsa.domain.meetings.queries import shared_topics
from lotsa.domain.mentorships import bank
from lotsa.domain.mentorships.access import mentorship_for
from lotsa.domain.mentorships.queries import my_mentorships
from lotsa.kit.refused import Refused
from lotsa.web.shell import banner
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request
from lotsa.web.shell.wording import put_words


@require_GET
def cards(request: Request) -> HttpResponse:
    """All cards, or those of one theme; printed, they are a sheet to cut."""
    themes = bank.themes("conversation_cards")
    names = dict(themes)
    theme = request.GET.get("theme", "")
    theme = theme if theme in names else ""
    found = [(names[card.theme], card) for card in bank.cards(theme)]
    return page(request, "learning/cards.html", cards=found, themes=themes, theme=theme)


@require_GET
def card(request: Request, key: str) -> HttpResponse:
    """One card, big enough to lie between two people."""
    theme = request.GET.get("theme", "")
    found = bank.cards(theme) or bank.cards()
    keys = [each.key for each in found]
    if key not in keys:
        raise Http404
    return page(request, "learning/card.html", theme=theme, **_shown(found, keys.index(key)))


def _shown(cards: Sequence[bank.Card], place: int) -> dict[str, Any]:
    return {
        "card": cards[place],
        "number": place + 1,
        "total": len(cards),
        "before": cards[place - 1] if place else None,
        "after": cards[place + 1] if place + 1 < len(cards) else None,
        "theme_name": dict(bank.themes("conversation_cards"))[cards[place].theme],
    }


@require_http_methods(["GET", "HEAD", "POST"])
def topics(request: Request) -> HttpResponse:
    """The bank of questions, one phase at a time; those in a pair can take one over to their topics."""
    lines = my_mentorships(request.viewer, ended=False)
    if request.method == "POST":
        return _taken(request)
    phase = _phase(request)
    themes = bank.themes("topics", phase)
    theme = request.GET.get("theme", "")
    there = shared_topics([line.mentorship.pk for line in lines])
    shown = bank.topics(phase, theme if theme in dict(themes) else "")
    on_list = {text for texts in there.values() for text in texts} if len(lines) == 1 else set()
    rows = [(each, dict(themes)[each.theme], _words(request, each.text) in on_list) for each in shown]
    context: dict[str, Any] = {"phases": bank.phases(), "phase": phase, "themes": themes, "theme": theme}
    return page(request, "learning/topics.html", rows=rows, lines=lines, **context)


def _phase(request: Request) -> str:
    known = [key for key, _name in bank.phases()]
    asked = request.GET.get("phase", "")
    return asked if asked in known else known[0]


def _words(request: Request, text: str) -> str:
    """The question as this organisation says it: it becomes a topic that the pair may change."""
    return put_words(text, request.viewer.organisation.adept_forms)


def _taken(request: Request) -> HttpResponse:
    chosen = bank.topic(request.POST.get("topic", ""))
    if chosen is None:
        raise Http404
    pair, words = _pair(request), _words(request, chosen.text)
    try:
        if words not in shared_topics([pair.pk]).get(pair.pk, ()):  # pressed twice, or in two windows
            add_topic(pair, words, by=request.viewer)
        banner.say(request, _("Added to your topics: “%(text)s”") % {"text": chosen.text})
    except Refused as problem:
        banner.warn(request, problem.sentence)
    theme = request.POST.get("theme", "")
    kept = f"&theme={theme}" if theme.isidentifier() else ""
    return see_other(f"{reverse('learning:topics')}?phase={chosen.phase}{kept}#{chosen.key}")


def _pair(request: Request) -> Any:
    try:
        return mentorship_for(request.viewer, UUID(request.POST.get("pair", "")), to="write")
    except ValueError:
        raise Http404 from None
