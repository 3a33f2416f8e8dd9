from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lotsa.web.shell.forms import LotsaForm


class EmailForm(LotsaForm):
    email = forms.EmailField(
        label=_("E-mail"),
        widget=forms.EmailInput({"autocomplete": "email", "class": "w-m", "inputmode": "email"}),
        error_messages={"invalid": _("Write an e-mail address, such as anna@company.se.")},
    )

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).strip().lower()


class PasswordForm(EmailForm):
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput({"autocomplete": "current-password", "class": "w-m"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="password_%s", **kwargs)

    def refuse_pair(self) -> None:
        """Does not say which of the two was wrong."""
        self.add_error(None, _("The address and the password do not belong together."))


class CodeForm(LotsaForm):
    code = forms.CharField(
        label=_("Code from the mail"),
        max_length=20,
        help_text=_("Six figures."),
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric", "class": "w-s"}),
    )


class PaperForm(LotsaForm):
    code = forms.CharField(
        label=_("Code on paper"),
        max_length=40,
        help_text=_("Twelve letters and figures. Capitals and hyphens do not matter."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "class": "w-m"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="paper_%s", **kwargs)

    def refuse_code(self) -> None:
        self.add_error(
            "code", _("The code is not right, or it has been used. Ask your coordinator for a new one.")
        )


class SetUpForm(LotsaForm):
    token = forms.CharField(
        label=_("Start key"),
        max_length=100,
        help_text=_("Filled in by the link in the terminal. If it is empty, run lotsa setup-link there."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    organisation = forms.CharField(
        label=_("Name of the organisation"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    name = forms.CharField(
        label=_("Your name"), max_length=160, widget=forms.TextInput({"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("You sign in with it. Without a mail server, mails wait in an outbox that you can read."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
