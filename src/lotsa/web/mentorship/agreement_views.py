from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lotsa.domain.mentorships import access, actions, queries
from lotsa.kit.refused import Refused, Stale
from lotsa.web.mentorship.agreement_forms import AgreementForm
from lotsa.web.mentorship.views import pair_url
from lotsa.web.shell import banner
from lotsa.web.shell.forms import stale
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request

MINE, YES = "mentorship/agreement.html", ("GET", "HEAD", "POST")


def agreement_url(pk: UUID) -> str:
    return reverse("mentorship:agreement", kwargs={"pk": pk})


@require_http_methods(YES)
def agreement(request: Request, pk: UUID) -> HttpResponse:
    signs = request.method == "POST"
    mentorship = access.mentorship_for(request.viewer, pk, to="sign" if signs else "see_agreement")
    problem: Any = ""
    if signs:
        try:
            actions.sign_agreement(mentorship, by=request.viewer, number=_number(request))
            banner.say(request, _("You have said yes to the agreement."))
            return see_other(pair_url(pk))
        except Refused as refused:
            problem = refused.sentence
    line, shown = queries.line_of(mentorship), queries.agreement_page(request.viewer, mentorship)
    status = 422 if problem else 200
    return page(request, MINE, line=line, agreement=shown, problem=problem, status=status)


def _number(request: Request) -> int | None:
    """The version that was read; a page from before there were versions sends none."""
    sent = request.POST.get("number", "")
    return int(sent) if sent.isdecimal() and len(sent) < 6 else None


@require_GET
def agreement_version(request: Request, pk: UUID, number: int) -> HttpResponse:
    mentorship = access.mentorship_for(request.viewer, pk, to="see_agreement")
    shown = queries.agreement_page(request.viewer, mentorship, number)
    return page(request, MINE, line=queries.line_of(mentorship), agreement=shown)


@require_http_methods(YES)
def agreement_words(request: Request, pk: UUID) -> HttpResponse:
    """The pair's own words. `version` in the form is the number of the version they were changed from."""
    mentorship = access.mentorship_for(request.viewer, pk, to="change_agreement")
    line = queries.line_of(mentorship)
    number, words = queries.newest_words(mentorship)
    data = request.POST if request.method == "POST" else None
    points = queries.text_for(mentorship).points
    form = AgreementForm(data, points=points, pair=pk, initial=words, version=number)
    if request.method == "POST" and form.is_valid():
        try:
            written = actions.write_agreement(
                mentorship, form.words, by=request.viewer, number=form.version or 0
            )
            return _written(request, pk, written.number, number)
        except Stale as problem:
            return stale(request, form, problem, back=agreement_url(pk))
        except Refused as refused:
            form.refuse(refused)
    status = 422 if form.errors else 200
    return page(request, "mentorship/agreement_words.html", form=form, line=line, status=status)


def _written(request: Request, pk: UUID, number: int, before: int) -> HttpResponse:
    if number == before:
        banner.say(request, _("Nothing was changed, so the agreement stands as it was."))
    else:
        banner.say(request, _("Version %(n)s is written. Everybody is asked for a yes.") % {"n": number})
    return see_other(agreement_url(pk))
