from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lotsa.domain.mentorships.access import mentorship_for
from lotsa.domain.mentorships.queries import line_of
from lotsa.domain.recognition import access, actions, queries
from lotsa.kit.refused import Refused, Stale
from lotsa.web.recognition.forms import AnswerForm, IdeaForm
from lotsa.web.shell import banner
from lotsa.web.shell.forms import stale
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


@require_GET
def ideas(request: Request) -> HttpResponse:
    rows, waiting = queries.ideas(request.viewer), queries.ideas_waiting(request.viewer)
    return page(request, "recognition/ideas.html", rows=rows, waiting=waiting)


@require_http_methods(["GET", "HEAD", "POST"])
def idea(request: Request, pk: UUID) -> HttpResponse:
    sent = request.method == "POST"
    found = access.idea_for(request.viewer, pk, to="answer" if sent else "see")
    initial = {"state": found.state, "answer": found.answer}
    form = AnswerForm(request.POST if sent else None, initial=initial, version=found.version)
    if sent and form.is_valid():
        try:
            return _answered(request, found, form)
        except Stale as problem:
            return stale(request, form, problem, back=reverse("recognition:idea", kwargs={"pk": pk}))
        except Refused as refused:
            form.refuse(refused)
    line, may = queries.line(request.viewer, found), access.may_answer(request.viewer, found)
    status = 422 if form.errors else 200
    return page(request, "recognition/idea.html", line=line, form=form, may_answer=may, status=status)


def _answered(request: Request, found: Any, form: AnswerForm) -> HttpResponse:
    words = {"state": form.cleaned_data["state"], "answer": form.cleaned_data["answer"]}
    actions.answer_idea(found, by=request.viewer, version=form.version, **words)
    banner.say(request, _("Answered. The pair is told."))
    return see_other(reverse("recognition:ideas"))


@require_http_methods(["GET", "HEAD", "POST"])
def pair_ideas(request: Request, pk: UUID) -> HttpResponse:
    mentorship = mentorship_for(request.viewer, pk, to="see_contents")
    form = IdeaForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.propose_idea(mentorship, by=request.viewer, **form.cleaned_data)
            banner.say(request, _("Handed in. The coordinator answers, also when the answer is no."))
            return see_other(reverse("recognition:pair_ideas", kwargs={"pk": pk}))
        except Refused as refused:
            form.refuse(refused)
    facts = {"form": form, "line": line_of(mentorship), "rows": queries.ideas_of(request.viewer, mentorship)}
    return page(request, "recognition/pair_ideas.html", status=422 if form.errors else 200, **facts)
