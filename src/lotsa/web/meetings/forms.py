"""Forms that book: three times to choose among, one time, or a rhythm."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lotsa.engine.calendar.rhythm import Suggestion
from lotsa.kit.refused import Refused
from lotsa.web.meetings.places import PlaceForm
from lotsa.web.shell.widgets import DateInput, TimeInput

MOST = 3


class TimesForm(PlaceForm):
    """Up to three rows of date and time; an emptied row is left out. `seen` are the other party's times that
    the page showed."""

    seen = forms.CharField(required=False, max_length=36, widget=forms.HiddenInput)

    def __init__(self, *args: Any, suggested: Sequence[Suggestion] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.suggested = dict(enumerate(suggested[:MOST], 1))
        for n in range(1, MOST + 1):
            each = self.suggested.get(n)
            self.fields[f"day_{n}"] = forms.DateField(
                label=_("Date of time %(n)s") % {"n": n},
                initial=each.day if each else None,
                required=False,
                widget=DateInput(),
            )
            self.fields[f"clock_{n}"] = forms.TimeField(
                label=_("Time of day of time %(n)s") % {"n": n},
                initial=each.clock if each else None,
                required=False,
                widget=TimeInput(),
            )

    @property
    def rows(self) -> list[tuple[int, BoundField, BoundField]]:
        return [(n, self[f"day_{n}"], self[f"clock_{n}"]) for n in range(1, MOST + 1)]

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        self._places: list[int] = []
        times: list[datetime] = []
        for n in range(1, MOST + 1):
            day: date | None = typed.get(f"day_{n}")
            clock: time | None = typed.get(f"clock_{n}")
            if day and clock:
                if moment := self.moment(day, clock, f"clock_{n}"):
                    times.append(moment)
                    self._places.append(n)
            elif (day or clock) and not {f"day_{n}", f"clock_{n}"} & set(self.errors):
                empty = "clock" if day else "day"
                self.add_error(f"{empty}_{n}", _("Fill in both date and time of day, or neither."))
        typed["times"] = times
        return typed

    def refuse(self, refused: Refused) -> None:
        """The action counts the times it got; rows left empty are not among them."""
        name = refused.field or ""
        if name.startswith("day_") and self._places:
            name = f"day_{self._places[int(name.removeprefix('day_')) - 1]}"
        super().refuse(Refused(refused.sentence, field=name or None))


class BookingForm(PlaceForm):
    """One time."""

    day = forms.DateField(label=gettext_lazy("Date"), widget=DateInput())
    clock = forms.TimeField(label=gettext_lazy("Time of day"), widget=TimeInput())
    field_order = ("day", "clock", "form", "place", "link", "minutes")  # type: ignore[assignment]  # a tuple will do

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        day, clock = typed.get("day"), typed.get("clock")
        if day and clock:
            typed["starts_at"] = self.moment(day, clock, "clock")
        return typed


class RhythmForm(PlaceForm):
    """Every meeting until the end in a row of its own: date, time of day, and whether it is to be."""

    def __init__(
        self, *args: Any, planned: Sequence[Suggestion], numbers: Sequence[int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.planned, self.numbers = planned, numbers
        for n, each in enumerate(planned, 1):
            which = {"n": numbers[n - 1]}
            self.fields[f"take_{n}"] = forms.BooleanField(
                label=_("Book meeting %(n)s") % which, initial=True, required=False
            )
            self.fields[f"day_{n}"] = forms.DateField(
                label=_("Date of meeting %(n)s") % which,
                initial=each.day,
                required=False,
                widget=DateInput(),
            )
            self.fields[f"clock_{n}"] = forms.TimeField(
                label=_("Time of day of meeting %(n)s") % which,
                initial=each.clock,
                required=False,
                widget=TimeInput(),
            )

    @property
    def rows(self) -> list[tuple[Suggestion, BoundField, BoundField, BoundField]]:
        return [
            (each, self[f"take_{n}"], self[f"day_{n}"], self[f"clock_{n}"])
            for n, each in enumerate(self.planned, 1)
        ]

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        times: list[datetime] = []
        for n in range(1, len(self.planned) + 1):
            day, clock = typed.get(f"day_{n}"), typed.get(f"clock_{n}")
            if not typed.get(f"take_{n}"):
                continue
            if day and clock:
                if moment := self.moment(day, clock, f"clock_{n}"):
                    times.append(moment)
            elif not {f"day_{n}", f"clock_{n}"} & set(self.errors):
                self.add_error(f"day_{n}", _("Fill in both date and time of day, or untick the meeting."))
        typed["times"] = times
        return typed


def booked_sentence(count: int) -> str:
    return ngettext("The meeting is booked.", "%(n)s meetings are booked.", count) % {"n": count}
