from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lotsa.domain.development import access, actions, queries
from lotsa.domain.mentorships import access as pairs
from lotsa.domain.mentorships import queries as pair_queries
from lotsa.kit.refused import Refused
from lotsa.web.development.forms import CheckInForm, EndingForm, GoalForm
from lotsa.web.shell import banner
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


def goal_url(pk: UUID) -> str:
    return reverse("development:goal", kwargs={"pk": pk})


@require_http_methods(["GET", "HEAD", "POST"])
def goal_new(request: Request, pk: UUID) -> HttpResponse:
    pair = pairs.mentorship_for(request.viewer, pk, to="write")
    line = pair_queries.line_of(pair)
    form = GoalForm(request.POST or None, initial={"due_on": pair.planned_end_on})
    if request.method == "POST" and form.is_valid():
        owner = queries.owner_for(request.viewer, line)
        fields = {name: form.cleaned_data[name] for name in ("text", "measure", "due_on")}
        try:
            goal = actions.add_goal(owner, by=request.viewer, mentorship=pair, levels=form.levels(), **fields)
            return see_other(goal_url(goal.pk))
        except Refused as refused:
            form.refuse(refused)
    return page(request, "development/new.html", form=form, line=line, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def goal(request: Request, pk: UUID) -> HttpResponse:
    """A POST is a check-in: one level, one line."""
    row = access.goal_for(request.viewer, pk, to="check_in" if request.method == "POST" else "see")
    card = queries.card_of(request.viewer, row)
    form = CheckInForm(request.POST or None, levels=queries.level_choices(card), initial={"level": card.here})
    if request.method == "POST" and form.is_valid():
        level, line = form.cleaned_data["level"], form.cleaned_data["line"]
        actions.check_in(row, level, by=request.viewer, line=line)
        banner.say(request, _("Noted where the goal stands."))
        return see_other(goal_url(pk))
    status = 422 if form.errors else 200
    return page(request, "development/goal.html", card=card, form=form, status=status)


@require_POST
def acceptance(request: Request, pk: UUID) -> HttpResponse:
    row = access.goal_for(request.viewer, pk, to="accept")
    actions.accept_goal(row, by=request.viewer)
    banner.say(request, _("You have both said yes to the goal."))
    return see_other(goal_url(pk))


@require_http_methods(["GET", "HEAD", "POST"])
def ending(request: Request, pk: UUID) -> HttpResponse:
    row = access.goal_for(request.viewer, pk, to="close")
    form = EndingForm(request.POST or None, endings=queries.ending_choices())
    if request.method == "POST" and form.is_valid():
        actions.close_goal(row, form.cleaned_data["state"], by=request.viewer)
        undo = reverse("development:reopening", kwargs={"pk": pk})
        banner.say(request, _("The goal is closed."), undo=undo)
        return see_other(goal_url(pk))
    return page(request, "development/ending.html", goal=row, form=form, status=422 if form.errors else 200)


@require_POST
def reopening(request: Request, pk: UUID) -> HttpResponse:
    row = access.goal_for(request.viewer, pk, to="close")
    actions.reopen_goal(row, by=request.viewer)
    banner.say(request, _("The goal is open again."))
    return see_other(goal_url(pk))
