from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lotsa.domain.followup import access
from lotsa.kit.refused import Refused
from lotsa.web.home import many
from lotsa.web.home.following import following
from lotsa.web.shell import banner
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
    told = request.POST if request.method == "POST" else request.GET
    chosen = many.selected(request.viewer, told)
    if not chosen.lines:
        banner.warn(request, _("Tick the pairs first."))
        return see_other(reverse("home:followup"))
    form = many.form_for(chosen.act, request.viewer, request.POST if request.method == "POST" else None)
    preview = many.preview_of(chosen, request.viewer, form)
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            return _done(request, many.do(chosen, preview, form, request.viewer))
        except Refused as refused:
            if form is None:
                raise
            form.refuse(refused)
    context = {"chosen": chosen, "form": form, "preview": preview}
    return page(request, "home/acts.html", status=422 if form and form.errors else 200, **context)


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
