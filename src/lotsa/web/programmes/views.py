from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lotsa.domain.outcomes.access import has_report
from lotsa.domain.programmes import access, actions, queries
from lotsa.domain.threads.access import NEWS
from lotsa.kit import clock
from lotsa.kit.refused import Refused, Stale
from lotsa.web.programmes import news, picture, rhythm
from lotsa.web.programmes.forms import CopyForm, EditForm
from lotsa.web.shell import banner
from lotsa.web.shell.forms import LotsaForm, stale
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


@require_GET
def index(request: Request) -> HttpResponse:
    lines = queries.programmes(request.viewer)
    return page(
        request,
        "programmes/index.html",
        lines=lines,
        may_create=access.may(request.viewer, "create"),
        heading=news.of_list(lines),
    )


@require_GET
def programme(request: Request, pk: UUID) -> HttpResponse:
    shown = access.programme_for(request.viewer, pk)
    today = clock.today(request.viewer.organisation.zone)
    told = queries.programme_page(request.viewer, shown, today=today)
    context: dict[str, Any] = {
        "told": told,
        "programme": shown,
        "today": today,
        "picture": picture.of(told, today),
    }
    if told.may_edit:
        return page(request, "programmes/programme.html", **context, **_coordinating(request, told, today))
    may_read = NEWS.may(request.viewer, "see", shown)
    context |= {"may_read_news": may_read, "has_report": has_report(shown)}
    return page(request, "programmes/for_participants.html", **context)


def _coordinating(request: Request, told: queries.ProgrammePage, today: date) -> dict[str, Any]:
    """What the coordinator has on the page besides: the news, how the pairs meet, what can be marked."""
    pairs = rhythm.of(request.viewer, told.programme, today)
    return {
        "pairs": pairs,
        "news": news.of(told, today, pairs.total),
        "can_mark": {event.pk for event in told.events if event.on <= today and not event.held},
    }


_EDITED = ("name", "purpose", "target_group", "guidelines", "sponsor_message")


@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: UUID) -> HttpResponse:
    programme = access.programme_for(request.viewer, pk, to="edit")
    back = reverse("programmes:programme", args=[pk])
    initial = {name: getattr(programme, name) for name in _EDITED}
    form = EditForm(request.POST or None, initial=initial, version=programme.version)
    if form.is_valid():
        fields = {name: form.cleaned_data[name] for name in _EDITED}
        try:
            actions.change_programme(programme, by=request.viewer, version=form.version, **fields)
        except Stale as problem:
            return stale(request, form, problem, back=back)
        banner.say(request, _("Saved."))
        return see_other(back)
    return page(request, "programmes/edit.html", status=_status(form), form=form, programme=programme)


@require_http_methods(["GET", "POST"])
def copy(request: Request, pk: UUID) -> HttpResponse:
    programme = access.programme_for(request.viewer, pk, to="edit")
    form = CopyForm(request.POST or None, initial=news.next_round(programme))
    if form.is_valid():
        try:
            made = actions.copy_programme(programme, by=request.viewer, **form.cleaned_data)
            return see_other(reverse("programmes:purpose", args=[made.pk]))
        except Refused as problem:
            form.refuse(problem)
    return page(request, "programmes/copy.html", status=_status(form), form=form, programme=programme)


@require_POST
def state(request: Request, pk: UUID) -> HttpResponse:
    """Moves a programme on; what is missing is said where the button stands."""
    programme = access.programme_for(request.viewer, pk, to="edit")
    because = request.POST.get("because", "")
    to = request.POST.get("to", "")
    if to not in programme.State.values:
        raise Http404
    try:
        actions.move_programme(programme, to, by=request.viewer, waived_because=because)
        banner.say(request, news.moved(programme))
    except Refused as problem:
        banner.warn(request, problem.sentence)
    return see_other(news.after(programme))


@require_POST
def event(request: Request, pk: UUID, event: UUID) -> HttpResponse:
    programme = access.programme_for(request.viewer, pk, to="edit")
    held = request.POST.get("held") != "no"
    row = access.event_of(programme, event)
    try:
        actions.hold_event(row, by=request.viewer, held=held)
        banner.say(request, _("%(event)s is marked as held.") % {"event": row.label} if held else _("Saved."))
    except Refused as problem:
        banner.warn(request, problem.sentence)
    return see_other(reverse("programmes:programme", args=[pk]))


def _status(form: LotsaForm) -> int:
    return 422 if form.errors else 200
