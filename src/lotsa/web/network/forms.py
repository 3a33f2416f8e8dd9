from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lotsa.domain.competences.models import Competence
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.widgets import DateInput, DraftTextarea


class ListingForm(LotsaForm):
    competences = forms.MultipleChoiceField(
        label=_("What do you want to be asked about?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    more = forms.MultipleChoiceField(
        label=_("Something else you know"),
        required=False,
        widget=forms.SelectMultiple({"size": 8}),
        help_text=_("You can choose several."),
    )
    about = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=300,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=_("For example: I have moved two plants to a new stock system."),
    )
    gets_questions = forms.BooleanField(
        label=_("Send me questions by mail"),
        required=False,
        help_text=_("Each goes to at most five people, and nobody sees who did not answer."),
    )

    def __init__(
        self, *args: Any, known: Iterable[Competence], all_of_them: Iterable[Competence], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        first = {str(each.pk): each for each in known}
        rest = {str(each.pk): each for each in all_of_them if str(each.pk) not in first}
        self.by_pk = {**first, **rest}
        self.fields["competences"].choices = [(pk, each.label) for pk, each in first.items()]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["more"].choices = [(pk, each.label) for pk, each in rest.items()]  # type: ignore[attr-defined]  # a ChoiceField
        if not first:
            del self.fields["competences"]

    @property
    def chosen(self) -> list[Competence]:
        picked = [*self.cleaned_data.get("competences", []), *self.cleaned_data["more"]]
        return [self.by_pk[pk] for pk in picked]


class QuestionForm(LotsaForm):
    competence = forms.ChoiceField(label=_("What is it about?"))
    text = forms.CharField(
        label=_("Your question"),
        widget=DraftTextarea("question", {"rows": 5, "dir": "auto"}),
        help_text=_("What have you tried yourself, and what would help you?"),
    )

    def __init__(self, *args: Any, askable: Iterable[Competence], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_pk = {str(each.pk): each for each in askable}
        choices = [(pk, each.label) for pk, each in self.by_pk.items()]
        self.fields["competence"].choices = [("", _("Choose")), *choices]  # type: ignore[attr-defined]  # a ChoiceField


class AnswerForm(LotsaForm):
    text = forms.CharField(label=_("Your answer"), widget=DraftTextarea("answer", {"rows": 5, "dir": "auto"}))


class TiesForm(LotsaForm):
    since = forms.DateField(label=_("Compare with before"), widget=DateInput())
