"""What was found, what was decided, whose it is, and what came of it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lotsa.domain.programmes import access
from lotsa.domain.programmes.access.improvements import improvement_for
from lotsa.domain.programmes.actions.improvements import change_improvement, note_finding
from lotsa.domain.programmes.queries.improvements import improvement_due, improvements, possible_owners
from lotsa.kit.refused import Refused, Stale
from lotsa.web.programmes.improvement_forms import FindingForm, ImprovementForm
from lotsa.web.shell import banner
from lotsa.web.shell.forms import stale
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


def _list_url(pk: UUID) -> str:
    return reverse("programmes:improvements", args=[pk])


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: Request, pk: UUID) -> HttpResponse:
    sent = request.method == "POST"
    programme = access.programme_for(request.viewer, pk, to="edit" if sent else "see")
    form = FindingForm(request.POST if sent else None)
    if sent and form.is_valid():
        found = note_finding(programme, form.cleaned_data["finding"], by=request.viewer)
        return see_other(reverse("programmes:improvement", args=[found.pk]))
    rows = [(row, improvement_due(row)) for row in improvements(request.viewer, programme)]
    may = access.may(request.viewer, "edit", programme)
    facts = {"programme": programme, "rows": rows, "form": form, "may_change": may}
    return page(request, "programmes/improvements.html", status=422 if form.errors else 200, **facts)


@require_http_methods(["GET", "HEAD", "POST"])
def improvement(request: Request, pk: UUID) -> HttpResponse:
    found = improvement_for(request.viewer, pk, to="change")
    sent = request.POST if request.method == "POST" else None
    form = ImprovementForm(sent, row=found, owners=possible_owners(found.programme))
    if sent is not None and form.is_valid():
        try:
            change_improvement(found, by=request.viewer, version=form.version, **form.changes)
            return _saved(request, found)
        except Stale as problem:
            return stale(request, form, problem, back=_list_url(found.programme_id))
        except Refused as refused:
            form.refuse(refused)
    facts = {"programme": found.programme, "row": found, "form": form}
    return page(request, "programmes/improvement.html", status=422 if form.errors else 200, **facts)


def _saved(request: Request, found: Any) -> HttpResponse:
    banner.say(request, _("Saved."))
    return see_other(_list_url(found.programme_id))
