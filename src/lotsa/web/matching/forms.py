from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lotsa.domain.matching.queries import RulesPage
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.widgets import DateInput, DraftTextarea, TimeInput


class ByHandForm(LotsaForm):
    mentee = forms.ChoiceField(label=gettext_lazy("Mentee"))
    mentor = forms.ChoiceField(label=gettext_lazy("Mentor"))
    because = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("Needed when the pair breaks a rule. Only coordinators read it."),
        required=False,
        max_length=300,
    )

    def __init__(self, *args: Any, mentees: Any, mentors: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        blank = [("", _("Choose"))]
        for name, choices in (("mentee", mentees), ("mentor", mentors)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [*blank, *choices]


class WaitingForm(LotsaForm):
    message = forms.CharField(
        label=gettext_lazy("What you write to the mentee"),
        widget=DraftTextarea("waiting"),
        max_length=1000,
    )


class ExclusionForm(LotsaForm):
    reason = forms.CharField(
        label=gettext_lazy("Why this pair should never be proposed"), required=False, max_length=300
    )


class RulesForm(LotsaForm):
    hard_rules = forms.MultipleChoiceField(
        label=gettext_lazy("A pair must never break"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, told: RulesPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = [part for part, _name in told.parts]
        for part, name in told.parts:
            self.fields[part] = forms.IntegerField(
                label=name,
                min_value=0,
                max_value=100,
                initial=told.weights[part],
                widget=forms.NumberInput({"class": "w-s", "inputmode": "numeric"}),
            )
        rules = self.fields["hard_rules"]
        assert isinstance(rules, forms.MultipleChoiceField)
        rules.choices, rules.initial = list(told.choices), list(told.rules)

    @property
    def weight_fields(self) -> list[forms.BoundField]:
        return [self[part] for part in self.parts]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        total = sum(cleaned.get(part) or 0 for part in self.parts)
        if not self.errors and total != 100:
            raise ValidationError(
                _("The weights add up to %(total)s. They must add up to 100.") % {"total": total}
            )
        return cleaned

    @property
    def weights(self) -> dict[str, int]:
        return {part: self.cleaned_data[part] for part in self.parts}


class PublishForm(LotsaForm):
    when = forms.ChoiceField(label=gettext_lazy("When?"), widget=forms.RadioSelect, initial="monday")
    day = forms.DateField(label=gettext_lazy("Day"), required=False, widget=DateInput)
    at = forms.TimeField(label=gettext_lazy("Time"), required=False, widget=TimeInput)

    def __init__(self, *args: Any, monday: datetime, choices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.monday = monday
        when = self.fields["when"]
        assert isinstance(when, forms.ChoiceField)
        when.choices = choices

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("when") == "other":
            for name, sentence in (("day", _("Choose a day.")), ("at", _("Choose a time."))):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return cleaned

    @property
    def send_at(self) -> datetime | None:
        """None: as soon as it can no longer be undone."""
        if self.cleaned_data["when"] == "monday":
            return self.monday
        if self.cleaned_data["when"] == "other":
            zone = self.monday.tzinfo or ZoneInfo("Europe/Stockholm")
            return datetime.combine(self.cleaned_data["day"], self.cleaned_data["at"], zone)
        return None
