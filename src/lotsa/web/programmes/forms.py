from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from lotsa.domain.programmes import templates
from lotsa.web.programmes.checklist_words import month_words
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.widgets import DateInput

RHYTHMS = (
    (7, _("Every week")),
    (14, _("Every second week")),
    (21, _("Every third week")),
    (28, _("Every fourth week")),
    (42, _("Every sixth week")),
)
LENGTHS = (30, 45, 60, 75, 90)
MEASURED = (3, 6, 9, 12, 18, 24)


class NewForm(LotsaForm):
    template = forms.ChoiceField(label=_("What kind of programme"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["template"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, shipped.name) for key, shipped in templates.templates().items()]
        field.initial = templates.USUAL


class PurposeForm(LotsaForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    purpose = forms.CharField(
        label=_("What it is for"),
        help_text=_("Everybody who is invited reads this."),
        widget=forms.Textarea({"rows": 3}),
    )
    needs = forms.MultipleChoiceField(
        label=_("Which needs it meets"), required=False, widget=forms.CheckboxSelectMultiple
    )
    new_need = forms.CharField(
        label=_("Another need"),
        help_text=_("For example: only two people can do the hardest welds."),
        max_length=300,
        required=False,
    )
    goal = forms.CharField(
        label=_("How you will know that it worked"),
        help_text=_("One sentence that can be checked when the programme ends."),
        max_length=300,
    )
    baseline = forms.DecimalField(
        label=_("Where you stand today, as a number"),
        help_text=_("Leave it empty to measure at the start."),
        max_digits=10,
        decimal_places=2,
        required=False,
        localize=True,
        widget=forms.TextInput({"class": "w-s", "inputmode": "decimal"}),
    )
    target = forms.DecimalField(
        label=_("The number you want to reach"),
        max_digits=10,
        decimal_places=2,
        required=False,
        localize=True,
        widget=forms.TextInput({"class": "w-s", "inputmode": "decimal"}),
    )

    def __init__(self, *args: Any, needs: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["needs"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(needs)
        if not needs:
            del self.fields["needs"]
            self.fields["new_need"].label = _("Which need it meets")


class DatesForm(LotsaForm):
    starts_on = forms.DateField(label=_("Starts"), widget=DateInput)
    ends_on = forms.DateField(label=_("Ends"), widget=DateInput)
    enrolment_closes_on = forms.DateField(label=_("Last day to sign up"), widget=DateInput)
    cadence_days = forms.TypedChoiceField(label=_("How often pairs meet"), coerce=int)
    meeting_minutes = forms.TypedChoiceField(label=_("How long a meeting is"), coerce=int)
    sponsor = forms.CharField(
        label=_("Sponsor in the management"),
        help_text=_("Name or e-mail. Stands behind the programme and the time it takes."),
        required=False,
        widget=forms.TextInput({"list": "people-names", "autocomplete": "off", "class": "w-m"}),
    )
    measuring_months = forms.TypedMultipleChoiceField(
        label=_("When the goals are measured, besides at the start"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple({"class": "opts-2"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        months = sorted({*MEASURED, *self.initial.get("measuring_months", ())} - {0})
        field = self.fields["measuring_months"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = [(each, month_words(each)) for each in months]
        self._choose("cadence_days", list(RHYTHMS), every_days)
        self._choose("meeting_minutes", [(n, minutes(n)) for n in LENGTHS], minutes)

    def _choose(self, name: str, usual: list[tuple[int, Any]], say: Any) -> None:
        """The usual values, and the programme's own when it is another."""
        field = self.fields[name]
        assert isinstance(field, forms.TypedChoiceField)
        own = self.initial.get(name)
        known = {value for value, _label in usual}
        field.choices = sorted([*usual, (own, say(own))] if own and own not in known else usual)


def every_days(count: int) -> str:
    return ngettext("Every %(n)s day", "Every %(n)s days", count) % {"n": count}


def minutes(count: int) -> str:
    return ngettext("%(n)s minute", "%(n)s minutes", count) % {"n": count}


class RulesForm(LotsaForm):
    """One number per part of the score, and the rules that no pair may break."""

    wishes_allowed = forms.BooleanField(
        label=_("Ask for wishes about whom to be paired with"), required=False
    )
    training_required = forms.BooleanField(
        label=_("Mentors take the training before they are matched"), required=False
    )
    hard_rules = forms.MultipleChoiceField(
        label=_("A pair must never break"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = templates.PARTS
        for part in self.parts:
            self.fields[part] = forms.IntegerField(
                label=templates.part_label(part),
                min_value=0,
                max_value=100,
                widget=forms.NumberInput({"class": "w-s", "inputmode": "numeric"}),
            )
        field = self.fields["hard_rules"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [
            (rule, templates.rule_label(rule))
            for rule in templates.all_rules()
            if rule not in templates.ALWAYS
        ]
        self.order_fields(self.parts)

    @property
    def weight_fields(self) -> list[forms.BoundField]:
        return [self[part] for part in self.parts]

    @property
    def weights(self) -> dict[str, int]:
        return {part: self.cleaned_data[part] for part in self.parts}


class EditForm(LotsaForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    purpose = forms.CharField(label=_("What it is for"), widget=forms.Textarea({"rows": 3}))
    target_group = forms.CharField(
        label=_("Whom it is for"), required=False, widget=forms.Textarea({"rows": 2})
    )
    guidelines = forms.CharField(
        label=_("Guidelines for the pairs"), required=False, widget=forms.Textarea({"rows": 5})
    )
    sponsor_message = forms.CharField(
        label=_("A message from the sponsor"),
        help_text=_("Two or three sentences on why this matters to the company."),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )


class CopyForm(LotsaForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    starts_on = forms.DateField(label=_("Starts"), widget=DateInput)
