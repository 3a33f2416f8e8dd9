from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lotsa.domain.learning import access, actions, queries
from lotsa.domain.learning.library import scale
from lotsa.domain.programmes.queries import sides_taken
from lotsa.kit.refused import Refused, Stale
from lotsa.web.learning import news
from lotsa.web.learning.forms import RatingForm, WorkForm
from lotsa.web.learning.prose import prose
from lotsa.web.shell import banner
from lotsa.web.shell.forms import stale
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


@require_GET
def index(request: Request) -> HttpResponse:
    """What is for the reader first; all the rest after it, for everybody may read everything."""
    sides = sides_taken(request.viewer)
    shelves = queries.shelves(request.viewer, sorted(sides))
    return page(
        request,
        "learning/index.html",
        shelves=[(news.HEADINGS[shelf.audience], shelf) for shelf in shelves],
        news=news.of_shelves(shelves),
        is_mentor="mentor" in sides or request.viewer.has("mentor"),
        may_count=access.may_see_counts(request.viewer),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def module(request: Request, slug: str) -> HttpResponse:
    """A POST keeps the exercise: the steps that are done, and the notes."""
    told = queries.module_page(request.viewer, access.module_for(request.viewer, slug))
    initial = {"steps": list(told.steps_done), "note": told.note}
    form = WorkForm(request.POST or None, module=told.module, initial=initial, version=told.note_version)
    back = reverse("learning:module", args=[slug])
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, told.module, form)
            return see_other(f"{back}#exercise")
        except Stale as problem:
            return stale(request, form, problem, back=back)
        except Refused as problem:
            form.refuse(problem)
    return _shown(request, told, form, _rating_form(told))


def _keep(request: Request, module: Any, form: WorkForm) -> None:
    actions.work_on(
        module,
        by=request.viewer,
        steps=form.cleaned_data["steps"],
        note=form.cleaned_data["note"],
        note_version=form.version,
    )
    banner.say(request, _("Kept. Only you can read your notes."))


def _rating_form(told: queries.Page) -> RatingForm:
    given = told.rating
    return RatingForm(initial={"useful": given.useful, "ready": given.ready} if given else None)


def _shown(request: Request, told: queries.Page, form: WorkForm, rating: RatingForm) -> HttpResponse:
    return page(
        request,
        "learning/module.html",
        status=422 if form.errors or rating.errors else 200,
        told=told,
        module=told.module,
        text=prose(told.module.text),
        form=rating if rating.errors else form,
        work=form,
        rating=rating,
        ends=scale(),
        shelf=news.HEADINGS[told.module.audience],
    )


@require_POST
def completion(request: Request, slug: str) -> HttpResponse:
    """The part is finished, perhaps with a rating; `do=reopen` takes it back."""
    told = queries.module_page(request.viewer, access.module_for(request.viewer, slug))
    here = reverse("learning:completion", args=[slug])
    if "reopen" in (request.POST.get("do"), request.GET.get("do")):
        actions.reopen(told.module, by=request.viewer)
        return see_other(reverse("learning:module", args=[slug]))
    form = RatingForm(request.POST)
    if not form.is_valid():
        return _shown(request, told, _blank_work(told), form)
    if form.answers:
        actions.rate(told.module, by=request.viewer, **form.answers)
    actions.finish(told.module, by=request.viewer)
    banner.say(
        request, _("“%(title)s” is finished.") % {"title": told.module.title}, undo=f"{here}?do=reopen"
    )
    return see_other(reverse("learning:index"))


def _blank_work(told: queries.Page) -> WorkForm:
    initial = {"steps": list(told.steps_done), "note": told.note}
    return WorkForm(module=told.module, initial=initial, version=told.note_version)
