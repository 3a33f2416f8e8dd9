"""The form every page uses: our fields, an error summary with links, and care for stale edits."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from lotsa.kit import clock
from lotsa.kit.refused import Refused, Stale
from lotsa.web.shell.page import page
from lotsa.web.shell.renderer import ShellRenderer

NOTHING_SEEN = 0  # no row has this version
YEARS_BACK, YEARS_AHEAD = 90, 30
# Line breaks in a one-line text, and marks that are never seen but turn or hide what stands beside them.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)


def _in_our_time(day: date) -> None:
    """A year with a digit too many is a slip of the pen that no calendar can be counted from."""
    now = clock.today().year
    if not now - YEARS_BACK <= day.year <= now + YEARS_AHEAD:
        raise ValidationError(
            _("Check the year. It must lie between %(first)s and %(last)s.")
            % {"first": now - YEARS_BACK, "last": now + YEARS_AHEAD}
        )


def _on_one_line(text: str) -> None:
    if _UNSEEN.search(text):
        raise ValidationError(
            _("There are line breaks or invisible marks in it. Write it again on one line.")
        )


def _guard(field: forms.Field) -> None:
    if isinstance(field, forms.DateField):
        field.validators = [*field.validators, _in_our_time]
    elif isinstance(field, forms.CharField) and not isinstance(field.widget, forms.Textarea):
        field.validators = [*field.validators, _on_one_line]


class LotsaForm(forms.Form):
    """`{{ form }}` draws it whole; `{{ form.name.as_field_group }}` draws one field.

    Give `version=row.version` and the form carries it along; after `is_valid()`, `form.version` is what the
    reader had seen, to be handed to the action.
    """

    default_renderer = ShellRenderer
    # The browser's own "please fill in" speaks the browser's language and hides our sentences.
    use_required_attribute = False
    required_css_class = ""
    error_css_class = "field-err"

    def __init__(self, *args: Any, version: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if version is not None:
            self.fields["version"] = forms.IntegerField(
                widget=forms.HiddenInput, initial=version, required=False, min_value=0
            )
        for name, field in self.fields.items():
            _guard(field)
            # "This field is required" does not say which; ours does, also in the summary above the form.
            if (
                field.required
                and field.error_messages["required"] == forms.Field.default_error_messages["required"]
            ):
                field.error_messages["required"] = self._missing(name, field)

    def _missing(self, name: str, field: forms.Field) -> str:
        label = {"label": self[name].label}
        if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
            return _("Choose: %(label)s") % label
        if isinstance(field, forms.BooleanField):
            return _("Tick: %(label)s") % label
        return _("Fill in: %(label)s") % label

    @property
    def version(self) -> int | None:
        """The version the reader had before them, once the form is valid. A form that carries one and comes
        back without it was cut short or never read: it has seen nothing, so it overwrites nothing."""
        if "version" not in self.fields or not hasattr(self, "cleaned_data"):
            return None
        return self.cleaned_data.get("version") or NOTHING_SEEN

    def refuse(self, refused: Refused) -> None:
        """Shows what an action said at the field it is about, or above the form."""
        field = refused.field if refused.field in self.fields else None
        self.add_error(field, str(refused.sentence))

    @property
    def summary(self) -> list[tuple[str, str]]:
        """(sentence, id of the field to go to); the id is empty for what concerns the whole form."""
        lines: list[tuple[str, str]] = [(str(error), "") for error in self.non_field_errors()]
        for bound in self:
            if bound.is_hidden:
                lines += [(str(error), "") for error in bound.errors]
                continue
            # A group of choices has no single field: its first choice carries the "_0".
            target = f"{bound.auto_id}_0" if bound.use_fieldset else bound.id_for_label
            label = str(bound.label)
            lines += [
                (error if label in error else f"{label}: {error}", target) for error in map(str, bound.errors)
            ]
        return lines


@dataclass(frozen=True)
class Difference:
    label: str
    theirs: Any
    yours: Any


def _with(form: LotsaForm, *, version: int) -> QueryDict:
    """What was typed, as typed (a field may have several values), with a newer version."""
    data = form.data.copy() if isinstance(form.data, QueryDict) else QueryDict(mutable=True)
    data[form.add_prefix("version")] = str(version)
    return data


def stale(request: HttpRequest, form: LotsaForm, problem: Stale, *, back: str) -> HttpResponse:
    """Shows what stands now beside what was typed; saving again then replaces it knowingly."""
    differences = [
        Difference(str(form[name].label), theirs, form.cleaned_data.get(name))
        for name, theirs in problem.theirs.items()
        if name in form.fields and theirs != form.cleaned_data.get(name)
    ]
    form.data = _with(form, version=problem.version)
    return page(
        request, "shell/stale.html", status=409, form=form, differences=differences, back=back, problem=True
    )
