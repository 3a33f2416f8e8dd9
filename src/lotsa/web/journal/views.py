from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lotsa.domain.journal import access, actions, queries
from lotsa.domain.mentorships.access import mentorship_for
from lotsa.domain.mentorships.queries import line_of
from lotsa.kit.refused import Refused, Stale
from lotsa.web.journal.forms import EntryForm, NewEntryForm
from lotsa.web.shell import banner
from lotsa.web.shell.forms import stale
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


def _journal_url(pk: UUID) -> str:
    return reverse("journal:index", kwargs={"pk": pk})


def _entry_url(pk: UUID) -> str:
    return reverse("journal:entry", kwargs={"pk": pk})


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: Request, pk: UUID) -> HttpResponse:
    mentorship = mentorship_for(request.viewer, pk, to="see_contents")
    journal = queries.journal(request.viewer, mentorship)
    form = NewEntryForm(journal, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            facts = {"kind": journal.kind, "prompt": form.cleaned_data["prompt"]}
            actions.write_entry(mentorship, form.cleaned_data["text"], by=request.viewer, **facts)
            banner.say(request, _("Saved. Only you see it."))
            return see_other(_journal_url(pk))
        except Refused as refused:
            form.refuse(refused)
    status = 422 if form.errors else 200
    shown = {"journal": journal, "form": form, "line": line_of(mentorship)}
    return page(request, "journal/index.html", status=status, **shown)


@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: Request, pk: UUID) -> HttpResponse:
    sent = request.method == "POST"
    found = access.entry_for(request.viewer, pk, to="write" if sent else "see")
    shown = queries.read(request.viewer, found)
    form = EntryForm(request.POST if sent else None, initial={"text": shown.text}, version=found.version)
    if sent and form.is_valid():
        try:
            actions.rewrite_entry(found, form.cleaned_data["text"], by=request.viewer, version=form.version)
            banner.say(request, _("Your reflection is saved."))
            return see_other(_journal_url(found.mentorship_id))
        except Stale as problem:
            return stale(request, form, problem, back=_entry_url(pk))
        except Refused as refused:
            form.refuse(refused)
    facts = {"shown": shown, "form": form, "line": line_of(found.mentorship)}
    return page(request, "journal/entry.html", status=422 if form.errors else 200, **facts)


@require_POST
def sharing(request: Request, pk: UUID) -> HttpResponse:
    found = access.entry_for(request.viewer, pk, to="write")
    actions.share_entry(found, by=request.viewer)
    undo = reverse("journal:unsharing", kwargs={"pk": pk})
    banner.say(request, _("The others in your pair can now read this one reflection."), undo=undo)
    return see_other(_journal_url(found.mentorship_id))


@require_POST
def unsharing(request: Request, pk: UUID) -> HttpResponse:
    found = access.entry_for(request.viewer, pk, to="write")
    actions.unshare_entry(found, by=request.viewer)
    banner.say(request, _("Only you see it again."))
    return see_other(_journal_url(found.mentorship_id))


@require_POST
def removal(request: Request, pk: UUID) -> HttpResponse:
    found = access.entry_for(request.viewer, pk, to="write")
    actions.remove_entry(found, by=request.viewer)
    undo = reverse("journal:restoring", kwargs={"pk": pk})
    banner.say(request, _("Thrown away. You can take it back for 14 days."), undo=undo)
    return see_other(_journal_url(found.mentorship_id))


@require_POST
def restoring(request: Request, pk: UUID) -> HttpResponse:
    found = access.entry_for(request.viewer, pk, to="write")
    actions.restore_entry(found, by=request.viewer)
    banner.say(request, _("Your reflection is back."))
    return see_other(_journal_url(found.mentorship_id))
