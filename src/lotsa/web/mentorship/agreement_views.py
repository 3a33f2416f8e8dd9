from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lotsa.domain.mentorships import access, actions, queries
from lotsa.kit.refused import Refused, Stale
from lotsa.web.mentorship.agreement_forms import AgreementForm
from lotsa.web.mentorship.faces import agreement_form
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
    if not signs:
        return _shown(request, mentorship)
    try:
        actions.sign_agreement(mentorship, by=request.viewer, number=_number(request))
    except Refused as refused:
        return _shown(request, mentorship, problem=refused.sentence, status=422)
    banner.say(request, _("You have said yes to the agreement."))
    return see_other(pair_url(pk))


def _shown(request: Request, mentorship: Any, *, problem: Any = "", status: int = 200) -> HttpResponse:
    shown = queries.agreement_page(request.viewer, mentorship)
    line = queries.line_of(mentorship)
    return page(request, MINE, line=line, agreement=shown, problem=problem, status=status)


def _number(request: Request) -> int:
    """The version that was read: nobody says yes to another."""
    sent = request.POST.get("number", "")
    if not sent.isdecimal() or len(sent) > 5:
        raise Refused(_("Read the agreement through, and then say yes below it."))
    return int(sent)


@require_GET
def agreement_version(request: Request, pk: UUID, number: int) -> HttpResponse:
    mentorship = access.mentorship_for(request.viewer, pk, to="see_agreement")
    shown = queries.agreement_page(request.viewer, mentorship, number)
    return page(request, MINE, line=queries.line_of(mentorship), agreement=shown)


@require_http_methods(YES)
def agreement_words(request: Request, pk: UUID) -> HttpResponse:
    mentorship = access.mentorship_for(request.viewer, pk, to="change_agreement")
    form = agreement_form(request, mentorship)
    if request.method == "POST" and form.is_valid():
        try:
            return _written(request, mentorship, form)
        except Stale as problem:
            return stale(request, form, problem, back=agreement_url(pk))
        except Refused as refused:
            form.refuse(refused)
    shown = {"form": form, "line": queries.line_of(mentorship)}
    return page(request, "mentorship/agreement_words.html", status=422 if form.errors else 200, **shown)


def _written(request: Request, mentorship: Any, form: AgreementForm) -> HttpResponse:
    before, _words = queries.newest_words(mentorship)
    seen = form.version or 0
    number = actions.write_agreement(mentorship, form.words, by=request.viewer, number=seen).number
    if number == before:
        banner.say(request, _("Nothing was changed, so the agreement stands as it was."))
    else:
        banner.say(
            request,
            _("Version %(n)s is written, with your yes. The others are asked for theirs.") % {"n": number},
        )
    return see_other(agreement_url(mentorship.pk))
