from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lotsa.domain.network import access, actions, queries
from lotsa.kit.refused import Refused
from lotsa.web.network.forms import AnswerForm, QuestionForm
from lotsa.web.shell import banner
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


def _question_url(pk: UUID) -> str:
    return reverse("network:question", kwargs={"pk": pk})


@require_GET
def questions(request: Request) -> HttpResponse:
    mine, to_me = queries.my_questions(request.viewer), queries.questions_to_me(request.viewer)
    return page(request, "network/questions.html", mine=mine, to_me=to_me)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    askable = list(queries.askable(request.viewer))
    initial = {"competence": request.GET.get("about", "")}
    form = QuestionForm(request.POST if request.method == "POST" else None, askable=askable, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            competence = form.by_pk[form.cleaned_data["competence"]]
            asked = actions.ask(competence, form.cleaned_data["text"], by=request.viewer)
            banner.say(request, _("Your question is on its way to those who know."))
            return see_other(_question_url(asked.pk))
        except Refused as refused:
            form.refuse(refused)
    status = 422 if form.errors else 200
    return page(request, "network/question_new.html", form=form, askable=askable, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: Request, pk: UUID) -> HttpResponse:
    sent = request.method == "POST"
    found = access.question_for(request.viewer, pk, to="answer" if sent else "see")
    form = AnswerForm(request.POST if sent else None)
    if sent and form.is_valid():
        try:
            actions.answer_question(found, form.cleaned_data["text"], by=request.viewer)
            banner.say(request, _("Answered. Thank you for helping."))
            return see_other(_question_url(pk))
        except Refused as refused:
            form.refuse(refused)
    may = {"may_answer": access.may(request.viewer, "answer", found) and found.closed_at is None}
    may["is_mine"] = access.may(request.viewer, "close", found)
    status = 422 if form.errors else 200
    return page(request, "network/question.html", question=found, form=form, status=status, **may)


@require_POST
def closing(request: Request, pk: UUID) -> HttpResponse:
    actions.close_question(access.question_for(request.viewer, pk, to="close"), by=request.viewer)
    undo = reverse("network:reopening", kwargs={"pk": pk})
    banner.say(request, _("The question is closed. Nobody is asked any more."), undo=undo)
    return see_other(_question_url(pk))


@require_POST
def reopening(request: Request, pk: UUID) -> HttpResponse:
    actions.reopen_question(access.question_for(request.viewer, pk, to="close"), by=request.viewer)
    banner.say(request, _("The question is open again."))
    return see_other(_question_url(pk))
