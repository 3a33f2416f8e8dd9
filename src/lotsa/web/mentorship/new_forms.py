from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lotsa.domain.mentorships.queries import Choices
from lotsa.domain.programmes.models import Enrolment
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.widgets import DateInput

FEW = 60  # as boxes to tick; more people than that are a list to choose from


class BeginForm(LotsaForm):
    """One or more on each side, or peers, who are both."""

    starts_on = forms.DateField(label=gettext_lazy("They begin on"), widget=DateInput())

    def __init__(self, *args: Any, choices: Choices, peers: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {str(row.pk): row for row in (*choices.mentors, *choices.mentees)}
        if peers:
            sides = {"peers": (_("Who are to be peers?"), choices.anybody)}
        else:
            sides = {
                "mentees": (_("Mentees"), choices.mentees),
                "mentors": (_("Mentors"), choices.mentors),
            }
        own = {name: _people(label, rows) for name, (label, rows) in sides.items()}
        self.fields = {**own, **self.fields}

    @property
    def sides(self) -> dict[str, list[Enrolment]]:
        return {
            name: [self.rows[pk] for pk in self.cleaned_data[name]]
            for name in ("mentors", "mentees", "peers")
            if name in self.fields
        }


def _people(label: str, rows: Sequence[Enrolment]) -> forms.MultipleChoiceField:
    shown = [(str(row.pk), _name(row)) for row in rows]
    few = len(shown) <= FEW
    widget = forms.CheckboxSelectMultiple({"class": "opts-2"}) if few else forms.SelectMultiple({"size": 10})
    return forms.MultipleChoiceField(
        label=label,
        choices=shown,
        widget=widget,
        error_messages={"required": _("Choose at least one: %(label)s") % {"label": label}},
        help_text="" if few else _("Hold Ctrl (on a Mac: Cmd) to choose several."),
    )


def _name(row: Enrolment) -> str:
    return f"{row.person.name}, {row.person.title}" if row.person.title else row.person.name
