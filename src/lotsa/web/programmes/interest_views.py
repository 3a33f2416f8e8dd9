from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lotsa.domain.people.actions import link_of
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes import access, actions
from lotsa.kit.refused import Refused, Stale
from lotsa.web.programmes import interest_read
from lotsa.web.shell import banner, errors
from lotsa.web.shell.forms import stale
from lotsa.web.shell.open_to_all import open_to_all
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import OpenRequest, Request


@open_to_all
@require_http_methods(["GET", "POST"])
def join(request: OpenRequest, token: str) -> HttpResponse:
    """The interest form from the mail, without sign-in. The link stays good until enrolment closes."""
    link = link_of(token, "enrol")
    if link is None:
        raise Http404
    if not link.is_open():
        return errors.gone(request)
    viewer, enrolment = access.enrolment_of_link(link)
    done = reverse("programmes:join_thanks", args=[token])
    return _form_page(request, viewer, enrolment, done=done, by_link=True)


@open_to_all
@require_GET
def join_thanks(request: OpenRequest, token: str) -> HttpResponse:
    link = link_of(token, "enrol")
    if link is None:
        raise Http404
    if not link.is_open():
        return errors.gone(request)
    _viewer, enrolment = access.enrolment_of_link(link)
    again = reverse("programmes:join", args=[token])
    return page(request, "programmes/thanks.html", enrolment=enrolment, again=again)


@require_http_methods(["GET", "POST"])
def interest(request: Request, pk: UUID) -> HttpResponse:
    enrolment = access.enrolment_for(request.viewer, pk, to="answer")
    done = reverse("programmes:thanks", args=[pk])
    return _form_page(request, request.viewer, enrolment, done=done, by_link=False)


@require_GET
def thanks(request: Request, pk: UUID) -> HttpResponse:
    enrolment = access.enrolment_for(request.viewer, pk, to="answer")
    again = reverse("programmes:interest", args=[pk])
    return page(request, "programmes/thanks.html", enrolment=enrolment, again=again)


def _form_page(request: Any, viewer: Viewer, enrolment: Any, *, done: str, by_link: bool) -> HttpResponse:
    if not actions.may_answer(enrolment):
        return page(request, "programmes/closed.html", enrolment=enrolment, by_link=by_link)
    saying_no = request.method == "POST" and request.POST.get("answer") == "no"
    if saying_no:
        _say_no(viewer, enrolment)
        return see_other(done)
    form = interest_read.form_for(viewer, enrolment, request.POST or None, by_link=by_link)
    if form.is_valid():
        try:
            interest_read.save(viewer, enrolment, form)
            return see_other(done)
        except Stale as problem:
            return stale(request, form, problem, back=request.path)
        except Refused as problem:
            form.refuse(problem)
    return page(
        request,
        "programmes/interest.html",
        status=422 if form.errors else 200,
        form=form,
        enrolment=enrolment,
        by_link=by_link,
        programme=enrolment.programme,
        language_words=form.language_words,
        competence_names=interest_read.competence_names(viewer),
        may_say_no=enrolment.state in ("invited", "applied", "approved", "waitlisted"),
    )


def _say_no(viewer: Viewer, enrolment: Any) -> None:
    invited = enrolment.state == "invited"
    actions.set_enrolment_state(enrolment, "declined" if invited else "withdrawn", by=viewer)


@require_POST
def own_state(request: Request, pk: UUID) -> HttpResponse:
    """Pause, take up again, or withdraw, oneself."""
    enrolment = access.enrolment_for(request.viewer, pk, to="answer")
    to = request.POST.get("to", "")
    try:
        if to == "resume":
            actions.resume(enrolment, by=request.viewer)
        elif to in ("paused", "withdrawn"):
            actions.set_enrolment_state(enrolment, to, by=request.viewer)
        banner.say(request, _("Saved."))
    except Refused as problem:
        banner.warn(request, problem.sentence)
    return see_other(reverse("programmes:enrolment", args=[pk]))


@require_http_methods(["GET", "POST"])
def sign_up(request: Request, pk: UUID) -> HttpResponse:
    """Choosing a side; the form comes next."""
    programme = access.programme_for(request.viewer, pk, to="join")
    if request.method == "POST":
        side = request.POST.get("side", "")
        if side not in ("mentor", "mentee"):
            raise Http404
        enrolment = actions.join(programme, side, by=request.viewer)
        return see_other(reverse("programmes:interest", args=[enrolment.pk]))
    return page(request, "programmes/sign_up.html", programme=programme)
