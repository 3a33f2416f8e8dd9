from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lotsa.kit.dates import day
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.widgets import DateInput, DraftTextarea

LONGEST_PAUSE = timedelta(days=183)


class TalkForm(LotsaForm):
    text = forms.CharField(
        label=_("What do you want to talk about?"),
        required=False,
        max_length=500,
        widget=DraftTextarea("talk"),
        help_text=_("You need not give a reason."),
    )


class TalkByLinkForm(TalkForm):
    """On somebody's phone, perhaps not their own: nothing that is typed is kept in the browser."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget = forms.Textarea({"rows": 4, "maxlength": 500})


class PauseForm(LotsaForm):
    until = forms.DateField(label=_("You start again on"), widget=DateInput())
    cancels = forms.BooleanField(
        label=_("Cancel the meetings that fall within the pause"), required=False, initial=True
    )

    def __init__(self, *args: Any, booked: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = ", ".join(day(meeting.day) for meeting in booked)
        self.fields["cancels"].help_text = _("Booked: %(days)s. What falls outside the pause stays.") % {
            "days": days
        }
        if not booked:
            del self.fields["cancels"]


class NoteForm(LotsaForm):
    text = forms.CharField(
        label=_("Your own notes"),
        required=False,
        max_length=4000,
        widget=DraftTextarea("note"),
        help_text=_("Only you read them. Do not write about health."),
    )


def in_a_month(today: date) -> date:
    return today + timedelta(days=28)
