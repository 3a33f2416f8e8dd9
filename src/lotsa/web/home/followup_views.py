from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lotsa.domain.followup import access
from lotsa.kit.refused import Refused
from lotsa.web.home import many
from lotsa.web.home.following import following
from lotsa.web.shell import banner
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request

KEPT = "followup_undo"


@require_GET
def followup(request: Request) -> HttpResponse:
    access.demand_worklist(request.viewer)
    asked = request.GET.dict()
    work = following(request.viewer, asked, everything="everything" in asked)
    return page(request, "home/followup.html", work=work, acts=many.ACTS)


@require_http_methods(["GET", "HEAD", "POST"])
def acts(request: Request) -> HttpResponse:
    """GET shows what would be done and to whom; POST does it."""
    access.demand_worklist(request.viewer, "write")
    sent = request.method == "POST"
    chosen = many.selected(request.viewer, request.POST if sent else request.GET)
    if not chosen.lines:
        banner.warn(request, _("Tick the pairs first."))
        return see_other(reverse("home:followup"))
    form = many.form_for(chosen, request.viewer, request.POST if sent else None)
    preview = many.preview_of(chosen, request.viewer, form)
    if sent and (form is None or form.is_valid()):
        try:
            return _done(request, many.do(chosen, preview, form, request.viewer))
        except Refused as refused:
            form = _refused(form, refused)
    return _acts_page(request, form, chosen=chosen, preview=preview)


def _refused(form: LotsaForm | None, refused: Refused) -> LotsaForm:
    """Where there is no form to say it in, it is said on a page of its own."""
    if form is None:
        raise refused
    form.refuse(refused)
    return form


def _acts_page(request: Request, form: LotsaForm | None, **context: Any) -> HttpResponse:
    status = 422 if form and form.errors else 200
    return page(request, "home/acts.html", status=status, form=form, **context)


def _done(request: Request, done: many.Done) -> HttpResponse:
    if done.undo:
        request.session[KEPT] = dict(done.undo)
    banner.say(request, done.said, undo=reverse("home:undoing") if done.undo else "")
    return see_other(reverse("home:followup"))


@require_POST
def undoing(request: Request) -> HttpResponse:
    """Takes back the latest act on many, once."""
    access.demand_worklist(request.viewer, "write")
    kept = request.session.pop(KEPT, None)
    if kept is None:
        banner.warn(request, _("There is nothing left to take back."))
    else:
        banner.say(request, many.undo(kept, request.viewer))
    return see_other(reverse("home:followup"))
