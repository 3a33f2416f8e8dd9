from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lotsa.domain.development import access, actions, queries
from lotsa.kit.refused import Refused, Stale
from lotsa.web.development.forms import AcceptanceForm, CheckInForm, EndingForm
from lotsa.web.development.goal_page import goal_page, revision_form
from lotsa.web.shell import banner
from lotsa.web.shell.forms import stale
from lotsa.web.shell.page import next_of, page, part, see_other
from lotsa.web.shell.request import Request


def goal_url(pk: UUID) -> str:
    return reverse("development:goal", kwargs={"pk": pk})


@require_http_methods(["GET", "HEAD", "POST"])
def goal(request: Request, pk: UUID) -> HttpResponse:
    """A POST is a check-in: one level, one line. `next` leads back to a meeting it was made in."""
    row = access.goal_for(request.viewer, pk, to="check_in" if request.method == "POST" else "see")
    if row.state == "draft":
        return see_other(reverse("development:draft", kwargs={"pk": pk, "step": 1}))
    card = queries.card_of(request.viewer, row)
    form = CheckInForm(request.POST or None, levels=queries.level_choices(card), initial={"level": card.here})
    if request.method == "POST" and form.is_valid():
        level, line = form.cleaned_data["level"], form.cleaned_data["line"]
        actions.check_in(row, level, by=request.viewer, line=line)
        banner.say(request, _("Noted where the goal stands."))
        return _checked(request, row.pk)
    status = 422 if form.errors else 200
    return page(request, "development/goal.html", status=status, **goal_page(request.viewer, card, form))


def _checked(request: Request, pk: UUID) -> HttpResponse:
    """With scripts the goal's part of the page it was checked in on; without, back to that page."""
    line = queries.check_in_line(request.viewer, access.goal_for(request.viewer, pk))
    back = next_of(request) or goal_url(pk)
    return part(request, "development/_check_ins.html", "line", line=line, back=back)


@require_POST
def acceptance(request: Request, pk: UUID) -> HttpResponse:
    row = access.goal_for(request.viewer, pk, to="accept")
    form = AcceptanceForm(request.POST, question=queries.confidence_question(), version=row.version)
    form.is_valid()
    confidence = form.cleaned_data.get("confidence")
    try:
        actions.accept_goal(row, by=request.viewer, version=form.version, confidence=confidence)
        banner.say(request, _("You have both said yes to the goal."))
    except Stale:
        banner.warn(
            request, _("The goal was changed after you opened the page. Read it again before your yes.")
        )
    return see_other(goal_url(pk))


@require_http_methods(["GET", "HEAD", "POST"])
def revision(request: Request, pk: UUID) -> HttpResponse:
    row = access.goal_for(request.viewer, pk, to="revise")
    card = queries.card_of(request.viewer, row)
    form = revision_form(request, card)
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("text", "measure", "due_on", "support", "reason")}
        try:
            actions.revise_goal(row, by=request.viewer, version=form.version, levels=form.levels(), **told)
            return see_other(goal_url(pk))
        except Stale as problem:
            return stale(request, form, problem, back=goal_url(pk))
        except Refused as refused:
            form.refuse(refused)
    return page(
        request, "development/revision.html", card=card, form=form, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def ending(request: Request, pk: UUID) -> HttpResponse:
    row = access.goal_for(request.viewer, pk, to="close")
    levels = queries.level_choices(queries.card_of(request.viewer, row))
    form = EndingForm(request.POST or None, levels=levels, question=queries.confidence_question())
    if request.method == "POST" and form.is_valid():
        try:
            told = {name: form.cleaned_data[name] for name in ("reason", "confidence")}
            state = "dropped" if form.level is None else actions.ending_of(form.level)
            actions.close_goal(row, state, by=request.viewer, level=form.level, **told)
            undo = reverse("development:reopening", kwargs={"pk": pk})
            banner.say(request, _("The goal is closed."), undo=undo)
            return see_other(goal_url(pk))
        except Refused as refused:
            form.refuse(refused)
    return page(request, "development/ending.html", goal=row, form=form, status=422 if form.errors else 200)


@require_POST
def reopening(request: Request, pk: UUID) -> HttpResponse:
    row = access.goal_for(request.viewer, pk, to="close")
    actions.reopen_goal(row, by=request.viewer)
    banner.say(request, _("The goal is open again."))
    return see_other(goal_url(pk))
