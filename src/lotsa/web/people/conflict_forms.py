from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lotsa.web.shell.forms import LotsaForm


class ConflictForm(LotsaForm):
    """Two names for a coordinator, one for everybody else, whose own is the other."""

    one = forms.CharField(label=_("One of them"), max_length=200)
    other = forms.CharField(label=_("With whom"), help_text=_("Full name or e-mail."), max_length=200)

    def __init__(self, *args: Any, for_others: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not for_others:
            del self.fields["one"]
