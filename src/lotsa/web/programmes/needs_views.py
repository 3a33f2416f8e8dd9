from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lotsa.domain.competences import actions as competence_actions
from lotsa.domain.needs import access, actions, queries
from lotsa.domain.programmes.queries import some_names
from lotsa.kit.refused import Refused, Stale
from lotsa.web.programmes import interest_read, steps
from lotsa.web.programmes.people_forms import NeedForm
from lotsa.web.shell import banner
from lotsa.web.shell.forms import stale
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request

TAGS = {"open": "2", "planned": "line", "in_progress": "1", "met": "ok", "dropped": "line"}


@require_GET
def needs(request: Request) -> HttpResponse:
    access.demand_needs(request.viewer, "list")
    rows = [
        (need, TAGS[need.state], queries.source_label(need.source)) for need in queries.needs(request.viewer)
    ]
    may_add = access.may_add(request.viewer)
    return page(request, "programmes/needs.html", rows=rows, may_add=may_add)


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    access.demand_needs(request.viewer, "add")
    form = NeedForm(request.POST or None, choices=_choices(request))
    if form.is_valid():
        try:
            actions.add_need(by=request.viewer, **_said(request, form))
            banner.say(request, _("The need is written down."))
            return see_other(reverse("programmes:needs"))
        except Refused as problem:
            form.refuse(problem)
    return _form_page(request, form)


@require_http_methods(["GET", "POST"])
def need(request: Request, pk: UUID) -> HttpResponse:
    need = access.need_for(request.viewer, pk, to="edit")
    form = NeedForm(
        request.POST or None, choices=_choices(request), initial=_initial(need), version=need.version
    )
    if form.is_valid():
        try:
            actions.change_need(need, by=request.viewer, version=form.version, **_said(request, form))
            return see_other(reverse("programmes:needs"))
        except Stale as problem:
            return stale(request, form, problem, back=reverse("programmes:needs"))
        except Refused as problem:
            form.refuse(problem)
    return _form_page(request, form, need=need)


def _form_page(request: Request, form: NeedForm, need: Any = None) -> HttpResponse:
    return page(
        request,
        "programmes/need.html",
        status=422 if form.errors else 200,
        form=form,
        need=need,
        people_names=some_names(request.viewer),
        competence_names=interest_read.competence_names(request.viewer),
    )


def _choices(request: Request) -> dict[str, list[tuple[str, str]]]:
    units = [(str(unit.pk), unit.name) for unit in request.viewer.organisation.units.all()]
    return {
        "scope": [(value, capfirst(label)) for value, label in queries.scopes()],
        "kind": [(value, capfirst(label)) for value, label in queries.kinds()],
        "source": [(value, capfirst(str(label))) for value, label in queries.SOURCES],
        "unit": [("", _("No team")), *units],
    }


def _said(request: Request, form: NeedForm) -> dict[str, Any]:
    data = form.cleaned_data
    words = [word.strip() for word in data["competences"].split(",") if word.strip()]
    units = {str(unit.pk): unit for unit in request.viewer.organisation.units.all()}
    return {
        **{name: data[name] for name in ("text", "scope", "kind", "source")},
        "unit": units.get(data["unit"]),
        "person": steps.one_person(request.viewer, data["person"], "person"),
        "competences": [competence_actions.add_competence(word, by=request.viewer) for word in words],
    }


def _initial(need: Any) -> dict[str, Any]:
    return {
        **{name: getattr(need, name) for name in ("text", "scope", "kind", "source")},
        "unit": str(need.unit_id or ""),
        "person": need.person.name if need.person else "",
        "competences": ", ".join(str(competence) for competence in need.competences.all()),
    }
