from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_GET, require_http_methods

from lotsa.domain.matching import access, actions, queries
from lotsa.domain.people.actions import link_of
from lotsa.kit.refused import Refused
from lotsa.web.shell import banner, errors
from lotsa.web.shell.open_to_all import open_to_all
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import OpenRequest, Request


@require_http_methods(["GET", "POST"])
def proposal(request: Request, pk: UUID) -> HttpResponse:
    """For somebody who is signed in: the reasons in words, and yes or no."""
    row = access.proposal_for(request.viewer, pk, to="see")
    if not queries.side_of(row, request.viewer):
        return see_other(reverse("matching:board", args=[row.programme_id]))
    if request.method == "POST" and request.POST.get("answer") in ("yes", "no"):
        try:
            actions.answer(row, request.POST["answer"] == "yes", by=request.viewer)
            return see_other(request.path)
        except Refused as problem:
            # Shown here: what has been taken back meanwhile has no address any more.
            banner.warn(request, problem.sentence)
            row.refresh_from_db(fields=["state", "mentee_answer", "mentor_answer"])
    return page(request, "matching/proposal.html", told=queries.my_proposal(request.viewer, row))


@open_to_all
@require_http_methods(["GET", "POST"])
def answer(request: OpenRequest, token: str) -> HttpResponse:
    """From the mail, without sign-in. Opening the page uses nothing up; a button does."""
    link, viewer, row = _behind(token)
    if not link.is_open():
        return errors.gone(request, used=link.used_at is not None)
    with translation.override(viewer.person.language):
        if request.method == "POST" and request.POST.get("answer") in ("yes", "no"):
            try:
                actions.answer_by_link(link, row, request.POST["answer"] == "yes", by=viewer)
                return see_other(reverse("matching:answered", args=[token]))
            except Refused as problem:
                banner.warn(request, problem.sentence)
        return _page(request, viewer, row)


@open_to_all
@require_GET
def answered(request: OpenRequest, token: str) -> HttpResponse:
    """What the answer led to, for whoever has just given it."""
    link, viewer, row = _behind(token)
    if link.used_at is None or link.revoked_at is not None:
        raise Http404
    with translation.override(viewer.person.language):
        return _page(request, viewer, row)


def _behind(token: str) -> tuple[Any, Any, Any]:
    link = link_of(token, "answer_proposal")
    found = access.proposal_of_link(link) if link is not None else None
    if found is None:
        raise Http404
    return link, *found


def _page(request: OpenRequest, viewer: Any, row: Any) -> HttpResponse:
    told = queries.my_proposal(viewer, row)
    answer = page(request, "matching/proposal.html", told=told, by_link=request.viewer is None)
    answer.headers["Content-Language"] = viewer.person.language
    return answer
