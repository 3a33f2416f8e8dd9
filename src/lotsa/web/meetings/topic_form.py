from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from lotsa.web.shell.forms import LotsaForm


class TopicForm(LotsaForm):
    """One sentence from the link in a reminder."""

    topic = forms.CharField(label=gettext_lazy("What do you want to talk about?"), max_length=300)
    only_me = forms.BooleanField(label=gettext_lazy("Only I see this topic"), required=False)

    def __init__(self, *args: Any, hint: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].help_text = hint
