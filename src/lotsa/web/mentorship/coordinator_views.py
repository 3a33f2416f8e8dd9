from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lotsa.domain.matching.actions import take_back_ending
from lotsa.domain.meetings.queries import cancelled_by_ending
from lotsa.domain.mentorships import access, actions, queries
from lotsa.kit.refused import Stale
from lotsa.web.mentorship.forms import NoteForm
from lotsa.web.mentorship.views import pair_url
from lotsa.web.shell import banner
from lotsa.web.shell.forms import stale
from lotsa.web.shell.page import go, page, see_other
from lotsa.web.shell.request import Request


@require_POST
def reopening(request: Request, pk: UUID) -> HttpResponse:
    mentorship = access.mentorship_for(request.viewer, pk, to="end")
    lost = cancelled_by_ending(mentorship)
    take_back_ending(mentorship, by=request.viewer)
    anew = _("The mentorship goes on. The meetings that were cancelled must be booked anew.")
    banner.say(request, anew if lost else _("The mentorship goes on."))
    return see_other(pair_url(pk))


@require_POST
def note(request: Request, pk: UUID) -> HttpResponse:
    mentorship = access.mentorship_for(request.viewer, pk, to="note")
    mine = queries.my_note(request.viewer, mentorship)
    form = NoteForm(request.POST, version=mine.version if mine else None)
    if not form.is_valid():
        return page(request, "mentorship/note.html", form=form, line=queries.line_of(mentorship), status=422)
    try:
        actions.note_down(mentorship, form.cleaned_data["text"], by=request.viewer, version=form.version)
    except Stale as problem:
        return stale(request, form, problem, back=pair_url(pk))
    banner.say(request, _("Your note is saved."))
    return see_other(pair_url(pk))


@require_POST
def talk_answer(request: Request, pk: UUID) -> HttpResponse:
    talk = access.talk_for(request.viewer, pk, to="answer")
    actions.mark_talked(talk, by=request.viewer)
    undo = reverse("mentorship:talk_reopening", kwargs={"pk": pk})
    banner.say(request, _("Good that you talked."), undo=undo)
    return go(request, pair_url(talk.mentorship_id))


@require_POST
def talk_reopening(request: Request, pk: UUID) -> HttpResponse:
    talk = access.talk_for(request.viewer, pk, to="answer")
    actions.mark_untalked(talk, by=request.viewer)
    return go(request, pair_url(talk.mentorship_id))
