"""The fields that say how and where, shared by every form that books."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lotsa.domain.meetings.actions import Room
from lotsa.domain.meetings.queries import form_choices
from lotsa.engine.calendar.wall_time import instant, is_skipped
from lotsa.kit.secrets import token_hash
from lotsa.web.shell.forms import LotsaForm

LENGTHS = (15, 30, 45, 60, 90, 120)


class PlaceForm(LotsaForm):
    form = forms.ChoiceField(
        label=gettext_lazy("How you meet"), widget=forms.RadioSelect({"class": "opts-2"})
    )
    place = forms.CharField(label=gettext_lazy("Place"), max_length=200, required=False)
    link = forms.CharField(
        label=gettext_lazy("Link to the video meeting"),
        max_length=500,
        required=False,
        widget=forms.TextInput({"inputmode": "url", "autocomplete": "off"}),
    )
    minutes = forms.TypedChoiceField(
        label=gettext_lazy("Length"), coerce=int, widget=forms.Select({"class": "w-s"})
    )
    anyway = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    field_order: list[str] | None = None

    def __init__(self, *args: Any, zone: str, minutes: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone
        self.cautions: list[str] = []
        self.fields["form"].choices = form_choices()  # type: ignore[attr-defined]  # a ChoiceField
        lengths = sorted({*LENGTHS, minutes})
        self.fields["minutes"].choices = [(n, _("%(n)s min") % {"n": n}) for n in lengths]  # type: ignore[attr-defined]  # a ChoiceField

    def goes_ahead(self, cautions: Sequence[str]) -> bool:
        """What is worth a word is said once: the same times sent again go through."""
        said = token_hash("\n".join(cautions)) if cautions else ""
        if not cautions or self.cleaned_data["anyway"] == said:
            return True
        self.cautions = list(cautions)
        self.carry("anyway", said)
        return False

    def carry(self, name: str, value: str) -> None:
        """A hidden value for the next time the form is sent."""
        data = self.data.copy() if isinstance(self.data, QueryDict) else QueryDict(mutable=True)
        data[self.add_prefix(name)] = value
        self.data = data

    @property
    def answer_status(self) -> int:
        return 422 if self.errors or self.cautions else 200

    @property
    def room(self) -> Room:
        typed = self.cleaned_data
        return Room(typed["form"], typed["place"], typed["link"])

    def moment(self, day: date, clock: time, field: str) -> datetime | None:
        """The instant of a wall time; the hour that summer time skips is refused."""
        if is_skipped(day, clock, self.zone):
            self.add_error(field, _("That night the clock is put forward, so there is no such time."))
            return None
        return instant(day, clock, self.zone)


def room_initial(room: Room, minutes: int) -> dict[str, Any]:
    return {"form": room.form, "place": room.place, "link": room.link, "minutes": minutes}
