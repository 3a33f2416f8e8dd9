from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lotsa.domain.meetings import access, actions, queries
from lotsa.domain.mentorships.access import mentorship_for
from lotsa.kit.refused import Refused
from lotsa.web.meetings import booking
from lotsa.web.meetings.forms import booked_sentence
from lotsa.web.meetings.proposing import propose_page
from lotsa.web.shell import banner
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


def _meeting_url(pk: UUID) -> str:
    return reverse("meetings:meeting", args=[pk])


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: Request, pk: UUID) -> HttpResponse:
    """Three times for the other to choose among; times that wait for my own answer stand first."""
    return propose_page(request, mentorship_for(request.viewer, pk, to="write"))


@require_http_methods(["GET", "HEAD", "POST"])
def propose_move(request: Request, pk: UUID) -> HttpResponse:
    """Three other times for a meeting that is booked; until one is taken it stands as it is."""
    meeting = access.meeting_for(request.viewer, pk, to="book")
    return propose_page(request, meeting.mentorship, meeting)


@require_http_methods(["GET", "HEAD", "POST"])
def book(request: Request, pk: UUID) -> HttpResponse:
    """For a time already agreed on."""
    mentorship = mentorship_for(request.viewer, pk, to="write")
    shown = booking.time_to_book(request, mentorship)
    form = shown.form
    if request.method == "POST" and form.is_valid():
        try:
            if form.goes_ahead(booking.cautions(request.viewer, shown)):
                typed = {"room": form.room, "minutes": form.cleaned_data["minutes"]}
                made = actions.book(mentorship, form.cleaned_data["starts_at"], by=request.viewer, **typed)
                banner.say(request, booked_sentence(1))
                return see_other(_meeting_url(made.pk))
        except Refused as refused:
            form.refuse(refused)
    return page(request, "meetings/book.html", shown=shown, form=form, status=form.answer_status)


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: Request, pk: UUID) -> HttpResponse:
    meeting = access.meeting_for(request.viewer, pk, to="book")
    shown = booking.time_to_move(request, meeting)
    form = shown.form
    if request.method == "POST" and form.is_valid():
        try:
            if form.goes_ahead(booking.cautions(request.viewer, shown)):
                typed = {"room": form.room, "minutes": form.cleaned_data["minutes"]}
                actions.move(meeting, form.cleaned_data["starts_at"], by=request.viewer, **typed)
                banner.say(request, _("The meeting has been moved. Everybody in it is told by mail."))
                return see_other(_meeting_url(pk))
        except Refused as refused:
            form.refuse(refused)
    return page(request, "meetings/move.html", shown=shown, form=form, status=form.answer_status)


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: Request, pk: UUID) -> HttpResponse:
    meeting = access.meeting_for(request.viewer, pk, to="book")
    if request.method == "POST":
        actions.cancel(meeting, by=request.viewer)
        banner.say(request, _("The meeting is cancelled. Everybody in it is told by mail."))
        if not meeting.mentorship.is_open:
            return see_other(reverse("meetings:index"))
        return see_other(reverse("meetings:propose", args=[meeting.mentorship_id]))
    return page(request, "meetings/cancel.html", line=queries.line_of(request.viewer, meeting))


@require_http_methods(["GET", "HEAD", "POST"])
def times(request: Request, pk: UUID) -> HttpResponse:
    """The same choice as by mail, signed in."""
    proposal = access.proposal_for(request.viewer, pk, to="answer")
    problem: Any = ""
    if request.method == "POST":
        try:
            option = booking.chosen(proposal, request.POST.get("option", ""))
            made = actions.take_time(option, by=request.viewer)
            banner.say(request, _("The meeting is booked. Everybody in it gets an invitation by mail."))
            return see_other(_meeting_url(made.pk))
        except Refused as refused:
            problem = refused.sentence
    return booking.times_page(request, request.viewer, proposal, problem=problem)


@require_POST
def withdrawal(request: Request, pk: UUID) -> HttpResponse:
    proposal = access.proposal_for(request.viewer, pk)
    actions.withdraw(proposal, by=request.viewer)
    banner.say(request, _("The times have been taken back."))
    return see_other(reverse("meetings:index"))
