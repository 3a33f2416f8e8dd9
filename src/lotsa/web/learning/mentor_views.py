from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lotsa.domain.learning import actions, library, queries
from lotsa.kit.refused import Refused
from lotsa.web.learning.forms import AssessmentForm, ReadinessForm
from lotsa.web.shell import banner
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
def readiness(request: Request) -> HttpResponse:
    """The list somebody goes through before becoming a mentor; saved as it stands, ready or not."""
    said = queries.my_readiness(request.viewer)
    form = ReadinessForm(request.POST if request.method == "POST" else None, initial={"points": sorted(said)})
    if request.method == "POST" and form.is_valid():
        actions.say_ready(form.cleaned_data["points"], by=request.viewer)
        banner.say(request, _("Saved."))
        return see_other(reverse("learning:readiness"))
    points = library.items("readiness")
    context = {"said": said, "left": len(points) - len(said), "points": points}
    return page(request, "learning/readiness.html", status=422 if form.errors else 200, form=form, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def assessment(request: Request) -> HttpResponse:
    """Listening, asking and adapting, before the training and after it; nobody else sees the answers."""
    mine = queries.my_assessments(request.viewer)
    moment = request.GET.get("moment") or ("after" if mine.before else "before")
    form = AssessmentForm(request.POST or None, initial={"moment": moment, **mine.given(moment)})
    if request.method == "POST" and form.is_valid():
        try:
            actions.assess(form.cleaned_data["moment"], by=request.viewer, answers=form.answers)
            banner.say(request, _("Kept. Only you see your answers."))
            return see_other(reverse("learning:assessment"))
        except Refused as problem:
            form.refuse(problem)
    context = {"mine": mine, "moment": moment, "ends": library.scale()}
    return page(request, "learning/assessment.html", status=422 if form.errors else 200, form=form, **context)
