from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lotsa.domain.people.models import Person
from lotsa.domain.people.queries import Directory
from lotsa.engine.spreadsheet import holds_personnummer
from lotsa.kit.spoken import language_code, language_name
from lotsa.kit.swedish import search_key
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.widgets import DateInput


class FilterForm(LotsaForm):
    """Search and filters of the list; what cannot be right is simply not filtered by."""

    search = forms.CharField(label=gettext_lazy("Search by name"), required=False, max_length=80)
    unit = forms.ChoiceField(label=gettext_lazy("Department"), required=False)
    site = forms.ChoiceField(label=gettext_lazy("Place of work"), required=False)
    left = forms.BooleanField(label=gettext_lazy("Only those who have left"), required=False)

    def __init__(self, data: Any, directory: Directory) -> None:
        super().__init__(data, label_suffix="")
        for name, rows in (("unit", directory.units), ("site", directory.sites)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("All")), *((str(row.pk), row.name) for row in rows)]

    @property
    def chosen(self) -> dict[str, Any]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class PersonForm(LotsaForm):
    given_name = forms.CharField(label=gettext_lazy("Given name"), max_length=80)
    family_name = forms.CharField(label=gettext_lazy("Family name"), max_length=80, required=False)
    email = forms.EmailField(
        label=gettext_lazy("E-mail at work"),
        required=False,
        help_text=gettext_lazy("Somebody without e-mail signs in with a code on paper."),
    )
    title = forms.CharField(label=gettext_lazy("Title"), max_length=120, required=False)
    unit = forms.CharField(
        label=gettext_lazy("Department"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("A new name makes a new department."),
        widget=forms.TextInput({"list": "units"}),
    )
    site = forms.CharField(
        label=gettext_lazy("Place of work"),
        max_length=120,
        required=False,
        widget=forms.TextInput({"list": "sites"}),
    )
    manager = forms.CharField(
        label=gettext_lazy("Line manager"),
        max_length=254,
        required=False,
        help_text=gettext_lazy("Name or e-mail of somebody who is in Lotsa."),
        widget=forms.TextInput({"list": "people"}),
    )
    employee_number = forms.CharField(label=gettext_lazy("Employee number"), max_length=40, required=False)
    hired_on = forms.DateField(label=gettext_lazy("Employed since"), required=False, widget=DateInput)
    left_on = forms.DateField(
        label=gettext_lazy("Last day"),
        required=False,
        widget=DateInput,
        help_text=gettext_lazy("Somebody who has left no longer signs in and is asked nothing."),
    )
    languages = forms.CharField(
        label=gettext_lazy("Languages spoken"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("With commas between, for example Swedish, English."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language in Lotsa"), choices=[("sv", "svenska"), ("en", "English")]
    )

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("given_name", "family_name", "title", "employee_number", "unit", "site"):
            if holds_personnummer(str(cleaned.get(name) or "")):
                self.add_error(name, _("Personal identity numbers are not kept here. Take it away."))
        return cleaned

    @staticmethod
    def initial_of(person: Person) -> dict[str, Any]:
        plain = ("given_name", "family_name", "email", "title", "employee_number", "hired_on", "left_on",
                 "language")  # fmt: skip
        return {
            **{name: getattr(person, name) for name in plain},
            "unit": person.unit.name if person.unit else "",
            "site": person.site.name if person.site else "",
            "manager": (person.manager.email or person.manager.name) if person.manager else "",
            "languages": ", ".join(map(language_name, person.languages)),
        }

    def clean_manager(self) -> Person | None:
        text = " ".join(self.cleaned_data["manager"].split())
        if not text:
            return None
        lookup = {"email__iexact": text} if "@" in text else {"search_key": search_key(text)}
        found = list(self.people.filter(left_on__isnull=True, **lookup)[:2])
        if not found:
            raise ValidationError(_("Nobody here is called “%(name)s”.") % {"name": text})
        if len(found) > 1:
            raise ValidationError(
                _("Several people are called “%(name)s”. Write the e-mail.") % {"name": text}
            )
        return found[0]

    def clean_languages(self) -> list[str]:
        words = (word.strip() for word in self.cleaned_data["languages"].split(","))
        return list(dict.fromkeys(language_code(word) or word[:40] for word in words if word))
