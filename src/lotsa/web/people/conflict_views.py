"""Conflicts of interest: seen by whoever declared them and coordinators, obeyed by the matching."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lotsa.domain.people import access, actions, queries
from lotsa.kit.refused import Refused
from lotsa.web.people.conflict_forms import ConflictForm
from lotsa.web.shell import banner
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


@require_http_methods(["GET", "POST"])
def conflicts(request: Request) -> HttpResponse:
    viewer = request.viewer
    coordinates = viewer.has("coordinator")
    initial = {"one": viewer.person.name} if coordinates else {}
    form = ConflictForm(request.POST or None, for_others=coordinates, initial=initial)
    if form.is_valid():
        try:
            _declare(request, form)
            return see_other(reverse("people:conflicts"))
        except Refused as problem:
            form.refuse(problem)
    status = 422 if form.errors else 200
    rows = queries.conflicts(viewer)
    context = {"form": form, "conflicts": rows, "coordinates": coordinates}
    return page(request, "people/conflicts.html", status=status, **context)


def _declare(request: Request, form: ConflictForm) -> None:
    said = form.cleaned_data
    one = _named(request, said["one"], "one") if "one" in said else None
    other = _named(request, said["other"], "other")
    actions.declare_conflict(other, by=request.viewer, one=one)
    banner.say(request, _("Noted. The matching will not pair the two."))


def _named(request: Request, text: str, field: str) -> Any:
    found = queries.colleagues_called(request.viewer, text)
    if len(found) > 1:
        raise Refused(_("Several people are called that. Write the e-mail."), field=field)
    if not found:
        raise Refused(_("Nobody here is called %(name)s.") % {"name": text}, field=field)
    return found[0]


@require_POST
def conflict_removed(request: Request, pk: UUID) -> HttpResponse:
    conflict = access.conflict_for(request.viewer, pk, to="remove")
    actions.remove_conflict(conflict, by=request.viewer)
    banner.say(request, _("It no longer holds. The two can be paired again."))
    return see_other(reverse("people:conflicts"))
