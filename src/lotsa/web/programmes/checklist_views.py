"""What there is to see to: the programme's list, the sponsor's list, the sponsor's words, and the goals."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lotsa.domain.programmes import access, actions, queries
from lotsa.kit import clock
from lotsa.kit.refused import Refused, Stale
from lotsa.web.programmes import checklist_words
from lotsa.web.programmes.sponsor_forms import ResultsForm, SponsorForm
from lotsa.web.shell import banner
from lotsa.web.shell.forms import stale
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


@require_http_methods(["GET", "POST"])
def checklist(request: Request, pk: UUID) -> HttpResponse:
    """A button's value is the line and its new state: "pc07:done". A sponsor has the own list only."""
    programme = access.programme_for(request.viewer, pk, to="see_checklist")
    if request.method == "POST":
        return see_other(reverse("programmes:checklist", args=[pk]) + _settled(request, programme))
    coordinates = access.may(request.viewer, "edit", programme)
    today = clock.today(request.viewer.organisation.zone)
    lists = checklist_words.lists(programme, coordinates, today)
    context: dict[str, Any] = {"programme": programme, "lists": lists}
    context["old"] = sum(len(each.found.old) for each in lists)
    context["heading"] = checklist_words.heading(lists, today)
    return page(request, "programmes/checklist.html", **context)


def _settled(request: Request, programme: Any) -> str:
    """Settles a line and says where on the page it stands."""
    item, _colon, state = request.POST.get("line", "").partition(":")
    if item == "old":
        actions.settle_old(programme, by=request.viewer)
        return ""
    try:
        actions.settle(programme, item, state, by=request.viewer)
    except Refused as problem:
        banner.warn(request, problem.sentence)
        return ""
    return f"#{item}"


@require_http_methods(["GET", "POST"])
def sponsor(request: Request, pk: UUID) -> HttpResponse:
    """The sponsor's words to everybody, begun from a draft; written by the sponsor or the coordinator."""
    programme = access.programme_for(request.viewer, pk, to="speak")
    back = reverse("programmes:programme", args=[pk])
    initial = {"sponsor_message": programme.sponsor_message or queries.letter_draft(programme)}
    form = SponsorForm(request.POST or None, initial=initial, version=programme.version)
    if form.is_valid():
        try:
            _say(request, programme, form)
            return see_other(back)
        except Stale as problem:
            return stale(request, form, problem, back=back)
    status = 422 if form.errors else 200
    context = {"form": form, "programme": programme, "is_draft": not programme.sponsor_message}
    return page(request, "programmes/sponsor.html", status=status, **context)


def _say(request: Request, programme: Any, form: SponsorForm) -> None:
    words = form.cleaned_data["sponsor_message"]
    actions.say_as_sponsor(programme, words, by=request.viewer, version=form.version)
    banner.say(request, _("Saved."))


@require_http_methods(["GET", "POST"])
def results(request: Request, pk: UUID) -> HttpResponse:
    """Where each goal stood at each measuring point."""
    programme = access.programme_for(request.viewer, pk, to="edit")
    measured = queries.measured(programme)
    form = ResultsForm(request.POST or None, measured=measured)
    if form.is_valid():
        try:
            actions.measure_all(_values(form, measured), by=request.viewer)
            banner.say(request, _("The results are saved."))
            return see_other(reverse("programmes:programme", args=[pk]))
        except Refused as problem:
            form.refuse(problem)
    status = 422 if form.errors else 200
    today = clock.today(request.viewer.organisation.zone)
    context = {"form": form, "programme": programme, "heading": checklist_words.results(measured, today)}
    return page(request, "programmes/results.html", status=status, **context)


def _values(form: ResultsForm, measured: Any) -> list[tuple[Any, dict[int, Decimal | None]]]:
    return [(each.goal, form.values_of(each)) for each in measured]
