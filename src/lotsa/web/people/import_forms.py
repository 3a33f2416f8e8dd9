from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lotsa.domain.intake.mapping import Stored, twice
from lotsa.domain.intake.sentences import CHOICES, SEPARATORS
from lotsa.engine.spreadsheet.encodings import CHOICES as ENCODINGS
from lotsa.web.shell.forms import LotsaForm

_ENCODINGS = {
    "utf-8": "UTF-8", "utf-16": "UTF-16", "windows-1252": "Windows-1252", "iso-8859-1": "ISO 8859-1",
    "macintosh": "Mac", "cp850": "DOS (850)",
}  # fmt: skip


class FileForm(LotsaForm):
    """One of two: a file, or cells pasted from a spreadsheet."""

    file = forms.FileField(label=gettext_lazy("File"), required=False, allow_empty_file=True)
    pasted = forms.CharField(
        label=gettext_lazy("Pasted cells"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 6, "spellcheck": "false"}),
    )
    encoding = forms.ChoiceField(
        label=gettext_lazy("Character set"),
        required=False,
        choices=[(name, _ENCODINGS[name]) for name in ENCODINGS if name in _ENCODINGS],
    )
    separator = forms.ChoiceField(
        label=gettext_lazy("Between the columns"), required=False, choices=list(SEPARATORS.items())
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("file") and not cleaned.get("pasted", "").strip() and not self.errors:
            self.add_error(
                "pasted" if "pasted" in self.data else "file", _("Choose a file, or paste the cells.")
            )
        return cleaned

    @property
    def what(self) -> dict[str, Any]:
        """What `read_import` is given."""
        file = self.cleaned_data.get("file")
        if file is None:
            return {"data": self.cleaned_data["pasted"]}
        return {
            "data": file.read(),
            "file_name": file.name,
            "encoding": self.cleaned_data["encoding"] or None,
            "separator": self.cleaned_data["separator"] or None,
        }


class ColumnsForm(LotsaForm):
    """For each column of the file that may be read: what it holds."""

    def __init__(self, data: Any, columns: Sequence[Stored]) -> None:
        super().__init__(data)
        self.columns = columns
        for column in columns:
            if column["at"] is not None:
                self.fields[f"column-{column['at']}"] = forms.ChoiceField(
                    label=column["heading"],
                    required=False,
                    choices=[("", _("Do not read")), *CHOICES],
                    initial=column["field"] or "",
                )

    @property
    def chosen(self) -> dict[int, str]:
        return {int(name.partition("-")[2]): value for name, value in self.cleaned_data.items()}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for at in twice({int(name.partition("-")[2]): value for name, value in cleaned.items()}):
            self.add_error(f"column-{at}", _("Two columns are read as the same thing. Choose one of them."))
        return cleaned

    @property
    def lines(self) -> list[tuple[Stored, Any]]:
        """(column, its field or None), those that need a choice first."""
        order = {"choose": 0, "recognised": 1, "ignored": 2, "refused": 3}
        ordered = sorted(self.columns, key=lambda column: order[column["state"]])
        return [(c, self[f"column-{c['at']}"] if c["at"] is not None else None) for c in ordered]
