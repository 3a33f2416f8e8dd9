"""A wish to change, from either party: why, how it is told, what comes next. Each page keeps what was
written, on the server, so that going back or coming another day loses nothing."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lotsa.domain.matching.queries import next_mentors
from lotsa.domain.mentorships import access, actions, ending_words, queries
from lotsa.kit.refused import Refused
from lotsa.web.mentorship.change_forms import NextForm, WayForm, WhyForm
from lotsa.web.mentorship.views import pair_url
from lotsa.web.shell import banner
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request

_DRAFTED = ("reason", "text", "want", "way", "message", "then")


def _url(name: str, pk: UUID) -> str:
    return reverse(f"mentorship:{name}", kwargs={"pk": pk})


def _show(request: Request, name: str, form: LotsaForm, mentorship: Any, **more: Any) -> HttpResponse:
    more["line"] = queries.line_of(mentorship)
    status = 422 if form.errors else 200
    visibility = ending_words.flow_text("visibility")
    return page(request, f"mentorship/{name}.html", form=form, visibility=visibility, status=status, **more)


def _drafted(request: Request, mentorship: Any) -> dict[str, Any]:
    draft = queries.my_switch(request.viewer, mentorship)
    return {name: getattr(draft, name) for name in _DRAFTED} if draft else {}


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, pk: UUID) -> HttpResponse:
    mentorship = access.mentorship_for(request.viewer, pk, to="change")
    mine = queries.my_switch(request.viewer, mentorship)
    if (mine and mine.is_open) or not mentorship.is_open:
        return _asked(request, mentorship)
    form = _why_form(request, mentorship)
    if request.method == "POST" and form.is_valid():
        try:
            actions.draft_switch(mentorship, by=request.viewer, **form.cleaned_data)
            return _on_from_why(request, mentorship, form.cleaned_data["want"])
        except Refused as refused:
            form.refuse(refused)
    return _show(request, "change", form, mentorship)


def _why_form(request: Request, mentorship: Any) -> WhyForm:
    pausing = mentorship.paused_until is not None
    return WhyForm(request.POST or None, initial=_drafted(request, mentorship), pausing=pausing)


def _asked(request: Request, mentorship: Any) -> HttpResponse:
    """What has been asked stands here, and can be taken back for as long as nothing has been decided."""
    mine = queries.my_switch(request.viewer, mentorship)
    handled = None if mine else queries.my_handled_switch(request.viewer, mentorship)
    row = mine or handled
    return page(
        request,
        "mentorship/change_asked.html",
        line=queries.line_of(mentorship),
        asked=queries.asked_of(row) if row else None,
        undo=ending_words.flow_text("undo"),
        visibility=ending_words.flow_text("visibility"),
    )


def _on_from_why(request: Request, mentorship: Any, want: str) -> HttpResponse:
    if want == "talk":
        draft = queries.my_switch(request.viewer, mentorship)
        actions.ask_to_talk(mentorship, by=request.viewer, text=draft.text[:500] if draft else "")
        if draft:
            actions.withdraw_switch(draft, by=request.viewer)
        banner.say(request, _("The coordinator has been told that you want to talk."))
        return see_other(pair_url(mentorship.pk))
    names = {"adjust": "change_together", "pause": "pause"}
    return see_other(_url(names.get(want, "change_ending"), mentorship.pk))


@require_http_methods(["GET", "HEAD"])
def change_together(request: Request, pk: UUID) -> HttpResponse:
    """What two people can change on their own, before anybody else is asked."""
    mentorship = access.mentorship_for(request.viewer, pk, to="change")
    return page(request, "mentorship/change_together.html", line=queries.line_of(mentorship))


@require_http_methods(["GET", "HEAD", "POST"])
def change_ending(request: Request, pk: UUID) -> HttpResponse:
    mentorship = access.mentorship_for(request.viewer, pk, to="change")
    drafted = _drafted(request, mentorship)
    if not drafted:
        return see_other(_url("change", pk))
    drafted["message"] = drafted["message"] or _kind_words(request, mentorship)
    form = WayForm(request.POST or None, initial=drafted)
    if request.method == "POST" and form.is_valid():
        try:
            actions.draft_switch(mentorship, by=request.viewer, **form.cleaned_data)
            return see_other(_url("change" if "back" in request.POST else "change_next", pk))
        except Refused as refused:
            form.refuse(refused)
    return _show(request, "change_ending", form, mentorship)


def _kind_words(request: Request, mentorship: Any) -> str:
    others = queries.line_of(mentorship).members.others_than(request.viewer.id)
    names = queries.in_words([person.given_name for person in others])
    return ending_words.kind_message(names, _("our talks"))


@require_http_methods(["GET", "HEAD", "POST"])
def change_next(request: Request, pk: UUID) -> HttpResponse:
    mentorship = access.mentorship_for(request.viewer, pk, to="change")
    drafted = _drafted(request, mentorship)
    if not drafted:
        return see_other(_url("change", pk))
    form, found = _next_form(request, mentorship, drafted)
    if request.method == "POST" and form.is_valid():
        try:
            return _sent(request, mentorship, form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
    return _show(request, "change_next", form, mentorship, found=found, **_next_words(form))


def _next_form(request: Request, mentorship: Any, drafted: dict[str, Any]) -> tuple[NextForm, Any]:
    is_mentee = access.is_member(request.viewer, mentorship, "mentee")
    found = next_mentors(request.viewer, mentorship) if is_mentee else None
    draft = queries.my_switch(request.viewer, mentorship)
    wished = [str(wish.mentor_id) for wish in draft.wishes.all()] if draft else []
    then = "nothing" if drafted["want"] == "end" and not wished else drafted["then"]
    form = NextForm(
        request.POST or None,
        side="mentee" if is_mentee else "mentor",
        found=found.mentors if found else (),
        initial={"then": then, "mentors": wished},
    )
    return form, found


def _next_words(form: NextForm) -> dict[str, Any]:
    return {
        "has_places": "mentors" in form.fields,
        "what_follows": ending_words.page_text("next", "what_follows"),
    }


def _sent(request: Request, mentorship: Any, data: dict[str, Any]) -> HttpResponse:
    viewer, pk = request.viewer, mentorship.pk
    switch = actions.draft_switch(mentorship, by=viewer, then=data["then"])
    found = next_mentors(viewer, mentorship) if data.get("mentors") else None
    ticked = (
        [each.mentor for each in found.mentors if str(each.mentor.pk) in data["mentors"]] if found else []
    )
    actions.wish_for(switch, ticked if data["then"] == "chosen" else [])
    if "back" in request.POST:
        return see_other(_url("change_ending", pk))
    actions.ask_switch(switch, by=viewer)
    banner.say(
        request,
        _("The coordinator gets in touch with you. The other party is told nothing yet."),
        undo=_url("change_withdrawal", pk),
    )
    return see_other(pair_url(pk))


@require_POST
def change_withdrawal(request: Request, pk: UUID) -> HttpResponse:
    mentorship = access.mentorship_for(request.viewer, pk, to="change")
    mine = queries.my_switch(request.viewer, mentorship)
    if mine is None:
        raise Refused(_("There is nothing to take back."))
    actions.withdraw_switch(mine, by=request.viewer)
    banner.say(request, _("You have changed your mind. The other party has been told nothing."))
    return see_other(pair_url(pk))


@require_http_methods(["GET", "HEAD", "POST"])
def fit(request: Request, pk: UUID) -> HttpResponse:
    """Asked of everybody after some weeks, so that nobody has to raise it."""
    mentorship = access.mentorship_for(request.viewer, pk, to="change")
    if request.method == "POST":
        answer = request.POST.get("answer", "")
        if answer not in ("good", "change", "talk"):
            raise Refused(_("Choose one of the three."))
        actions.answer_fit(mentorship, by=request.viewer, suits=answer == "good")
        if answer != "good":
            return see_other(_url(answer, pk))
        banner.say(request, _("Good to hear. The coordinator knows."))
        return see_other(pair_url(pk))
    mine = queries.my_fit(request.viewer, mentorship)
    return page(request, "mentorship/fit.html", line=queries.line_of(mentorship), mine=mine)
