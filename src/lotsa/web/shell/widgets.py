"""Fields for dates, times and longer texts, as the browser itself draws them."""

from typing import Any

from django import forms


class DateInput(forms.DateInput):
    """The browser's own date field. It always sends year-month-day, whatever it shows."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "w-m", **(attrs or {})}, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "w-s", **(attrs or {})}, format="%H:%M")


class DraftTextarea(forms.Textarea):
    """A longer text whose unsaved words survive a lost connection or an ended sign-in.

    The draft stays in this browser's session storage under `key` and is dropped when the text is saved.
    """

    def __init__(self, key: str, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 4, "data-draft": key, **(attrs or {})})
