from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lotsa.domain.mentorships import access, actions, queries
from lotsa.domain.mentorships.expectations import intro
from lotsa.kit.refused import Refused, Stale
from lotsa.web.mentorship.faces import expectations_form
from lotsa.web.shell import banner
from lotsa.web.shell.forms import stale
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


def _url(name: str, pk: UUID) -> str:
    return reverse(f"mentorship:{name}", kwargs={"pk": pk})


@require_GET
def expectations(request: Request, pk: UUID) -> HttpResponse:
    """Side by side. Who has not answered yet gets the questions instead."""
    mentorship = access.mentorship_for(request.viewer, pk, to="see_expectations")
    shown = queries.expectations_page(request.viewer, mentorship)
    if shown.mine is None and mentorship.is_open:
        return see_other(_url("my_expectations", pk))
    line = queries.line_of(mentorship)
    return page(request, "mentorship/expectations.html", shown=shown, line=line)


@require_http_methods(["GET", "HEAD", "POST"])
def my_expectations(request: Request, pk: UUID) -> HttpResponse:
    mentorship = access.mentorship_for(request.viewer, pk, to="answer")
    form = expectations_form(request, mentorship)
    if request.method == "POST" and form.is_valid():
        seen = form.version or actions.NEVER_SEEN
        try:
            actions.answer_expectations(mentorship, form.answers, by=request.viewer, version=seen)
            banner.say(request, _("Your answers are saved."))
            return see_other(_url("expectations", pk))
        except Stale as problem:
            return stale(request, form, problem, back=_url("expectations", pk))
        except Refused as refused:
            form.refuse(refused)
    line = queries.line_of(mentorship)
    facts = {"form": form, "line": line, "intro": intro(group=line.members.is_group)}
    return page(request, "mentorship/my_expectations.html", status=422 if form.errors else 200, **facts)
