from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lotsa.domain.development import access, actions
from lotsa.domain.mentorships import access as pairs
from lotsa.domain.mentorships import queries as pair_queries
from lotsa.kit.refused import Refused
from lotsa.web.development import wizard
from lotsa.web.shell import banner
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
def goal_new(request: Request, pk: UUID) -> HttpResponse:
    """Question 1. Its answer is kept as a draft, so that nothing is lost from then on."""
    pair = pairs.mentorship_for(request.viewer, pk, to="write")
    sheet = wizard.first(request, pair, pair_queries.line_of(pair))
    form = sheet.form
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("text", "template")}
        try:
            goal = actions.begin_draft(form.owner, pair, by=request.viewer, **told)
            return see_other(wizard.step_url(goal, 2))
        except Refused as refused:
            form.refuse(refused)
    return page(request, "development/step.html", sheet=sheet, form=form, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: Request, pk: UUID, step: int) -> HttpResponse:
    """A later question, or the first one again. "Back" keeps what is written, too."""
    goal = access.goal_for(request.viewer, pk, to="revise")
    if goal.state != "draft":
        return see_other(wizard.goal_url(goal))
    wizard.demand_question(step)
    sheet = wizard.later(request, goal, step)
    form = sheet.form
    if request.method == "POST":
        try:
            if (answer := wizard.answered(sheet, request)) is not None:
                return answer
        except Refused as refused:
            form.refuse(refused)
    return page(request, "development/step.html", sheet=sheet, form=form, status=422 if form.errors else 200)


@require_POST
def discarding(request: Request, pk: UUID) -> HttpResponse:
    goal = access.goal_for(request.viewer, pk, to="revise")
    actions.discard_draft(goal, by=request.viewer)
    banner.say(request, _("The draft is thrown away."))
    if goal.mentorship_id is None:
        return see_other(reverse("development:mine"))
    return see_other(reverse("mentorship:pair", kwargs={"pk": goal.mentorship_id}))
