from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lotsa.domain.journal import standing as texts
from lotsa.domain.journal.actions import look_at_standing
from lotsa.domain.journal.queries import is_late
from lotsa.domain.mentorships.access import is_member, mentorship_for
from lotsa.domain.mentorships.queries import line_of
from lotsa.kit.refused import Refused
from lotsa.web.shell import banner
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


class StandingForm(LotsaForm):
    """Each may be left out; in the last quarter also whom one asks afterwards."""

    def __init__(self, *args: Any, late: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(place), word) for place, word in enumerate(texts.scale())]
        for item in texts.items():
            self.fields[item.id] = forms.ChoiceField(
                label=item.text, choices=choices, required=False, widget=forms.RadioSelect
            )
        if late:
            self.fields["support"] = forms.CharField(
                label=texts.support_question(),
                required=False,
                max_length=2000,
                widget=forms.Textarea({"rows": 4, "dir": "auto"}),
            )

    def answers(self) -> dict[str, int]:
        given = {item.id: self.cleaned_data.get(item.id, "") for item in texts.items()}
        return {key: int(value) for key, value in given.items() if value}


@require_http_methods(["GET", "HEAD", "POST"])
def standing(request: Request, pk: UUID) -> HttpResponse:
    """For those on the mentee's side; a mentor finds no such page."""
    mentorship = mentorship_for(request.viewer, pk, to="see_contents")
    if not is_member(request.viewer, mentorship, "mentee"):
        raise Http404
    sent = request.method == "POST"
    form = StandingForm(request.POST if sent else None, late=is_late(mentorship))
    if sent and form.is_valid():
        try:
            support = form.cleaned_data.get("support", "")
            look_at_standing(mentorship, form.answers(), support, by=request.viewer)
            banner.say(request, _("Saved. Only you see it."))
            return see_other(reverse("journal:index", kwargs={"pk": pk}))
        except Refused as refused:
            form.refuse(refused)
    status = 422 if form.errors else 200
    return page(request, "journal/standing.html", form=form, line=line_of(mentorship), status=status)
