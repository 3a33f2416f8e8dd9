"""When somebody usually can: a week of boxes to tick."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from lotsa.domain.meetings.queries import usual_spans
from lotsa.engine.calendar.rhythm import Window
from lotsa.web.meetings.wording import span_words, weekday_name, window_words
from lotsa.web.shell.forms import LotsaForm

_WORKING_DAYS = range(5)


class UsualTimesForm(LotsaForm):
    windows_given = forms.MultipleChoiceField(label=gettext_lazy("When I usually can"), required=False)

    def __init__(self, mine: Sequence[Window], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.spans = usual_spans()
        week = [Window(day, start, end) for day in _WORKING_DAYS for start, end in self.spans]
        # Times said earlier that are no box of the week keep a box of their own.
        self.others = [window for window in mine if window not in week]
        self.initial["windows_given"] = [_value(window) for window in mine]
        self.fields["windows_given"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (_value(window), window_words(window)) for window in [*week, *self.others]
        ]

    @property
    def windows(self) -> list[tuple[int, time, time]]:
        return [_window(value) for value in self.cleaned_data["windows_given"]]

    @property
    def week(self) -> list[tuple[str, list[tuple[str, str, str, bool]]]]:
        """Each day with its boxes: (value, day and hours, hours, whether it is ticked)."""
        return [
            (
                weekday_name(day).capitalize(),
                [self._box(Window(day, start, end)) for start, end in self.spans],
            )
            for day in _WORKING_DAYS
        ]

    @property
    def other_boxes(self) -> list[tuple[str, str, str, bool]]:
        return [self._box(window) for window in self.others]

    def _box(self, window: Window) -> tuple[str, str, str, bool]:
        ticked = self["windows_given"].value() or []
        return _value(window), window_words(window), span_words(window), _value(window) in ticked


def _value(window: Window) -> str:
    return f"{window.weekday}|{window.start:%H:%M}|{window.end:%H:%M}"


def _window(value: str) -> tuple[int, time, time]:
    day, start, end = value.split("|")
    return int(day), time.fromisoformat(start), time.fromisoformat(end)
