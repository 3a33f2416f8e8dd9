from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.widgets import DateInput

FIELD_OF_LEVEL = {"-2": "now", "-1": "on_the_way", "0": "planned", "1": "better", "2": "far_better"}


def _level(label: Any, hint: Any, *, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=required, max_length=300)


class GoalForm(LotsaForm):
    """One question after another; SMART is in the hints, never five boxes to fill in."""

    text = forms.CharField(
        label=_("What do you want to be able to do?"),
        max_length=300,
        help_text=_("One thing, such as: I lead the weekly meeting alone."),
    )
    measure = forms.CharField(
        label=_("How would somebody else notice?"),
        max_length=200,
        help_text=_("Something that can be counted, seen or shown."),
    )
    due_on = forms.DateField(label=_("By when?"), widget=DateInput())
    now = _level(_("Where I am now"), _("Such as: I sit in and listen."))
    on_the_way = _level(_("On the way"), "", required=False)
    planned = _level(_("As planned"), _("Such as: I lead the meeting three times."))
    better = _level(_("Better than planned"), _("Such as: the group follows up without being reminded."))
    far_better = _level(_("Far better"), "", required=False)

    def levels(self) -> dict[str, str]:
        return {level: self.cleaned_data[name] for level, name in FIELD_OF_LEVEL.items()}


class CheckInForm(LotsaForm):
    level = forms.TypedChoiceField(label=_("Where does it stand?"), coerce=int, widget=forms.RadioSelect)
    line = forms.CharField(label=_("In one line"), required=False, max_length=300)

    def __init__(self, *args: Any, levels: list[tuple[int, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = levels  # type: ignore[attr-defined]  # a ChoiceField


class EndingForm(LotsaForm):
    state = forms.ChoiceField(label=_("How did it go?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, endings: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = endings  # type: ignore[attr-defined]  # a ChoiceField
