from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lotsa.domain.learning import library
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.widgets import DraftTextarea


class WorkForm(LotsaForm):
    """The exercise of one part: which steps are done, and notes for oneself."""

    steps = forms.TypedMultipleChoiceField(
        label=_("What you have done"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(label=_("Your own notes"), required=False)

    def __init__(self, *args: Any, module: library.Module, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps = self.fields["steps"]
        assert isinstance(steps, forms.TypedMultipleChoiceField)
        steps.choices = list(enumerate(module.exercise.steps)) if module.exercise else []
        self.fields["note"].widget = DraftTextarea(f"guide-{module.key}")


def _one_to_five(label: str) -> forms.TypedChoiceField:
    """The numbers stand in a row; what the first and the last mean is said above them."""
    return forms.TypedChoiceField(
        label=label,
        coerce=int,
        empty_value=None,
        help_text=", ".join(
            f"{value} = {words}" for value, words in (library.scale()[0], library.scale()[-1])
        ),
        choices=[(value, f"{value}") for value, _words in library.scale()],
        widget=forms.RadioSelect({"class": "opts-row"}),
    )


class RatingForm(LotsaForm):
    """Both or none: whoever does not want to say has still finished the part."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in library.items("rating"):
            self.fields[item.key] = _one_to_five(item.text)
            self.fields[item.key].required = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        given = [name for name in self.fields if cleaned.get(name)]
        if given and len(given) < len(self.fields):
            missing = next(name for name in self.fields if name not in given)
            self.add_error(missing, _("Answer this one too, or leave both empty."))
        return cleaned

    @property
    def answers(self) -> dict[str, int]:
        return {name: value for name, value in self.cleaned_data.items() if value}


class AssessmentForm(LotsaForm):
    moment = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in library.items("assessment"):
            self.fields[item.key] = _one_to_five(item.text)

    @property
    def answers(self) -> dict[str, int]:
        return {name: value for name, value in self.cleaned_data.items() if name != "moment"}


class ReadinessForm(LotsaForm):
    points = forms.MultipleChoiceField(
        label=_("What you can say yes to"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["points"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(item.key, item.text) for item in library.items("readiness")]


class ExemptionForm(LotsaForm):
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("For example: has taken a mentor training in an earlier job."),
        max_length=200,
    )
