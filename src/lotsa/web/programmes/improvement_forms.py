from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lotsa.domain.people.models import Person
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.widgets import DateInput

_TWO_LINES = forms.Textarea({"rows": 2, "dir": "auto"})


class FindingForm(LotsaForm):
    finding = forms.CharField(
        label=_("What have you seen?"),
        max_length=300,
        widget=_TWO_LINES,
        help_text=_("About the programme, never about a pair: three mentors asked for help with slow talks."),
    )


class ImprovementForm(FindingForm):
    decision = forms.CharField(label=_("What do we do?"), max_length=300, required=False, widget=_TWO_LINES)
    owner = forms.ChoiceField(label=_("Who sees to it?"), required=False)
    due_on = forms.DateField(
        label=_("When do we look at what came of it?"), required=False, widget=DateInput()
    )
    effect = forms.CharField(label=_("What came of it?"), max_length=300, required=False, widget=_TWO_LINES)
    is_shown = forms.BooleanField(label=_("Show the decision to those who take part"), required=False)
    dropped = forms.BooleanField(label=_("We let it go"), required=False)

    def __init__(self, *args: Any, row: Any, owners: Iterable[Person], **kwargs: Any) -> None:
        names = ("finding", "decision", "due_on", "effect", "is_shown")
        initial = {name: getattr(row, name) for name in names}
        initial |= {"owner": str(row.owner_id or ""), "dropped": row.state == "dropped"}
        super().__init__(*args, initial=initial, version=row.version, **kwargs)
        self.owners = {str(person.pk): person for person in owners}
        if row.owner:
            self.owners.setdefault(str(row.owner_id), row.owner)
        choices = [(pk, person.name) for pk, person in self.owners.items()]
        self.fields["owner"].choices = [("", _("Nobody yet")), *choices]  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def changes(self) -> dict[str, Any]:
        values = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return values | {"owner": self.owners.get(values["owner"])}
