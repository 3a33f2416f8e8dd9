"""What a pair or a person says beside the meetings themselves: that they met, how it was, when they usually
can, and that they are ready to meet at a distance."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lotsa.domain.meetings import access, actions, queries
from lotsa.domain.mentorships.access import mentorship_for
from lotsa.kit.refused import Refused
from lotsa.web.meetings import booking
from lotsa.web.meetings.usual_form import UsualTimesForm
from lotsa.web.shell import banner
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
def met(request: Request, pk: UUID) -> HttpResponse:
    """A meeting that took place without having been booked."""
    mentorship = mentorship_for(request.viewer, pk, to="write")
    shown = booking.time_to_note(request, mentorship)
    form = shown.form
    if request.method == "POST" and form.is_valid():
        try:
            typed = {"room": form.room, "minutes": form.cleaned_data["minutes"]}
            made = actions.note_held(mentorship, form.cleaned_data["starts_at"], by=request.viewer, **typed)
            banner.say(request, _("Noted. Write down what you want to remember."))
            return see_other(reverse("meetings:meeting", args=[made.pk]))
        except Refused as refused:
            form.refuse(refused)
    return page(request, "meetings/met.html", shown=shown, form=form, status=form.answer_status)


@require_POST
def rating(request: Request, pk: UUID) -> HttpResponse:
    meeting = access.meeting_for(request.viewer, pk, to="write")
    actions.rate_meeting(meeting, request.POST.get("word", ""), by=request.viewer)
    banner.say(request, _("Thank you. Only you see your answer."))
    return see_other(reverse("meetings:meeting", args=[pk]))


@require_http_methods(["GET", "HEAD", "POST"])
def usual_times(request: Request) -> HttpResponse:
    """When I usually can: suggestions start from it, in every pair."""
    mine = queries.my_usual_times(request.viewer)
    form = UsualTimesForm(mine or [], request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_usual_times(form.windows, by=request.viewer)
            banner.say(request, _("Saved. The next suggestions follow it."))
            return see_other(reverse("meetings:index"))
        except Refused as refused:
            form.refuse(refused)
    status = 422 if form.errors else 200
    return page(request, "meetings/usual_times.html", form=form, takes_part=mine is not None, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def remote(request: Request, pk: UUID) -> HttpResponse:
    """The list for meeting at a distance; each ticks their own."""
    mentorship = mentorship_for(request.viewer, pk, to="write")
    if request.method == "POST":
        actions.tick_readiness(mentorship, request.POST.getlist("item"), by=request.viewer)
        banner.say(request, _("Saved."))
        return see_other(reverse("meetings:remote", args=[pk]))
    lines = queries.readiness_of(request.viewer, mentorship)
    left = sum(not line.is_mine for line in lines)
    names = booking.others_of(request.viewer, mentorship)
    return page(request, "meetings/remote.html", mentorship=mentorship, lines=lines, left=left, names=names)
