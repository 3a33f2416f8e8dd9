from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lotsa.domain.journal.queries import Journal
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.widgets import DraftTextarea

OWN = "own"  # none of the questions


def _text() -> forms.CharField:
    return forms.CharField(
        label=_("Your reflection"),
        strip=False,
        widget=DraftTextarea("reflection", {"rows": 8, "dir": "auto"}),
        help_text=_(
            "Do not write about health or other sensitive matters, neither yours nor anybody else's."
        ),
    )


class NewEntryForm(LotsaForm):
    prompt = forms.ChoiceField(label=_("A question to begin from"), widget=forms.RadioSelect)
    text = _text()

    def __init__(self, journal: Journal, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.id, each.text) for each in journal.prompts]
        self.fields["prompt"].choices = [*choices, (OWN, _("Something of my own"))]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["prompt"].initial = choices[0][0] if choices else OWN

    def clean_prompt(self) -> str:
        chosen: str = self.cleaned_data["prompt"]
        return "" if chosen == OWN else chosen


class EntryForm(LotsaForm):
    text = _text()
