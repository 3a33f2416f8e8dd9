from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lotsa.domain.matching import queries
from lotsa.domain.programmes.access import programme_for
from lotsa.domain.programmes.actions import set_rules
from lotsa.kit.refused import Refused, Stale
from lotsa.web.matching.forms import RulesForm
from lotsa.web.shell import banner
from lotsa.web.shell.forms import stale
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


@require_http_methods(["GET", "POST"])
def rules(request: Request, pk: UUID) -> HttpResponse:
    programme = programme_for(request.viewer, pk, to="match")
    told = queries.rules_page(programme)
    form = RulesForm(request.POST or None, told=told, version=programme.version)
    back = reverse("matching:board", args=[pk])
    if form.is_valid():
        try:
            _save(request, programme, form, told)
            return see_other(back)
        except Stale as problem:
            return stale(request, form, problem, back=request.path)
        except Refused as problem:
            form.refuse(problem)
    status = 422 if request.method == "POST" else 200
    return page(request, "matching/rules.html", status=status, programme=programme, form=form, told=told)


def _save(request: Request, programme: Any, form: RulesForm, told: queries.RulesPage) -> None:
    by_eye = [rule for rule, _name in told.by_eye]
    set_rules(
        programme,
        weights=form.weights,
        hard_rules=[*form.cleaned_data["hard_rules"], *by_eye],
        wishes_allowed=programme.wishes_allowed,
        by=request.viewer,
        version=form.version,
    )
    banner.say(request, _("The rules are saved. Run again to use them."))


@require_GET
def runs(request: Request, pk: UUID) -> HttpResponse:
    programme = programme_for(request.viewer, pk, to="match")
    asked = request.GET.get("run", "")
    number = int(asked) if asked.isdecimal() else None
    told = queries.runs_page(request.viewer, programme, number=number)
    return page(request, "matching/runs.html", programme=programme, told=told)
