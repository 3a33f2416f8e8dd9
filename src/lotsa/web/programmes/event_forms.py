from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lotsa.domain.programmes.agendas import GROUPS, Point, gatherings
from lotsa.domain.programmes.templates import event_label
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.widgets import DateInput, TimeInput

GROUP_WORDS = {
    "mentors": _("Mentors"),
    "mentees": _("Mentees"),
    "managers": _("Their line managers"),
    "sponsor": _("The sponsor"),
}
BLANK_POINTS, BLANK_LINKS = 2, 2


class EventForm(LotsaForm):
    """When, where and for whom. `for_whom` stands for the four flags of the row."""

    kind = forms.ChoiceField(label=_("What kind of event"))
    title = forms.CharField(
        label=_("Name"), help_text=_("Leave it empty to use the usual name."), max_length=120, required=False
    )
    on = forms.DateField(label=_("Day"), widget=DateInput)
    at = forms.TimeField(label=_("Begins at"), widget=TimeInput)
    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=5, max_value=600, widget=forms.NumberInput({"class": "w-s"})
    )
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    link = forms.CharField(
        label=_("Link for those who take part from elsewhere"),
        max_length=500,
        required=False,
        widget=forms.TextInput({"inputmode": "url", "autocomplete": "off"}),
    )
    for_whom = forms.MultipleChoiceField(
        label=_("Whom it is for"), choices=tuple(GROUP_WORDS.items()), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, new: bool, gathering: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if new:
            for name in ("at", "minutes"):  # left empty: as that kind usually is
                self.fields[name].required = False
            self.fields["for_whom"].required = False
            field = self.fields["kind"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [(kind, event_label(kind)) for kind in gatherings() if kind != "closing"]
        else:
            del self.fields["kind"]
        if not gathering:
            for name in ("at", "minutes", "place", "link", "for_whom"):
                del self.fields[name]

    @property
    def said(self) -> dict[str, Any]:
        """The row's fields, without those that were left to what is usual."""
        data = self.cleaned_data
        names = ("title", "on", "at", "minutes", "place", "link")
        fields = {name: data[name] for name in names if data.get(name) not in (None, "")}
        fields |= {name: data[name].strip() for name in ("title", "place", "link") if name in data}
        chosen = data.get("for_whom")
        return fields | ({f"for_{group}": group in chosen for group in GROUPS} if chosen else {})


class AgendaForm(LotsaForm):
    """Numbered rows: `minutes_1`, `title_1`, `guide_1`. A row without a heading and minutes is no point."""

    stretch = forms.BooleanField(
        label=_("Make the event as long as its points"),
        required=False,
    )

    def __init__(self, *args: Any, points: Sequence[Point], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        typed = sum(name.startswith("title_") for name in self.data)
        self.rows = range(1, max(len(points) + BLANK_POINTS, min(typed, 40)) + 1)
        for row in self.rows:
            point = points[row - 1] if row <= len(points) else None
            self._row(row, point)
        self.order_fields([name for row in self.rows for name in self._names(row)])

    def _row(self, row: int, point: Point | None) -> None:
        minutes = forms.IntegerField(
            label=_("Minutes"),
            min_value=1,
            max_value=600,
            required=False,
            initial=point.minutes if point else None,
            widget=forms.NumberInput({"class": "w-s", "inputmode": "numeric"}),
        )
        self.fields[f"minutes_{row}"] = minutes
        self.fields[f"title_{row}"] = forms.CharField(
            label=_("Heading"), max_length=120, required=False, initial=point.title if point else ""
        )
        self.fields[f"guide_{row}"] = forms.CharField(
            label=_("How you do it"),
            max_length=500,
            required=False,
            initial=point.guide if point else "",
            widget=forms.Textarea({"rows": 2}),
        )

    def _names(self, row: int) -> tuple[str, str, str]:
        return f"minutes_{row}", f"title_{row}", f"guide_{row}"

    @property
    def point_fields(self) -> list[tuple[forms.BoundField, ...]]:
        return [tuple(self[name] for name in self._names(row)) for row in self.rows]

    @property
    def points(self) -> list[Point]:
        rows = [[self.cleaned_data[name] for name in self._names(row)] for row in self.rows]
        return [
            Point(minutes or 0, title, guide) for minutes, title, guide in rows if minutes or title.strip()
        ]


class MaterialsForm(LotsaForm):
    """Numbered rows: `title_1` with `url_1`. A row without an address is no link."""

    text = forms.CharField(
        label=_("What people should know or read"),
        max_length=5000,
        required=False,
        widget=forms.Textarea({"rows": 6}),
    )

    def __init__(self, *args: Any, materials: Sequence[dict[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        typed = sum(name.startswith("url_") for name in self.data)
        self.rows = range(1, max(len(materials) + BLANK_LINKS, min(typed, 25)) + 1)
        for row in self.rows:
            known = materials[row - 1] if row <= len(materials) else {}
            self.fields[f"title_{row}"] = forms.CharField(
                label=pgettext_lazy("link", "Title"),
                max_length=120,
                required=False,
                initial=known.get("title", ""),
            )
            self.fields[f"url_{row}"] = forms.CharField(
                label=_("Address"),
                max_length=500,
                required=False,
                initial=known.get("url", ""),
                widget=forms.TextInput({"inputmode": "url", "autocomplete": "off"}),
            )

    @property
    def link_fields(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"title_{row}"], self[f"url_{row}"]) for row in self.rows]

    @property
    def links(self) -> list[tuple[str, str]]:
        data = self.cleaned_data
        rows = [(data[f"title_{row}"], data[f"url_{row}"].strip()) for row in self.rows]
        return [(title, url) for title, url in rows if url or title.strip()]
