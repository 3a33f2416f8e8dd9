from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lotsa.domain.programmes.queries import Measured
from lotsa.web.programmes.checklist_words import month_words
from lotsa.web.shell import dates
from lotsa.web.shell.forms import LotsaForm


class SponsorForm(LotsaForm):
    sponsor_message = forms.CharField(
        label=_("A message from the sponsor"),
        max_length=5000,
        required=False,
        widget=forms.Textarea({"rows": 16}),
    )


class ResultsForm(LotsaForm):
    """One number per goal and measuring point; empty where nothing has been measured."""

    def __init__(self, *args: Any, measured: Sequence[Measured], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measured = measured
        for each in measured:
            for point, value in each.values:
                self.fields[_name(each, point.months)] = forms.DecimalField(
                    label=_("%(when)s, %(day)s")
                    % {"when": month_words(point.months), "day": dates.day(point.on)},
                    max_digits=12,
                    decimal_places=2,
                    required=False,
                    localize=True,
                    initial=None if value is None else Decimal(f"{value.normalize():f}"),
                    widget=forms.TextInput({"class": "w-s", "inputmode": "decimal"}),
                )

    def values_of(self, each: Measured) -> dict[int, Decimal | None]:
        return {point.months: self.cleaned_data[_name(each, point.months)] for point, _value in each.values}

    @property
    def goal_fields(self) -> list[tuple[Any, list[forms.BoundField]]]:
        return [
            (each.goal, [self[_name(each, point.months)] for point, _value in each.values])
            for each in self.measured
        ]


def _name(each: Measured, months: int) -> str:
    return f"g{each.goal.pk}_{months}"
