"""How much mail somebody wants: asked by a link at the foot of every mail, and among one's own choices."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lotsa.domain.notifications import queries
from lotsa.domain.people.viewer import Viewer
from lotsa.web.shell.forms import LotsaForm


class MailForm(LotsaForm):
    rhythm = forms.ChoiceField(
        label=_("Which mails do you want?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how much mail you want.")},
    )
    weekday = forms.TypedChoiceField(label=_("Day for what comes once a week"), coerce=int)

    def __init__(self, data: Any, *, viewer: Viewer, initial: dict[str, Any] | None = None) -> None:
        chosen = {
            "rhythm": queries.rhythm_of(viewer.person),
            "weekday": queries.weekday_of(viewer.person),
        }
        # A form that holds only one of the two leaves the other as it is.
        super().__init__(data and {**chosen, **data.dict()}, initial={**chosen, **(initial or {})})
        self.fields["rhythm"].choices = queries.rhythm_choices()  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["weekday"].choices = queries.weekday_choices()  # type: ignore[attr-defined]  # the same

    @property
    def rhythm_words(self) -> dict[str, Any]:
        """As the action takes them."""
        return {"rhythm": self.cleaned_data["rhythm"], "weekday": self.cleaned_data["weekday"]}
