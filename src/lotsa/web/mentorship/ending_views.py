"""The coordinator's "End or change": how it ends, what is said, what comes next; then all of it at once."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lotsa.domain.matching.actions import propose_now
from lotsa.domain.matching.queries import NextMentors, free_places, next_mentors
from lotsa.domain.meetings.actions import end_with_meetings
from lotsa.domain.meetings.queries import booked_after
from lotsa.domain.mentorships import access, actions, queries
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from lotsa.web.mentorship.change_forms import GoOnForm, MessageForm, OutcomeForm
from lotsa.web.mentorship.views import pair_url
from lotsa.web.shell import banner
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request

_ENDS = ["no_fault", "left_company"]  # after which the mentee may have somebody new


def _url(name: str, pk: UUID) -> str:
    return reverse(f"mentorship:{name}", kwargs={"pk": pk})


def _show(request: Request, name: str, form: LotsaForm, mentorship: Any, **more: Any) -> HttpResponse:
    return page(
        request,
        f"mentorship/{name}.html",
        form=form,
        line=queries.line_of(mentorship),
        asked=queries.switches_asked(request.viewer, mentorship),
        status=422 if form.errors else 200,
        **more,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def ending(request: Request, pk: UUID) -> HttpResponse:
    mentorship = access.mentorship_for(request.viewer, pk, to="end")
    draft = queries.ending_draft(request.viewer, mentorship)
    today = clock.today(request.viewer.organisation.zone)
    initial = {"on": today} | ({"outcome": draft.outcome, "other_path": draft.other_path} if draft else {})
    form = OutcomeForm(request.POST or None, outcomes=queries.outcomes(), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.draft_ending(mentorship, by=request.viewer, **form.cleaned_data)
            return see_other(_url("ending_message", pk))
        except Refused as refused:
            form.refuse(refused)
    return _show(request, "ending", form, mentorship)


@require_http_methods(["GET", "HEAD", "POST"])
def ending_message(request: Request, pk: UUID) -> HttpResponse:
    mentorship = access.mentorship_for(request.viewer, pk, to="end")
    draft = queries.ending_draft(request.viewer, mentorship)
    if draft is None:
        return see_other(_url("ending", pk))
    asked = queries.switches_asked(request.viewer, mentorship)
    words = draft.message or next((each.request.message for each in asked if each.request.message), "")
    form = MessageForm(request.POST or None, initial={"message": words})
    if request.method == "POST" and form.is_valid():
        actions.draft_ending(mentorship, by=request.viewer, message=form.cleaned_data["message"])
        return see_other(_url("ending" if "back" in request.POST else "ending_next", pk))
    return _show(request, "ending_message", form, mentorship, draft=draft)


@require_http_methods(["GET", "HEAD", "POST"])
def ending_next(request: Request, pk: UUID) -> HttpResponse:
    mentorship = access.mentorship_for(request.viewer, pk, to="end")
    draft = queries.ending_draft(request.viewer, mentorship)
    if draft is None:
        return see_other(_url("ending", pk))
    found = next_mentors(request.viewer, mentorship) if draft.outcome in _ENDS else None
    form = _go_on_form(request, mentorship, found)
    if request.method == "POST" and "back" in request.POST:
        return see_other(_url("ending_message", pk))
    if request.method == "POST" and form.is_valid():
        try:
            return _done(request, mentorship, draft, found, form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
    booked = booked_after(mentorship, draft.on or _today(request))
    return _show(request, "ending_next", form, mentorship, draft=draft, found=found, booked=booked)


def _go_on_form(request: Request, mentorship: Any, found: NextMentors | None) -> GoOnForm:
    form = GoOnForm(request.POST or None, found=found.mentors if found else (), initial={"then": "nothing"})
    _suggest(form, queries.switches_asked(request.viewer, mentorship), found)
    return form


def _suggest(form: GoOnForm, asked: list[queries.Asked], found: NextMentors | None) -> None:
    """The mentee's own first wish that is still free, else the best, when somebody new was asked for."""
    if not found or not found.mentors:
        if found and any(each.request.then == "proposal" for each in asked):
            form.initial["then"] = "waiting_list"
        return
    wished = [str(wish.mentor_id) for each in asked for wish in each.request.wishes.all()]
    free = [pk for pk in wished if found.of(pk)]
    wants = any(each.request.want == "switch" for each in asked)
    if free or (wants and not found.is_second_best):
        form.initial["then"] = free[0] if free else str(found.mentors[0].mentor.pk)


def _done(
    request: Request, mentorship: Any, draft: Any, found: NextMentors | None, data: dict[str, Any]
) -> HttpResponse:
    chosen = found.of(data["then"]) if found else None
    proposal = end_with_meetings(
        mentorship,
        by=request.viewer,
        outcome=draft.outcome,
        on=draft.on or _today(request),
        message=draft.message,
        then=data["then"],
        mentor=chosen.mentor if chosen else None,
        agreed=bool(data.get("agreed")),
        other_path=draft.other_path,
    )
    if proposal and proposal.mentorship_id:
        banner.say(request, _("The new pair has begun. The goals came along, the notes did not."))
        return see_other(pair_url(proposal.mentorship_id))
    if proposal:
        banner.say(request, _("The old pair has ended, and both in the new one get a proposal to answer."))
    else:
        banner.say(
            request, _("The mentorship has ended, without blame."), undo=_url("reopening", mentorship.pk)
        )
    return see_other(pair_url(mentorship.pk))


def _today(request: Request) -> date:
    return clock.today(request.viewer.organisation.zone)


@require_POST
def switch_talked(request: Request, pk: UUID) -> HttpResponse:
    """They have talked, and the pair goes on."""
    switch = access.switch_for(request.viewer, pk, to="handle")
    actions.handle_switch(switch, "coaching", by=request.viewer)
    banner.say(request, _("Good that you talked. The pair goes on."), undo=_url("switch_reopening", pk))
    return see_other(pair_url(switch.mentorship_id))


@require_POST
def switch_reopening(request: Request, pk: UUID) -> HttpResponse:
    switch = access.switch_for(request.viewer, pk, to="handle")
    actions.unhandle_switch(switch, by=request.viewer)
    return see_other(pair_url(switch.mentorship_id))


@require_POST
def place(request: Request, pk: UUID) -> HttpResponse:
    """A place that an ended pair has left free is offered to somebody who waits."""
    mentorship = access.mentorship_for(request.viewer, pk, to="end")
    asked = request.POST.get("mentee", "")
    places = free_places(request.viewer, mentorship)
    found = next(((each.mentor, who.mentee) for each in places if (who := each.of(asked))), None)
    if found is None:
        raise Refused(_("The place is no longer free, or nobody waits for it."))
    mentor, mentee = found
    propose_now(mentorship.programme, mentee, mentor, by=request.viewer)
    banner.say(request, _("%(name)s gets a proposal to answer.") % {"name": mentee.person.name})
    return see_other(pair_url(pk))
