from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lotsa.domain.threads.queries import to_choices
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.widgets import DraftTextarea


class PostForm(LotsaForm):
    text = forms.CharField(
        label=_("Your message"),
        widget=DraftTextarea("post", {"rows": 4, "dir": "auto"}),
    )


class NewsForm(LotsaForm):
    to = forms.ChoiceField(label=_("To whom"), widget=forms.RadioSelect, initial="all")
    title_sv = forms.CharField(label=_("Title in Swedish"), required=False, max_length=120)
    text_sv = forms.CharField(
        label=_("Text in Swedish"), required=False, widget=DraftTextarea("news-sv", {"rows": 6})
    )
    title_en = forms.CharField(label=_("Title in English"), required=False, max_length=120)
    text_en = forms.CharField(
        label=_("Text in English"),
        required=False,
        widget=DraftTextarea("news-en", {"rows": 6}),
        help_text=_("Who reads in a language you leave out gets the other."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = to_choices()  # type: ignore[attr-defined]  # a ChoiceField
