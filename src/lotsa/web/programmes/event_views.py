"""A shared event: its page, and what the coordinator says of it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lotsa.domain.programmes import access, actions, invitations, queries
from lotsa.domain.programmes.agendas import GROUPS
from lotsa.engine.calendar.swedish_days import is_day_off
from lotsa.kit import clock
from lotsa.kit.refused import Refused, Stale
from lotsa.web.programmes import event_news
from lotsa.web.programmes.event_forms import AgendaForm, EventForm, MaterialsForm
from lotsa.web.shell import banner, dates
from lotsa.web.shell.forms import LotsaForm, stale
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


def address(event: Any) -> str:
    return reverse("programmes:event_page", args=[event.pk])


@require_GET
def event_page(request: Request, pk: UUID) -> HttpResponse:
    event = access.event_for(request.viewer, pk)
    told = queries.event_page(request.viewer, event)
    today = clock.today(request.viewer.organisation.zone)
    context: dict[str, Any] = {
        "told": told,
        "event": event,
        "programme": event.programme,
        "news": event_news.of(told, today),
        "groups": event_news.groups(event),
        "has_come": event.on <= today,
        "opens_programme": event_news.opens(request.viewer, event),
    }
    return page(request, "programmes/event_page.html", **context)


@require_GET
def calendar_file(request: Request, pk: UUID) -> HttpResponse:
    """For one's own calendar; the invitation in the mail is the one that moves by itself."""
    event = access.event_for(request.viewer, pk)
    person = request.viewer.person
    content = invitations.event_invitation(event, person, method="PUBLISH", language=person.language)
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="lotsa.ics"'
    return answer


@require_http_methods(["GET", "POST"])
def event_new(request: Request, pk: UUID) -> HttpResponse:
    programme = access.programme_for(request.viewer, pk, to="edit")
    form = EventForm(request.POST or None, new=True, initial={"kind": "workshop"})
    if form.is_valid():
        try:
            made = actions.add_event(programme, form.cleaned_data["kind"], by=request.viewer, **form.said)
            _say_day(request, made.on)
            return see_other(address(made))
        except Refused as problem:
            form.refuse(problem)
    context = {"form": form, "programme": programme}
    return page(request, "programmes/event_new.html", status=_status(form), **context)


@require_http_methods(["GET", "POST"])
def event_date(request: Request, pk: UUID, event: UUID) -> HttpResponse:
    programme = access.programme_for(request.viewer, pk, to="edit")
    row = access.event_of(programme, event)
    kept: dict[str, Any] = {
        "gathering": row.is_gathering,
        "initial": _initial(row),
        "version": row.version,
    }
    form = EventForm(request.POST or None, new=False, **kept)

    def save() -> None:
        actions.change_event(row, by=request.viewer, version=form.version, **form.said)
        _say_day(request, row.on)

    context = {"programme": programme, "told": queries.told_count(row)}
    return _saved(request, row, form, save, "programmes/event.html", **context)


def _saved(
    request: Request, event: Any, form: LotsaForm, save: Callable[[], None], template: str, **context: Any
) -> HttpResponse:
    """Saves and goes back to the event, or shows the form with what is wrong."""
    if form.is_valid():
        try:
            save()
            return see_other(address(event))
        except Stale as problem:
            return stale(request, form, problem, back=address(event))
        except Refused as problem:
            form.refuse(problem)
    return page(request, template, status=_status(form), form=form, event=event, **context)


def _initial(row: Any) -> dict[str, Any]:
    names = ("title", "on", "at", "minutes", "place", "link")
    chosen = [group for group in GROUPS if getattr(row, f"for_{group}")]
    return {name: getattr(row, name) for name in names} | {"for_whom": chosen}


def _say_day(request: Request, on: Any) -> None:
    """Says so when nobody works that day; it may be meant."""
    if is_day_off(on):
        banner.warn(request, _("%(day)s is a day off.") % {"day": capfirst(dates.day(on))})
    else:
        banner.say(request, _("Saved."))


@require_http_methods(["GET", "POST"])
def agenda(request: Request, pk: UUID) -> HttpResponse:
    event = access.event_for(request.viewer, pk, to="edit")
    if request.POST.get("answer") == "shipped":
        actions.set_agenda(event, None, by=request.viewer, version=None)
        banner.say(request, _("The usual agenda is back."))
        return see_other(address(event))
    form = AgendaForm(request.POST or None, points=event.points, version=event.version)

    def save() -> None:
        said = {"version": form.version, "stretch": form.cleaned_data["stretch"]}
        actions.set_agenda(event, form.points, by=request.viewer, **said)
        banner.say(request, _("The agenda is saved."))

    return _saved(request, event, form, save, "programmes/event_agenda.html")


@require_http_methods(["GET", "POST"])
def materials(request: Request, pk: UUID) -> HttpResponse:
    event = access.event_for(request.viewer, pk, to="edit")
    kept = {"materials": event.materials, "initial": {"text": event.material_text}}
    form = MaterialsForm(request.POST or None, version=event.version, **kept)

    def save() -> None:
        text = form.cleaned_data["text"]
        actions.set_materials(event, form.links, text, by=request.viewer, version=form.version)
        banner.say(request, _("The material is saved."))

    return _saved(request, event, form, save, "programmes/event_materials.html")


@require_POST
def event_remove(request: Request, pk: UUID) -> HttpResponse:
    event = access.event_for(request.viewer, pk, to="edit")
    label = event.label
    try:
        called_off = actions.remove_event(event, by=request.viewer)
        banner.say(request, _removed(called_off) % {"event": label})
    except Refused as problem:
        banner.warn(request, problem.sentence)
    return see_other(reverse("programmes:programme", args=[event.programme_id]))


def _removed(called_off: bool) -> str:
    if called_off:
        return _("%(event)s is called off. Those invited are told.")
    return _("%(event)s is removed.")


def _status(form: LotsaForm) -> int:
    return 422 if form.errors else 200
