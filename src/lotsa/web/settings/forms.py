from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lotsa.domain.people.queries import role_choices
from lotsa.domain.people.viewer import Viewer
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.wording import FORMS

_WEEK = forms.NumberInput({"class": "w-s", "inputmode": "numeric"})


class OrganisationForm(LotsaForm):
    name = forms.CharField(label=_("Name of the organisation"), max_length=120)
    language = forms.ChoiceField(
        label=_("Language for those who have not chosen"),
        choices=(("sv", "Svenska"), ("en", "English")),
        widget=forms.RadioSelect,
    )
    mail_from = forms.EmailField(
        label=_("Sender address of mails"),
        required=False,
        help_text=_("Empty: the address that the server was started with."),
    )
    quiet_from_week = forms.IntegerField(
        label=_("First week without reminders"), required=False, min_value=1, max_value=53, widget=_WEEK
    )
    quiet_to_week = forms.IntegerField(
        label=_("Last week without reminders"), required=False, min_value=1, max_value=53, widget=_WEEK
    )
    notes_kept_days = forms.IntegerField(
        label=_("Days that a pair's notes are kept after its end"),
        min_value=30,
        max_value=730,
        widget=_WEEK,
        help_text=_("Then they are deleted, and the pair is told two weeks before. 30 to 730 days."),
    )
    strong_from = forms.IntegerField(
        label=_("A match is called strong from"),
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        widget=_WEEK,
        help_text=_("Points of 100."),
    )
    good_from = forms.IntegerField(
        label=_("A match is called good from"),
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        widget=_WEEK,
        help_text=_("Points of 100. Below that it is called weak."),
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        organisation = viewer.organisation
        words = {f"word_{form}": organisation.adept_forms.get(form, "") for form in FORMS}
        initial = {name: getattr(organisation, name) for name in self.base_fields} | words
        super().__init__(*args, version=organisation.version, initial=initial, **kwargs)
        for form in FORMS:
            # The usual word is Swedish and stands as an example, in Swedish quotes; it is not translated.
            self.fields[f"word_{form}"] = forms.CharField(
                label=f"”{form}”", max_length=40, required=False, widget=forms.TextInput({"class": "w-m"})
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        words = {form: str(data.pop(f"word_{form}", "")).strip() for form in FORMS}
        if any(words.values()) and not all(words.values()):
            missing = next(form for form in FORMS if not words[form])
            self.add_error(f"word_{missing}", _("Give all five forms of the word, or none."))
        data["adept_forms"] = words if any(words.values()) else {}
        return data

    @property
    def words(self) -> list[forms.BoundField]:
        return [self[f"word_{form}"] for form in FORMS]


class RoleForm(LotsaForm):
    person = forms.CharField(
        label=pgettext_lazy("role", "Who"),
        max_length=200,
        help_text=_("Whole name or e-mail."),
        widget=forms.TextInput({"autocomplete": "off", "class": "w-m"}),
    )
    role = forms.ChoiceField(label=_("Role"), choices=role_choices, widget=forms.RadioSelect)
