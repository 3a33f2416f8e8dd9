"""Pages behind a link from a mail, without sign-in. Reading one changes nothing, so a mail scanner that
opens every link does no harm; only the button acts. No note is ever shown here."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lotsa.domain.followup.queries import try_first
from lotsa.domain.meetings import access, actions, invitations, queries
from lotsa.domain.mentorships.access import mentorship_for
from lotsa.domain.people.actions import link_of
from lotsa.domain.people.viewer import holder_of
from lotsa.kit.refused import Refused
from lotsa.web.meetings import booking
from lotsa.web.meetings.topic_form import TopicForm
from lotsa.web.meetings.views import CALENDAR
from lotsa.web.shell.link_pages import Holder, link_page
from lotsa.web.shell.open_to_all import open_to_all
from lotsa.web.shell.page import page
from lotsa.web.shell.request import OpenRequest


@link_page("answer_times")
@require_http_methods(["GET", "HEAD", "POST"])
def answer_times(request: OpenRequest, holder: Holder) -> HttpResponse:
    proposal = access.proposal_for(holder.viewer, holder.object_id, to="answer")
    problem: Any = ""
    if request.method == "POST":
        try:
            option = booking.chosen(proposal, request.POST.get("option", ""))
            made = actions.take_time(option, by=holder.viewer, link=holder.link)
            line = queries.line_of(holder.viewer, made)
            return page(request, "meetings/taken.html", line=line, holder=holder.viewer.person)
        except Refused as refused:
            problem = refused.sentence
    wanted = request.GET.get("time") or request.GET.get("option") or ""
    return booking.times_page(request, holder.viewer, proposal, problem=problem, wanted=wanted, by_link=True)


@link_page("confirm_held")
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_held(request: OpenRequest, holder: Holder) -> HttpResponse:
    found = access.meeting_for(holder.viewer, holder.object_id, to="write")
    line = queries.line_of(holder.viewer, found)
    answer = request.POST.get("held") or request.GET.get("held") or ""
    problem: Any = ""
    if request.method == "POST" and answer in ("yes", "no"):
        try:
            actions.confirm_held(found, answer == "yes", by=holder.viewer, link=holder.link)
            return page(request, "meetings/confirmed.html", line=line, held=answer == "yes")
        except Refused as refused:
            problem = refused.sentence
    elif request.method == "POST":
        problem = _("Choose whether the meeting took place.")
    status = 422 if problem else 200
    return page(request, "meetings/confirm.html", line=line, wanted=answer, problem=problem, status=status)


@link_page("add_topic")
@require_http_methods(["GET", "HEAD", "POST"])
def add_topic(request: OpenRequest, holder: Holder) -> HttpResponse:
    mentorship = mentorship_for(holder.viewer, holder.object_id, to="write")
    form = _topic_form(request, holder, mentorship)
    added = ""
    if request.method == "POST" and form.is_valid():
        try:
            only_me, words = form.cleaned_data["only_me"], form.cleaned_data["topic"]
            topic = actions.add_topic(mentorship, words, by=holder.viewer, only_me=only_me, link=holder.link)
            added, form = topic.text, TopicForm()  # what to try first has been asked once
        except Refused as refused:
            form.refuse(refused)
    others = booking.others_of(holder.viewer, mentorship)
    status = booking.status_of(form)
    return page(request, "meetings/topic.html", form=form, added=added, names=others, status=status)


def _topic_form(request: OpenRequest, holder: Holder, mentorship: Any) -> TopicForm:
    sent = request.POST if request.method == "POST" else None
    return TopicForm(sent, hint=try_first(holder.viewer, mentorship))


@link_page("rate_meeting")
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: OpenRequest, holder: Holder) -> HttpResponse:
    """How was the meeting? One of five words, one press."""
    found = access.meeting_for(holder.viewer, holder.object_id, to="write")
    line, words = queries.line_of(holder.viewer, found), queries.rating_words()
    problem: Any = ""
    if request.method == "POST":
        try:
            actions.rate_meeting(found, request.POST.get("word", ""), by=holder.viewer, link=holder.link)
            return page(request, "meetings/rated.html", line=line)
        except Refused as refused:
            problem = refused.sentence
    status = 422 if problem else 200
    return page(request, "meetings/rate.html", line=line, words=words, problem=problem, status=status)


@open_to_all
@require_GET
def feed(request: OpenRequest, token: str) -> HttpResponse:
    """For calendar programs, which cannot sign in. A revoked address is as one that never was."""
    link = link_of(token, "calendar_feed")
    viewer = holder_of(link) if link is not None and link.is_open() else None
    if viewer is None:
        raise Http404
    raw = invitations.feed(viewer, language=viewer.person.language)
    answer = HttpResponse(raw, content_type=CALENDAR)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Content-Disposition"] = 'inline; filename="lotsa.ics"'
    return answer
