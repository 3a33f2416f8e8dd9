from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from lotsa.domain.meetings.actions import leave_with_meetings
from lotsa.domain.mentorships import access, actions, queries
from lotsa.kit.refused import Refused
from lotsa.web.mentorship.views import pair_url
from lotsa.web.shell import banner
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


class LeavingForm(LotsaForm):
    who = forms.ChoiceField(label=gettext_lazy("Who leaves?"), widget=forms.RadioSelect)

    def __init__(self, mentorship: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = sorted(mentorship.memberships.all(), key=lambda each: each.person.sort_key)
        self.fields["who"].choices = [(str(each.pk), each.person.name) for each in members]  # type: ignore[attr-defined]  # a ChoiceField


@require_http_methods(["GET", "HEAD", "POST"])
def leaving(request: Request, pk: UUID) -> HttpResponse:
    """One leaves, the others go on. A pair is ended on the page for that."""
    circle = access.mentorship_for(request.viewer, pk, to="end")
    line = queries.line_of(circle)
    if not line.members.is_group:
        return see_other(reverse("mentorship:ending", kwargs={"pk": pk}))
    sent = request.method == "POST"
    form = LeavingForm(circle, request.POST if sent else None)
    if sent and form.is_valid():
        try:
            return _left(request, pk, form.cleaned_data["who"])
        except Refused as refused:
            form.refuse(refused)
    return page(request, "mentorship/leaving.html", form=form, line=line, status=422 if form.errors else 200)


def _left(request: Request, pk: UUID, who: str) -> HttpResponse:
    member = access.member_for(request.viewer, who)
    if leave_with_meetings(member, by=request.viewer):
        undo = reverse("mentorship:come_back", kwargs={"pk": member.pk})
        told = _("%(name)s has left. The circle goes on.") % {"name": member.person.given_name}
        banner.say(request, told, undo=undo)
    else:
        banner.say(request, _("There was no mentor or no mentee left, so the mentorship has ended."))
    return see_other(pair_url(pk))


@require_POST
def come_back(request: Request, pk: UUID) -> HttpResponse:
    member = access.member_for(request.viewer, pk)
    actions.come_back(member, by=request.viewer)
    banner.say(request, _("%(name)s is in the circle again.") % {"name": member.person.given_name})
    return see_other(pair_url(member.mentorship_id))
