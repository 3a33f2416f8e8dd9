from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lotsa.domain.learning import actions as learning
from lotsa.domain.learning import library
from lotsa.domain.learning import queries as learnt
from lotsa.domain.programmes import access, actions, queries
from lotsa.kit.refused import Refused
from lotsa.web.learning import news
from lotsa.web.learning.forms import ExemptionForm
from lotsa.web.shell import banner
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


def _training_url(pk: UUID) -> str:
    return reverse("learning:training", args=[pk])


@require_GET
def training(request: Request, pk: UUID) -> HttpResponse:
    """Which mentors have finished the training: the fact, never what they wrote or thought."""
    programme = access.programme_for(request.viewer, pk, to="edit")
    told = queries.training_of(programme)
    return page(request, "learning/training.html", programme=programme, told=told, left=told.untrained)


@require_POST
def reminder(request: Request, pk: UUID) -> HttpResponse:
    programme = access.programme_for(request.viewer, pk, to="edit")
    try:
        count = actions.remind_untrained(programme, by=request.viewer)
        text = ngettext("%(n)s mentor is reminded.", "%(n)s mentors are reminded.", count)
        banner.say(request, text % {"n": count})
    except Refused as problem:
        banner.warn(request, problem.sentence)
    return see_other(_training_url(pk))


@require_http_methods(["GET", "HEAD", "POST"])
def exemption(request: Request, pk: UUID) -> HttpResponse:
    """Counts one mentor as trained, with a reason; `do=lift` takes it back."""
    mentor = access.enrolment_for(request.viewer, pk, to="decide")
    back = _training_url(mentor.programme_id)
    if request.method == "POST" and "lift" in (request.POST.get("do"), request.GET.get("do")):
        return _lifted(request, mentor, back)
    form = ExemptionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        learning.exempt(mentor.person, form.cleaned_data["reason"], by=request.viewer)
        said = _("%(name)s counts as trained.") % {"name": mentor.person.name}
        banner.say(request, said, undo=f"{request.path}?do=lift")
        return see_other(back)
    status = 422 if form.errors else 200
    return page(request, "learning/exemption.html", status=status, form=form, mentor=mentor, back=back)


def _lifted(request: Request, mentor: Any, back: str) -> HttpResponse:
    learning.lift_exemption(mentor.person, by=request.viewer)
    said = _("%(name)s no longer counts as trained without the training.") % {"name": mentor.person.name}
    banner.say(request, said)
    return see_other(back)


@require_GET
def ratings(request: Request) -> HttpResponse:
    """Counts and medians, and only where enough people have answered."""
    shelves = [(news.HEADINGS[audience], rows) for audience, rows in learnt.rating_counts(request.viewer)]
    return page(
        request,
        "learning/ratings.html",
        shelves=shelves,
        growth=learnt.assessment_counts(request.viewer),
        rated=library.items("rating"),
        least=request.viewer.organisation.min_group,
    )
