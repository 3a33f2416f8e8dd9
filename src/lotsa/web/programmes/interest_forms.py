from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lotsa.domain.programmes import interests
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.levels import LEVELS

ROWS = {"mentee": interests.MAX_SOUGHT, "mentor": 5}
WEEKDAYS = (
    ("0", _("Monday")),
    ("1", _("Tuesday")),
    ("2", _("Wednesday")),
    ("3", _("Thursday")),
    ("4", _("Friday")),
)
VETOES = 2
_TEACHES = "3"


class InterestForm(LotsaForm):
    """One page for either side, short enough for three minutes on a phone. Numbered fields are rows:
    `sought_1` with `level_1`, `wish_1`, `veto_1`, `style_structure`."""

    places = forms.IntegerField(
        label=_("How many mentees you have room for"),
        min_value=1,
        max_value=20,
        initial=1,
        widget=forms.NumberInput({"class": "w-s", "inputmode": "numeric"}),
    )
    goal_text = forms.CharField(
        label=_("What you want to reach, in your own words"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    motivation = forms.CharField(
        label=_("Why you want to be a mentor"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    themes = forms.MultipleChoiceField(
        label=_("What you want to talk about"), required=False, widget=forms.CheckboxSelectMultiple
    )
    experience = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    languages = forms.MultipleChoiceField(
        label=_("Languages you can meet in"), required=False, widget=forms.CheckboxSelectMultiple
    )
    weekdays = forms.MultipleChoiceField(
        label=_("Days that usually suit you"),
        choices=WEEKDAYS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    times = forms.MultipleChoiceField(
        label=_("Times that usually suit you"), required=False, widget=forms.CheckboxSelectMultiple
    )
    remote_ok = forms.BooleanField(label=_("Meeting by video is fine"), required=False)

    def __init__(
        self,
        *args: Any,
        side: str,
        others: Sequence[tuple[str, str]],
        with_wishes: bool,
        with_vetoes: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.side, self.rows = side, range(1, ROWS[side] + 1)
        mentor = side == "mentor"
        for name in ("goal_text",) if mentor else ("motivation", "places"):
            del self.fields[name]
        self.fields["experience"].label = (
            _("What you have been through") if mentor else _("Who you want to meet")
        )
        for name in ("themes", "experience", "languages", "times"):
            _choices(self.fields[name], interests.choices(name))
        for row in self.rows:
            self._competence_row(row, mentor)
        for key, one, other in interests.styles():
            self.fields[f"style_{key}"] = _scale(one, other)
        blank = [("", _("Nobody chosen")), *others]
        self.wish_rows = range(1, interests.MAX_WISHES + 1) if with_wishes and others else range(0)
        self.veto_rows = range(1, VETOES + 1) if with_vetoes and others else range(0)
        for row in self.wish_rows:
            label = _("First wish") if row == 1 else _("Second wish") if row == 2 else _("Third wish")
            self.fields[f"wish_{row}"] = forms.ChoiceField(label=label, choices=blank, required=False)
        for row in self.veto_rows:
            label = _("Not this person") if row == 1 else _("And not this person")
            self.fields[f"veto_{row}"] = forms.ChoiceField(label=label, choices=blank, required=False)

    def _competence_row(self, row: int, mentor: bool) -> None:
        self.fields[f"sought_{row}"] = forms.CharField(
            label=_("Competence %(n)s") % {"n": row},
            max_length=120,
            required=False,
            widget=forms.TextInput({"list": "competence-names", "autocomplete": "off"}),
        )
        levels = [(str(value), f"{value} {word}") for value, word in enumerate(LEVELS)]
        self.fields[f"level_{row}"] = forms.ChoiceField(
            label=_("Your level today"),
            choices=levels if mentor else [("", _("Do not know")), *levels],
            initial=_TEACHES if mentor else "",
            required=False,
        )

    @property
    def sought(self) -> list[tuple[str, int | None]]:
        """The rows that were filled in, in their order: the words as written, and the level."""
        data = self.cleaned_data
        return [
            (
                " ".join(data[f"sought_{row}"].split()),
                int(data[f"level_{row}"]) if data[f"level_{row}"] else None,
            )
            for row in self.rows
            if data[f"sought_{row}"].strip()
        ]

    def chosen(self, name: str, rows: range) -> list[str]:
        return [self.cleaned_data[f"{name}_{row}"] for row in rows if self.cleaned_data[f"{name}_{row}"]]

    @property
    def working_style(self) -> list[int] | None:
        """Five answers, or not stated: a half-filled scale says nothing comparable."""
        answers = [self.cleaned_data[f"style_{key}"] for key, _one, _other in interests.styles()]
        return [int(answer) for answer in answers] if all(answers) else None

    @property
    def usual_times(self) -> list[list[Any]]:
        spans = interests.spans()
        return [
            [int(day), *spans[part]]
            for day in self.cleaned_data["weekdays"]
            for part in self.cleaned_data["times"]
        ]

    @property
    def language_words(self) -> str:
        """Those ticked now, so that the list itself may stay folded."""
        ticked = self["languages"].value() or []
        return ", ".join(interests.label("languages", key) for key in ticked)

    # What the template draws, in groups.
    @property
    def sought_fields(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"sought_{row}"], self[f"level_{row}"]) for row in self.rows]

    @property
    def wish_fields(self) -> list[forms.BoundField]:
        return [self[f"wish_{row}"] for row in self.wish_rows]

    @property
    def veto_fields(self) -> list[forms.BoundField]:
        return [self[f"veto_{row}"] for row in self.veto_rows]

    @property
    def style_fields(self) -> list[forms.BoundField]:
        return [self[f"style_{key}"] for key, _one, _other in interests.styles()]


def _choices(field: forms.Field, choices: Sequence[tuple[str, str]]) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


def _scale(one: str, other: str) -> forms.ChoiceField:
    choices = [
        ("", _("Not stated")),
        ("1", _("Very much: %(end)s") % {"end": one}),
        ("2", _("Rather: %(end)s") % {"end": one}),
        ("3", _("In between")),
        ("4", _("Rather: %(end)s") % {"end": other}),
        ("5", _("Very much: %(end)s") % {"end": other}),
    ]
    return forms.ChoiceField(label=f"{one} – {other}", choices=choices, required=False)
