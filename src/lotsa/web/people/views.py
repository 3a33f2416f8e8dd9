from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lotsa.domain.competences.queries import levels_now
from lotsa.domain.intake.queries import people_table, unfinished_imports, wants_of
from lotsa.domain.people import access, queries
from lotsa.domain.people.actions import add_person, change_person
from lotsa.domain.people.actions.places import site_named, unit_named
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.refused import Refused, Stale
from lotsa.web.people import downloads
from lotsa.web.people.addresses import waiting_of, warn_of_waiting
from lotsa.web.people.forms import FilterForm, PersonForm
from lotsa.web.shell import banner
from lotsa.web.shell.forms import stale
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request
from lotsa.web.shell.wording import put_everywhere

PER_PAGE = 50
MOST_LISTED = 300  # names offered while typing a manager; more would make the page heavy


@require_GET
def index(request: Request) -> HttpResponse:
    access.demand_people(request.viewer, "list")
    form = FilterForm(request.GET, queries.directory(request.viewer))
    directory = queries.directory(request.viewer, **form.chosen)
    return page(
        request,
        "people/index.html",
        filters=form,
        is_filtered=bool(form.chosen),
        total=directory.total,
        people=Paginator(directory.people, PER_PAGE).get_page(request.GET.get("page")),
        query="".join(f"&{key}={value}" for key, value in form.chosen.items() if key != "page"),
        may_import=access.may(request.viewer, "import"),
        waiting=queries.waiting_addresses(request.viewer),
        unfinished=unfinished_imports(request.viewer).first(),
    )


@require_GET
def person(request: Request, pk: UUID) -> HttpResponse:
    somebody = access.person_for(request.viewer, pk)
    return page(
        request,
        "people/person.html",
        somebody=somebody,
        levels=levels_now(request.viewer, somebody),
        wants=wants_of(request.viewer, somebody),
        reports=access.visible_to(request.viewer).filter(manager=somebody, left_on__isnull=True),
        may_edit=access.may(request.viewer, "edit", somebody),
        **waiting_of(request.viewer, somebody),
        may_list=access.may(request.viewer, "list"),
        may_print_code=access.needs_paper(somebody) and access.may(request.viewer, "print_code", somebody),
    )


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    access.demand_people(request.viewer, "edit")
    form = _form(request, initial={"language": request.viewer.organisation.language})
    if request.method == "POST" and form.is_valid():
        try:
            somebody = add_person(by=request.viewer, **_fields(form, request.viewer))
        except Refused as refused:
            form.refuse(refused)
        else:
            banner.say(request, _("%(name)s has been added.") % {"name": somebody.name})
            return see_other(reverse("people:person", args=[somebody.pk]))
    return _edit_page(request, form)


@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: UUID) -> HttpResponse:
    somebody = access.person_for(request.viewer, pk, to="edit")
    back = reverse("people:person", args=[pk])
    form = _form(request, initial=PersonForm.initial_of(somebody), version=somebody.version)
    if request.method == "POST" and form.is_valid():
        try:
            fields = _fields(form, request.viewer)
            change_person(somebody, by=request.viewer, version=form.version, **fields)
        except Stale as problem:
            return stale(request, form, problem, back=back)
        except Refused as refused:
            form.refuse(refused)
        else:
            warn_of_waiting(request, somebody)
            return see_other(back)
    return _edit_page(request, form, somebody=somebody)


@require_GET
def export(request: Request) -> HttpResponse:
    rows = put_everywhere(people_table(request.viewer), request.viewer.organisation.adept_forms)
    name = _("people")
    if request.GET.get("format") == "csv":
        return downloads.csv(rows, name=name, language=get_language() or "sv")
    return downloads.xlsx(rows, name=name, title=_("People"))


def _form(request: Request, **kwargs: Any) -> PersonForm:
    return PersonForm(
        request.POST if request.method == "POST" else None,
        people=access.visible_to(request.viewer),
        **kwargs,
    )


def _fields(form: PersonForm, viewer: Viewer) -> dict[str, Any]:
    """What the form holds, with departments and places as rows; those with new names are made."""
    fields = {name: value for name, value in form.cleaned_data.items() if name != "version"}
    fields["unit"] = unit_named(fields["unit"], by=viewer)
    fields["site"] = site_named(fields["site"], by=viewer)
    form.cleaned_data |= {"unit": fields["unit"], "site": fields["site"]}
    return fields


def _edit_page(request: Request, form: PersonForm, **context: Any) -> HttpResponse:
    directory = queries.directory(request.viewer)
    return page(
        request,
        "people/edit.html",
        status=422 if form.errors else 200,
        form=form,
        units=directory.units,
        sites=directory.sites,
        people=directory.people[:MOST_LISTED] if directory.total <= MOST_LISTED else [],
        **context,
    )
