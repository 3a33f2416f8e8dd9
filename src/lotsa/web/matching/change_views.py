from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lotsa.domain.matching import access, actions, queries
from lotsa.domain.programmes.queries import participants
from lotsa.kit.refused import Refused, Stale
from lotsa.web.matching.forms import ExclusionForm
from lotsa.web.shell import banner
from lotsa.web.shell.page import page, part, see_other
from lotsa.web.shell.request import Request, is_htmx

TEMPLATE = "matching/change.html"


@require_http_methods(["GET", "POST"])
def change(request: Request, pk: UUID) -> HttpResponse:
    """Another mentor: the choices beside the board, or as a page of their own without script."""
    proposal = access.proposal_for(request.viewer, pk, to="change")
    if request.method == "POST":
        return _change(request, proposal)
    if proposal.state != "staged":
        return _to_board(proposal)
    return _choices(request, proposal)


def _choices(request: Request, proposal: Any, *, status: int = 200, **more: Any) -> HttpResponse:
    told = queries.change_page(
        request.viewer,
        proposal,
        trying=_id_or_none(request.GET.get("try") or request.POST.get("mentor", "")),
        search=request.GET.get("q"),
    )
    context = {"told": told, "proposal": proposal, "q": request.GET.get("q", ""), **more}
    if is_htmx(request):
        return part(request, TEMPLATE, "panel", status=status, beside=True, **context)
    return page(request, TEMPLATE, status=status, **context)


def _change(request: Request, proposal: Any) -> HttpResponse:
    try:
        _do(request, proposal)
    except Stale as problem:
        mentor = problem.theirs["mentor"]
        last = queries.last_change(request.viewer, proposal)
        fresh = access.proposal_for(request.viewer, proposal.pk, to="change")
        return _choices(request, fresh, status=409, theirs=mentor.person, last=last)
    except Refused as problem:
        banner.warn(request, problem.sentence)
        return see_other(request.path)
    banner.say(request, _("The pairs are changed and locked. No mail has been sent."))
    return _to_board(proposal)


def _do(request: Request, proposal: Any) -> None:
    if other := _id_or_none(request.POST.get("swap_with", "")):
        actions.swap(proposal, access.proposal_for(request.viewer, other, to="change"), by=request.viewer)
        return
    asked = request.POST.get("mentor", "")
    people = participants(request.viewer, proposal.programme)
    mentor = next((row for row in people.mentors if str(row.pk) == asked), None)
    if mentor is None:
        raise Refused(_("Choose a mentor."))
    version = request.POST.get("version", "")
    actions.move(
        proposal,
        mentor,
        by=request.viewer,
        version=int(version) if version.isdecimal() else None,
        everybody="everybody" in request.POST,
    )


@require_http_methods(["GET", "POST"])
def exclusion(request: Request, pk: UUID) -> HttpResponse:
    proposal = access.proposal_for(request.viewer, pk, to="change")
    form = ExclusionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.exclude(proposal, by=request.viewer, reason=form.cleaned_data["reason"])
        banner.say(request, _("That pair is never proposed again in this programme."))
        return _to_board(proposal)
    status = 422 if request.method == "POST" else 200
    return page(request, "matching/exclusion.html", status=status, proposal=proposal, form=form)


@require_POST
def drop(request: Request, pk: UUID) -> HttpResponse:
    proposal = access.proposal_for(request.viewer, pk, to="change")
    actions.drop(proposal, by=request.viewer)
    name = {"name": proposal.mentee.person.name}
    banner.say(request, _("%(name)s is without a proposal now.") % name)
    return _to_board(proposal)


def _id_or_none(text: str) -> UUID | None:
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError as problem:
        raise Http404 from problem


def _to_board(proposal: Any) -> HttpResponse:
    return see_other(reverse("matching:board", args=[proposal.programme_id]))
