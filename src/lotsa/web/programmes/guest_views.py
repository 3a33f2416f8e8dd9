"""Those an event is for: inviting them, their answers, who came, and what the others get."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from lotsa.domain.people.queries import as_id
from lotsa.domain.programmes import access, actions, queries
from lotsa.kit.refused import Refused
from lotsa.web.programmes.event_views import address
from lotsa.web.shell import banner
from lotsa.web.shell.link_pages import Holder, link_page
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import OpenRequest, Request


@require_http_methods(["GET", "POST"])
def invite(request: Request, pk: UUID) -> HttpResponse:
    """Everybody who would get the mail, by name, before anything leaves."""
    event = access.event_for(request.viewer, pk, to="edit")
    problem: Any = ""
    if request.method == "POST":
        try:
            count = actions.invite_to_event(event, _chosen(request), by=request.viewer)
            banner.say(request, _invited(count))
            return see_other(address(event))
        except Refused as refused:
            problem = refused.sentence
    status = 422 if problem else 200
    context = {"event": event, "problem": problem, **_sorted(request, event)}
    return page(request, "programmes/event_invite.html", status=status, **context)


def _chosen(request: Request) -> set[UUID]:
    return {pk for value in request.POST.getlist("person") if (pk := as_id(value))}


def _sorted(request: Request, event: Any) -> dict[str, Any]:
    found = queries.guests(event)
    return {
        "new": [guest for guest in found if guest.role and not guest.is_told],
        "told": [guest for guest in found if guest.role and guest.is_told],
        "gone": [guest for guest in found if guest.is_told and not guest.role],
        "unticked": _unticked(request, found, _chosen(request)),
    }


def _unticked(request: Request, found: Any, chosen: set[UUID]) -> set[UUID]:
    """Those whom the coordinator has just unticked, or left out before."""
    if request.method == "POST":
        return {guest.person.pk for guest in found if guest.person.pk not in chosen}
    return {guest.person.pk for guest in found if guest.is_left_out}


def _invited(count: int) -> str:
    return ngettext("%(n)s person is invited.", "%(n)s people are invited.", count) % {"n": count}


@require_POST
def answer(request: Request, pk: UUID) -> HttpResponse:
    event = access.event_for(request.viewer, pk, to="answer")
    try:
        comes = request.POST.get("comes") == "yes"
        actions.answer_event(event, comes, by=request.viewer)
        banner.say(request, _thanks(comes))
    except Refused as problem:
        banner.warn(request, problem.sentence)
    return see_other(address(event))


def _thanks(comes: bool) -> str:
    if comes:
        return _("Good. The coordinator sees that you can come.")
    return _("Thank you for telling us. You get the material afterwards.")


@link_page("answer_event")
@require_http_methods(["GET", "HEAD", "POST"])
def answer_by_link(request: OpenRequest, holder: Holder) -> HttpResponse:
    """The same answer from the mail, without sign-in. The link stays good: one may change one's mind."""
    event = access.event_for(holder.viewer, holder.object_id)
    problem = _answered(request, holder, event) if request.method == "POST" else ""
    told = queries.event_page(holder.viewer, event)
    status = 422 if problem else 200
    context = {"event": event, "told": told, "problem": problem, "person": holder.viewer.person}
    return page(request, "programmes/event_answer.html", status=status, **context)


def _answered(request: OpenRequest, holder: Holder, event: Any) -> Any:
    comes = request.POST.get("comes")
    if comes not in ("yes", "no"):
        return _("Choose whether you can come.")
    try:
        actions.answer_event(event, comes == "yes", by=holder.viewer)
    except Refused as refused:
        return refused.sentence
    return ""


@require_http_methods(["GET", "POST"])
def attendance(request: Request, pk: UUID) -> HttpResponse:
    event = access.event_for(request.viewer, pk, to="edit")
    found = queries.guests(event)
    if request.method == "POST":
        try:
            actions.note_attendance(event, _noted(request, found), by=request.viewer)
            banner.say(request, _("Noted."))
        except Refused as problem:
            banner.warn(request, problem.sentence)
        return see_other(address(event))
    return page(request, "programmes/event_attendance.html", event=event, guests=found)


def _noted(request: Request, found: Any) -> dict[UUID, str]:
    """What was ticked for each; with "everybody came" the rest too."""
    rest = "came" if request.POST.get("rest") == "came" else ""
    return {
        guest.person.pk: request.POST.get(f"p{guest.person.pk}") or rest or guest.attendance
        for guest in found
    }


@require_http_methods(["GET", "POST"])
def missed(request: Request, pk: UUID) -> HttpResponse:
    """What those who were not there will get, and who they are, before it leaves."""
    event = access.event_for(request.viewer, pk, to="edit")
    if request.method == "POST":
        try:
            banner.say(request, _sent(actions.tell_absent(event, by=request.viewer)))
        except Refused as problem:
            banner.warn(request, problem.sentence)
        return see_other(address(event))
    absent = [guest for guest in queries.guests(event) if guest.row and guest.row.missed]
    waiting = [guest for guest in absent if guest.row and guest.row.missed_told_at is None]
    return page(request, "programmes/event_missed.html", event=event, waiting=waiting, absent=absent)


def _sent(count: int) -> str:
    return ngettext("%(n)s person gets the material.", "%(n)s people get the material.", count) % {"n": count}
