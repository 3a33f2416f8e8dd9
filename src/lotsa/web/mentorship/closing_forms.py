"""The forms at the end of a mentorship: more time, and words about it."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lotsa.domain.mentorships import ending_words as words
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.widgets import DateInput, DraftTextarea


class ExtensionForm(LotsaForm):
    until = forms.DateField(label=_("New end date"), widget=DateInput())
    aim = forms.CharField(label=_("What is to be ready by then?"), required=False, max_length=300)

    def __init__(self, *args: Any, is_second: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_second:
            self.fields["aim"].required = True
            self.fields["aim"].help_text = words.second_extension()
            self.fields["aim"].error_messages["required"] = gettext("Write what is to be ready this time.")
        else:
            del self.fields["aim"]


_YES_NO = [("yes", _("Yes")), ("no", _("No"))]


def _text(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=5000, widget=DraftTextarea("closing", {"rows": 3}), **more
    )


class ClosingForm(LotsaForm):
    got = _text(_("What did I get out of it?"))
    lessons = _text(_("The most important lessons"))
    hardest = _text(_("The hardest thing"))
    next_step = forms.CharField(
        label=_("My next step"),
        help_text=_("It goes into your own plan."),
        required=False,
        max_length=300,
    )
    met_on = forms.DateField(label=_("We had our closing meeting on"), required=False, widget=DateInput())
    stays_in_touch = forms.ChoiceField(
        label=_("Shall we go on meeting as colleagues?"),
        help_text=_("It is said only if everybody says yes."),
        choices=_YES_NO,
        required=False,
        widget=forms.RadioSelect,
    )
    becomes_mentor = forms.ChoiceField(
        label=_("Do you want to be a mentor yourself some time?"),
        help_text=_(
            "If you say yes, it stands in the people list for the next programme. You can take it back here."
        ),
        choices=_YES_NO,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, side: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if side == "mentor":
            del self.fields["becomes_mentor"]

    def answers(self) -> dict[str, Any]:
        data = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        for name in ("stays_in_touch", "becomes_mentor"):
            data[name] = {"yes": True, "no": False}.get(data.get(name, ""))
        return data
