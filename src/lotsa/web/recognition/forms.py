from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lotsa.domain.people.models import Person
from lotsa.domain.recognition.queries import audience_choices
from lotsa.domain.recognition.texts import story_parts
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.widgets import DraftTextarea


class ThanksForm(LotsaForm):
    receiver = forms.ChoiceField(label=_("Whom do you want to thank?"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Your thanks"),
        widget=DraftTextarea("thanks", {"rows": 5, "dir": "auto"}),
    )

    def __init__(self, *args: Any, others: tuple[Person, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = {str(person.pk): person for person in others}
        self.fields["receiver"].choices = [(pk, person.name) for pk, person in self.others.items()]  # type: ignore[attr-defined]  # a ChoiceField
        if len(others) == 1:
            self.fields["receiver"].initial = str(others[0].pk)
            self.fields["receiver"].widget = forms.HiddenInput()


class IdeaForm(LotsaForm):
    title = forms.CharField(label=_("The idea in one line"), max_length=120)
    text = forms.CharField(
        label=_("What would be better, and for whom?"),
        required=False,
        widget=DraftTextarea("idea", {"rows": 5, "dir": "auto"}),
    )
    show_names = forms.BooleanField(
        label=_("Show our names when the idea is tried"), required=False, help_text=_("Ask each other first.")
    )


class AnswerForm(LotsaForm):
    state = forms.ChoiceField(
        label=_("What happens with the idea?"),
        choices=(("tried", _("We try it")), ("adopted", _("We adopt it")), ("declined", _("Not now"))),
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Your answer, with the reason"),
        widget=DraftTextarea("idea-answer", {"rows": 4}),
    )


class StoryForm(LotsaForm):
    title = forms.CharField(label=pgettext_lazy("story", "Title"), max_length=120)
    audience = forms.ChoiceField(label=_("Who may read it?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = audience_choices()  # type: ignore[attr-defined]  # a ChoiceField
        audience = self.fields.pop("audience")
        for part in story_parts():
            self.fields[part.id] = forms.CharField(
                label=part.title,
                required=False,
                widget=DraftTextarea(f"story-{part.id}", {"rows": 4, "dir": "auto"}),
                help_text=_("%(help)s At most about %(n)s words.") % {"help": part.help, "n": part.max_words},
            )
        self.fields["audience"] = audience
        self.fields["audience"].initial = "everybody"

    @property
    def parts(self) -> dict[str, str]:
        return {part.id: self.cleaned_data.get(part.id, "") for part in story_parts()}
