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
from lotsa.web.shell import banner
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


def _meeting_url(pk: UUID) -> str:
    return reverse("meetings:meeting", args=[pk])


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: Request, pk: UUID) -> HttpResponse:
    """Three times for the other to choose among; times that wait for my own answer stand first."""
    mentorship = mentorship_for(request.viewer, pk, to="write")
    shown = booking.times_to_propose(request, mentorship)
    form = shown.form
    if request.method == "POST" and form.is_valid():
        try:
            typed = form.cleaned_data
            times, minutes = typed["times"], typed["minutes"]
            actions.propose_times(mentorship, times, by=request.viewer, room=form.room, minutes=minutes)
            banner.say(request, _("The times have been sent to %(name)s.") % {"name": shown.with_names})
            return see_other(reverse("meetings:index"))
        except Refused as refused:
            form.refuse(refused)
    return page(request, "meetings/propose.html", shown=shown, form=form, status=booking.status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def book(request: Request, pk: UUID) -> HttpResponse:
    """For times already agreed on: one meeting, or several in the pair's rhythm."""
    mentorship = mentorship_for(request.viewer, pk, to="write")
    shown = booking.time_to_book(request, mentorship)
    form = shown.form
    if request.method == "POST" and form.is_valid():
        try:
            times, minutes = booking.rhythm(mentorship, form), form.cleaned_data["minutes"]
            made = actions.book_rhythm(mentorship, times, by=request.viewer, room=form.room, minutes=minutes)
            banner.say(request, booked_sentence(len(made)))
            return see_other(_meeting_url(made[0].pk))
        except Refused as refused:
            form.refuse(refused)
    return page(request, "meetings/book.html", shown=shown, form=form, status=booking.status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: Request, pk: UUID) -> HttpResponse:
    meeting = access.meeting_for(request.viewer, pk, to="book")
    shown = booking.time_to_move(request, meeting)
    form = shown.form
    if request.method == "POST" and form.is_valid():
        try:
            starts_at, minutes = form.cleaned_data["starts_at"], form.cleaned_data["minutes"]
            actions.move(meeting, starts_at, by=request.viewer, room=form.room, minutes=minutes)
            banner.say(request, _("The meeting has been moved. Everybody in it is told by mail."))
            return see_other(_meeting_url(pk))
        except Refused as refused:
            form.refuse(refused)
    return page(request, "meetings/move.html", shown=shown, form=form, status=booking.status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: Request, pk: UUID) -> HttpResponse:
    meeting = access.meeting_for(request.viewer, pk, to="book")
    if request.method == "POST":
        actions.cancel(meeting, by=request.viewer)
        banner.say(request, _("The meeting is cancelled. Everybody in it is told by mail."))
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
