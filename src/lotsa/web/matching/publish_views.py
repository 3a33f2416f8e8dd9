from collections import Counter
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from lotsa.domain.matching import actions, queries
from lotsa.domain.notifications.queries import preview_of
from lotsa.domain.programmes.access import programme_for
from lotsa.kit.refused import Refused
from lotsa.web.matching import news
from lotsa.web.matching.forms import PublishForm
from lotsa.web.shell import banner
from lotsa.web.shell.dates import day_time
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


@require_http_methods(["GET", "POST"])
def publish(request: Request, pk: UUID) -> HttpResponse:
    programme = programme_for(request.viewer, pk, to="match")
    told = queries.publish_page(request.viewer, programme)
    form = PublishForm(request.POST or None, monday=told.next_monday, choices=_choices(told))
    if form.is_valid():
        try:
            return _publish(request, programme, form)
        except Refused as problem:
            form.refuse(problem)
    status = 422 if request.method == "POST" else 200
    context = {**_mail(request, told), **_receivers(told)}
    return page(request, "matching/publish.html", status=status, form=form, told=told, **context)


def _receivers(told: queries.PublishPage) -> dict[str, Any]:
    """How many of each side, and in which languages they read."""
    return {
        "mentees": told.mentees.total(),
        "mentors": told.mentors.total(),
        "mentee_languages": _languages(told.mentees),
        "mentor_languages": _languages(told.mentors),
    }


def _languages(counts: Counter[str]) -> str:
    words = {"sv": _("%(n)s in Swedish"), "en": _("%(n)s in English")}
    return ", ".join(
        words.get(key, words["sv"]) % {"n": n} for key, n in sorted(counts.items(), reverse=True)
    )


def _choices(told: queries.PublishPage) -> list[tuple[str, str]]:
    minutes = told.undo_minutes
    now = ngettext("Now, with %(n)s minute to undo it", "Now, with %(n)s minutes to undo it", minutes)
    return [
        ("monday", day_time(told.next_monday)),
        ("now", now % {"n": minutes} if minutes else _("Now")),
        ("other", _("Another time")),
    ]


def _mail(request: Request, told: queries.PublishPage) -> dict[str, Any]:
    """One mail at a time, rendered as it will leave, in the language of whoever gets it."""
    if not told.recipients:
        return {}
    asked = request.GET.get("mail", "")
    at = min(max(int(asked), 1), len(told.recipients)) if asked.isdecimal() else 1
    recipient = told.recipients[at - 1]
    preview = preview_of(f"proposal_{recipient.side}", recipient.proposal, recipient.side)
    last = len(told.recipients)
    return {
        "at": at,
        "recipient": recipient,
        "preview": preview,
        "before": at - 1,
        "after": (at + 1) * (at < last),
    }


def _publish(request: Request, programme: Any, form: PublishForm) -> HttpResponse:
    sent = actions.publish(programme, by=request.viewer, send_at=form.send_at)
    at = sent[0].send_at
    values = {"pairs": news.pairs(len(sent)), "when": day_time(at) if at else ""}
    text = _("%(pairs)s are published. The mails leave %(when)s; until then you can undo it.")
    banner.say(request, text % values, undo=reverse("matching:undo", args=[programme.pk]))
    return see_other(reverse("matching:board", args=[programme.pk]))


@require_POST
def undo(request: Request, pk: UUID) -> HttpResponse:
    programme = programme_for(request.viewer, pk, to="match")
    try:
        count = actions.undo_publishing(programme, by=request.viewer)
        banner.say(request, _("%(pairs)s are drafts again. No mail is sent.") % {"pairs": news.pairs(count)})
    except Refused as problem:
        banner.warn(request, problem.sentence)
    return see_other(reverse("matching:board", args=[pk]))
