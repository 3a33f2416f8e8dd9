from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lotsa.domain.followup.queries import coordinator_page
from lotsa.domain.meetings.actions import pause_with_meetings
from lotsa.domain.meetings.queries import booked_between
from lotsa.domain.mentorships import access, actions, queries
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from lotsa.web.mentorship.aftermath import aftermath_of
from lotsa.web.mentorship.faces import member_face
from lotsa.web.mentorship.forms import LONGEST_PAUSE, NoteForm, PauseForm, TalkForm, in_a_month
from lotsa.web.mentorship.strip import strip_of
from lotsa.web.shell import banner
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


def pair_url(pk: UUID) -> str:
    return reverse("mentorship:pair", kwargs={"pk": pk})


@require_GET
def mine(request: Request) -> HttpResponse:
    """The one pair there is, or all of them; `?all=1` also where one is under way and others have ended."""
    lines = queries.my_mentorships(request.viewer)
    running = [line for line in lines if line.mentorship.is_open]
    one = running or lines
    if len(one) == 1 and "all" not in request.GET:
        return see_other(pair_url(one[0].mentorship.pk))
    ended = [line for line in lines if not line.mentorship.is_open]
    return page(request, "mentorship/mine.html", running=running, ended=ended)


@require_GET
def pair(request: Request, pk: UUID) -> HttpResponse:
    """Two faces: somebody in the pair sees its contents, a coordinator how it goes."""
    mentorship = access.mentorship_for(request.viewer, pk)
    if access.may(request.viewer, "see_contents", mentorship):
        return member_face(request, mentorship)
    seen = coordinator_page(request.viewer, mentorship)
    note = seen.note
    form = NoteForm(initial={"text": note.text if note else ""}, version=note.version if note else None)
    after = aftermath_of(request.viewer, mentorship)
    strip = strip_of(seen.followed)
    return page(request, "mentorship/coordinator.html", pair=seen, strip=strip, note_form=form, after=after)


@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: Request, pk: UUID) -> HttpResponse:
    mentorship = access.mentorship_for(request.viewer, pk, to="ask_to_talk")
    form = TalkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_to_talk(mentorship, by=request.viewer, text=form.cleaned_data["text"])
            banner.say(request, _("The coordinator has been told that you want to talk."))
            return see_other(pair_url(pk))
        except Refused as refused:
            form.refuse(refused)
    status = 422 if form.errors else 200
    line = queries.line_of(mentorship)
    return page(request, "mentorship/talk.html", form=form, line=line, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: Request, pk: UUID) -> HttpResponse:
    mentorship = access.mentorship_for(request.viewer, pk, to="pause")
    today = clock.today(request.viewer.organisation.zone)
    until = mentorship.paused_until
    booked = booked_between(mentorship, today, today + LONGEST_PAUSE)
    initial = {"until": until or in_a_month(today)}
    form = PauseForm(request.POST or None, booked=booked, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            said = {"until": form.cleaned_data["until"], "cancels": form.cleaned_data.get("cancels", False)}
            return _paused(request, pk, pause_with_meetings(mentorship, by=request.viewer, **said))
        except Refused as refused:
            form.refuse(refused)
    shown = {"form": form, "line": queries.line_of(mentorship), "until": until, "pausing": until is not None}
    return page(request, "mentorship/pause.html", status=422 if form.errors else 200, **shown)


def _paused(request: Request, pk: UUID, cancelled: int) -> HttpResponse:
    """Meetings that were cancelled do not come back, so such a pause is not undone by a press."""
    if cancelled:
        text = ngettext(
            "Paused. %(n)s meeting is cancelled.", "Paused. %(n)s meetings are cancelled.", cancelled
        )
        banner.say(request, text % {"n": cancelled})
    else:
        undo = reverse("mentorship:resumption", kwargs={"pk": pk})
        banner.say(request, _("Paused. Nobody is reminded meanwhile."), undo=undo)
    return see_other(pair_url(pk))


@require_POST
def resumption(request: Request, pk: UUID) -> HttpResponse:
    mentorship = access.mentorship_for(request.viewer, pk, to="pause")
    actions.resume_mentorship(mentorship, by=request.viewer)
    banner.say(request, _("You are under way again."))
    return see_other(pair_url(pk))
