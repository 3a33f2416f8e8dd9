from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.widgets import DateInput, DraftTextarea

COLOURS = (
    ("", _("All")),
    ("red", _("Needs you")),
    ("amber", _("Please get in touch")),
    ("green", pgettext_lazy("pair", "As planned")),
    ("grey", _("Paused")),
)


class FilterForm(LotsaForm):
    """In the address of the page, so that a filtered list can be kept as a bookmark."""

    q = forms.CharField(label=_("Name"), required=False, max_length=80)
    programme = forms.ChoiceField(label=_("Programme"), required=False)
    colour = forms.ChoiceField(label=_("How it goes"), required=False, choices=COLOURS)
    rule = forms.CharField(required=False, max_length=30, widget=forms.HiddenInput)

    def __init__(self, *args: Any, programmes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"].choices = [("", _("All")), *programmes]  # type: ignore[attr-defined]  # a ChoiceField


class LetterForm(LotsaForm):
    subject = forms.CharField(label=_("Subject"), max_length=150)
    text = forms.CharField(
        label=_("Letter"),
        max_length=4000,
        widget=DraftTextarea("letter"),
        help_text=_("It begins with “Hello” and the first name, and ends with your name."),
    )


class RemedyForm(LotsaForm):
    which = forms.ChoiceField(label=_("What do we try?"), widget=forms.RadioSelect)
    follow_up_on = forms.DateField(label=_("Ask how it went on"), widget=DateInput())

    def __init__(self, *args: Any, remedies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["which"].choices = remedies  # type: ignore[attr-defined]  # a ChoiceField


class BudgetForm(LotsaForm):
    preparation_minutes = forms.IntegerField(
        label=_("Preparation per meeting, minutes"), min_value=0, max_value=240
    )
    relief_per_month = forms.IntegerField(label=_("Relief per mentor and month"), min_value=0)
    hours_per_month = forms.IntegerField(
        label=_("Tell me about mentors above, hours a month"), min_value=1, max_value=80
    )


class PeriodForm(LotsaForm):
    first = forms.DateField(label=_("From"), widget=DateInput())
    last = forms.DateField(label=_("To and with"), widget=DateInput())

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if told.get("first") and told.get("last") and told["first"] > told["last"]:
            self.add_error("last", _("The period ends before it begins."))
        return told


AGREES = (
    (5, _("Agree completely")),
    (4, _("Agree partly")),
    (3, _("Neither nor")),
    (2, _("Disagree partly")),
    (1, _("Disagree completely")),
)


class TimeForm(LotsaForm):
    value = forms.TypedChoiceField(
        label=_("The time for mentoring fits within my work."),
        choices=AGREES,
        coerce=int,
        widget=forms.RadioSelect,
    )
