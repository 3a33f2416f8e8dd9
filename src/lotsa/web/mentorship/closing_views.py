"""The end of a mentorship for its two: the last meeting, words about it, more time, and the certificate."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lotsa.domain.development.actions.closing import close_with_words
from lotsa.domain.meetings.agenda import agenda_of
from lotsa.domain.mentorships import access, actions, queries
from lotsa.domain.outcomes.certificates import certificate_of
from lotsa.kit.refused import Refused, Stale
from lotsa.web.mentorship.certificate import as_pdf
from lotsa.web.mentorship.closing_forms import ClosingForm, ExtensionForm
from lotsa.web.mentorship.views import pair_url
from lotsa.web.shell import banner
from lotsa.web.shell.forms import stale
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request

CLOSING_MINUTES = 60
_WRITTEN = ("got", "lessons", "hardest", "next_step", "met_on")
_SAID = {True: "yes", False: "no", None: ""}


@require_http_methods(["GET", "HEAD", "POST"])
def closing(request: Request, pk: UUID) -> HttpResponse:
    mentorship = access.mentorship_for(request.viewer, pk, to="write")
    state = queries.closing_state(request.viewer, mentorship)
    form = _form(request, state)
    if request.method == "POST" and form.is_valid():
        try:
            close_with_words(mentorship, by=request.viewer, version=form.version, **form.answers())
            banner.say(request, _("Your words are saved."))
            return see_other(request.path)
        except Stale as problem:
            return stale(request, form, problem, back=request.path)
        except Refused as refused:
            form.refuse(refused)
    return _page(request, mentorship, state, form)


def _form(request: Request, state: queries.ClosingState) -> ClosingForm:
    mine = state.mine
    initial: dict[str, Any] = {name: getattr(mine, name) for name in _WRITTEN} if mine else {}
    if mine:
        initial |= {
            "stays_in_touch": _SAID[mine.stays_in_touch],
            "becomes_mentor": _SAID[mine.becomes_mentor],
        }
    version = mine.version if mine else None
    return ClosingForm(request.POST or None, side=state.my_side, initial=initial, version=version)


def _page(request: Request, mentorship: Any, state: queries.ClosingState, form: ClosingForm) -> HttpResponse:
    return page(
        request,
        "mentorship/closing.html",
        line=queries.line_of(mentorship),
        state=state,
        form=form,
        agenda=agenda_of("closing", minutes=CLOSING_MINUTES),
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def extension(request: Request, pk: UUID) -> HttpResponse:
    mentorship = access.mentorship_for(request.viewer, pk, to="extend")
    earlier = queries.extensions_of(mentorship)
    form = ExtensionForm(request.POST or None, is_second=bool(earlier), version=mentorship.version)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            actions.extend_mentorship(mentorship, data["until"], by=request.viewer, aim=data.get("aim", ""))
            banner.say(request, _("The end has been moved."))
            return see_other(pair_url(pk))
        except Refused as refused:
            form.refuse(refused)
    status, line = 422 if form.errors else 200, queries.line_of(mentorship)
    return page(request, "mentorship/extension.html", form=form, line=line, earlier=earlier, status=status)


@require_GET
def certificate(request: Request, pk: UUID) -> HttpResponse:
    mentorship = access.mentorship_for(request.viewer, pk, to="certificate")
    made = as_pdf(certificate_of(request.viewer, mentorship), request.viewer.organisation)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="certificate.pdf"'
    return answer
