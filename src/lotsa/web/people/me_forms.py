from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lotsa.domain.people.viewer import Viewer
from lotsa.kit.spoken import language_name
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.mail_form import MailForm

# The languages most often asked for; others come with the import and stay as they are.
SPOKEN = ("sv", "en", "fi", "no", "da", "de", "fr", "es", "pl", "ar", "fa", "so", "ti", "uk", "sgn")


class ProfileForm(LotsaForm):
    given_name = forms.CharField(label=_("Given name"), max_length=80)
    family_name = forms.CharField(label=_("Family name"), max_length=80, required=False)
    title = forms.CharField(label=_("Title"), max_length=120, required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages you can meet in"),
        required=False,
        widget=forms.CheckboxSelectMultiple({"class": "opts-2"}),
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        person = viewer.person
        initial = {
            name: getattr(person, name) for name in ("given_name", "family_name", "title", "languages")
        }
        super().__init__(*args, version=person.version, initial=initial, **kwargs)
        codes = [*SPOKEN, *(code for code in person.languages if code not in SPOKEN)]
        field = self.fields["languages"]
        field.choices = [(code, language_name(code)) for code in codes]  # type: ignore[attr-defined]  # a choice field
        for name in ("given_name", "family_name"):
            self.fields[name].widget.attrs["autocomplete"] = name.replace("_", "-")


class PreferencesForm(MailForm):
    field_order = ("language", "appearance", "rhythm", "weekday")
    language = forms.ChoiceField(
        label=_("Language of pages and mails"),
        choices=(("sv", "Svenska"), ("en", "English")),
        widget=forms.RadioSelect,
    )
    appearance = forms.ChoiceField(
        label=_("Appearance"),
        choices=(
            ("system", pgettext_lazy("appearance", "As the device")),
            ("light", pgettext_lazy("appearance", "Light")),
            ("dark", pgettext_lazy("appearance", "Dark")),
        ),
        widget=forms.RadioSelect,
    )


class AddressForm(LotsaForm):
    email = forms.EmailField(
        label=_("New e-mail address"),
        widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email", "class": "w-m"}),
        error_messages={"invalid": _("Write an e-mail address, such as anna@company.se.")},
    )


class PasswordForm(LotsaForm):
    current = forms.CharField(
        label=_("The password you have now"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput({"autocomplete": "current-password", "class": "w-m"}),
    )
    new = forms.CharField(
        label=_("New password"),
        strip=False,
        max_length=1000,
        help_text=_("At least 8 characters; 15 or more is better. Some words in a row are easy to remember."),
        widget=forms.PasswordInput({"autocomplete": "new-password", "class": "w-m"}),
    )

    def __init__(self, *args: Any, has_one: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_one:
            del self.fields["current"]
