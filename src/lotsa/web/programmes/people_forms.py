from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lotsa.web.shell.forms import LotsaForm

SIDES = (("mentor", _("Mentors")), ("mentee", _("Mentees")))


class WhoForm(LotsaForm):
    """Page four: from the people list, by hand, or later."""

    source = forms.ChoiceField(label=_("Who takes part"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, sources: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["source"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = sources
        field.initial = sources[0][0]


class PeopleForm(LotsaForm):
    side = forms.ChoiceField(label=_("Which side"), choices=SIDES, widget=forms.RadioSelect, initial="mentee")
    names = forms.CharField(
        label=_("Who"),
        help_text=_(
            "One person per line: name or e-mail. A number after a semicolon is a mentor’s places: Åsa Ek; 2"
        ),
        required=False,
        widget=forms.Textarea({"rows": 6}),
    )
    unit = forms.ChoiceField(label=_("Or a whole department"), required=False)
    how = forms.ChoiceField(
        label=_("And then"),
        choices=(
            ("invite", _("Invite them by mail to say what they want")),
            ("approve", _("They take part; no question is asked")),
        ),
        widget=forms.RadioSelect,
        initial="invite",
    )

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("No department")), ("all", _("Everybody in the company")), *units]


class NeedForm(LotsaForm):
    text = forms.CharField(label=_("What is needed"), max_length=300, widget=forms.Textarea({"rows": 2}))
    scope = forms.ChoiceField(label=_("Who needs it"), widget=forms.RadioSelect)
    unit = forms.ChoiceField(label=_("Which team"), required=False)
    person = forms.CharField(
        label=_("Which person"),
        help_text=_("Name or e-mail. Only that person, the line manager and coordinators see it."),
        required=False,
        widget=forms.TextInput({"list": "people-names", "autocomplete": "off", "class": "w-m"}),
    )
    kind = forms.ChoiceField(label=_("What it is about"), widget=forms.RadioSelect, initial="competence")
    competences = forms.CharField(
        label=_("Which competences"),
        help_text=_("Separate several with commas."),
        required=False,
        widget=forms.TextInput({"list": "competence-names", "autocomplete": "off"}),
    )
    source = forms.ChoiceField(label=_("Where you heard it"))

    def __init__(self, *args: Any, choices: dict[str, list[tuple[str, str]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, options in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = options
        self.fields["scope"].initial = "company"
