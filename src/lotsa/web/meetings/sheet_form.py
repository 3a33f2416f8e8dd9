"""The one form of the meeting page, and what was typed in it."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lotsa.domain.meetings.actions import Closing, PageStale, Typed
from lotsa.domain.meetings.queries import Sheet, why_choices
from lotsa.engine.calendar.wall_time import instant
from lotsa.kit import dates
from lotsa.kit.refused import Refused
from lotsa.kit.secrets import token_hash
from lotsa.web.shell.forms import NOTHING_SEEN, LotsaForm
from lotsa.web.shell.widgets import DraftTextarea

LATER = ""
# These stand below the goals, each of which is a form of its own, and so outside the sheet's own element.
_BELOW = ("held", "why", "minutes", "next_step", "next_at")


class SheetForm(LotsaForm):
    topic = forms.CharField(
        label=gettext_lazy("New topic"),
        max_length=300,
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )
    only_me = forms.BooleanField(label=gettext_lazy("Only I see this topic"), required=False)
    shared_notes = forms.CharField(
        label=gettext_lazy("Shared notes"),
        required=False,
        widget=DraftTextarea("shared", {"rows": 6, "dir": "auto"}),
    )
    private_note = forms.CharField(
        label=gettext_lazy("Only me"), required=False, widget=DraftTextarea("private", {"dir": "auto"})
    )
    # A mark of what stood there before, so that a text nobody touched is not written back over a newer one.
    shared_was = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    private_was = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    private_version = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    held = forms.ChoiceField(
        label=gettext_lazy("Did the meeting take place?"),
        choices=[("yes", gettext_lazy("Yes, we met")), ("no", gettext_lazy("No, it did not happen"))],
        initial="yes",
        required=False,
        widget=forms.RadioSelect({"class": "opts-2"}),
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("How many minutes?"),
        min_value=1,
        max_value=480,
        required=False,
        widget=forms.NumberInput({"class": "w-s", "inputmode": "numeric"}),
    )
    why = forms.ChoiceField(
        label=gettext_lazy("Why it did not happen"), required=False, widget=forms.Select({"class": "w-m"})
    )
    next_step = forms.CharField(
        label=gettext_lazy("My next step"),
        max_length=300,
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )
    next_at = forms.ChoiceField(
        label=gettext_lazy("Next meeting"), required=False, widget=forms.Select({"class": "w-m"})
    )

    def __init__(self, sheet: Sheet, times: list[datetime], data: QueryDict | None = None) -> None:
        note = sheet.note
        initial = {
            "shared_notes": sheet.meeting.shared_notes,
            "private_note": sheet.private_text,
            "private_version": note.version if note else 0,
            "shared_was": _mark(sheet.meeting.shared_notes),
            "private_was": _mark(sheet.private_text),
            "minutes": sheet.meeting.actual_minutes or sheet.meeting.minutes,
            "next_at": times[0].isoformat() if times else LATER,
        }
        super().__init__(data, initial=initial, version=sheet.meeting.version)
        self.sheet = sheet
        self.status = 200
        self.theirs: dict[str, Any] = {}
        offered = [(time.isoformat(), dates.day_time(time)) for time in times]
        self.fields["next_at"].choices = [*offered, (LATER, _("Propose times later"))]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["why"].choices = [("", _("Rather not say")), *why_choices()]  # type: ignore[attr-defined]  # a ChoiceField
        if not times:
            del self.fields["next_at"]
        for name in _BELOW:
            if name in self.fields:
                self.fields[name].widget.attrs["form"] = "sheet"

    @property
    def answer_status(self) -> int:
        return self.status if self.status != 200 or not self.errors else 422

    @property
    def wants_times(self) -> bool:
        """Closing with "propose times later" leads on to doing so, unless the next one is booked already."""
        return "next_at" in self.fields

    @property
    def button(self) -> str:
        """Which button was pressed; a form sent with Enter saves."""
        return str(self.data.get("do", "save"))

    def typed(self) -> Typed:
        """Everything on the page; of a tick sent on its own only the ticks."""
        ticks = Typed(
            steps_shown=self._ids("step_shown"),
            steps_done=self._ids("step"),
            topics_shown=self._ids("topic_shown"),
            topics_done=self._ids("talked"),
            tried=self._tried(),
        )
        if self.button == "tick":
            return ticks
        values = self.cleaned_data
        return replace(
            ticks,
            topic=values["topic"],
            topic_only_me=values["only_me"],
            shared_notes=self._touched("shared_notes", "shared_was"),
            version=self.version,
            private_note=self._touched("private_note", "private_was"),
            private_version=values["private_version"] or NOTHING_SEEN,
            suggestions=self._agenda(),
            questions=[each.key for each in self.sheet.questions] if self.button == "questions" else (),
            closing=self._closing() if self.button == "close" else None,
        )

    def _touched(self, name: str, was: str) -> str | None:
        if name not in self.data:  # cut short on its way: what is not there was not emptied
            return None
        text: str = self.cleaned_data[name]
        return None if _mark(text) == self.cleaned_data[was] else text

    def _agenda(self) -> list[str]:
        if self.button != "agenda" or self.sheet.agenda is None:
            return []
        return [point.title for point in self.sheet.agenda.points]

    def _closing(self) -> Closing:
        values = self.cleaned_data
        if not values["held"]:
            raise Refused(_("Choose whether the meeting took place."), field="held")
        held = values["held"] == "yes"
        at = values.get("next_at")
        next_at = datetime.fromisoformat(at) if at else None
        zone = self.sheet.meeting.mentorship.organisation.zone
        return Closing(
            held=held,
            minutes=values["minutes"] if held else None,
            next_step=values["next_step"],
            why="" if held else values["why"],
            next_at=instant(next_at.date(), next_at.time(), zone) if next_at else None,
        )

    def refuse(self, refused: Refused) -> None:
        self.status = 422
        super().refuse(refused)

    def outrun(self, stale: PageStale) -> None:
        """Somebody saved first. Both texts are shown; saving again replaces theirs knowingly."""
        self.status = 409
        self.theirs = dict(stale.theirs)
        newer = self.data.copy() if isinstance(self.data, QueryDict) else QueryDict(mutable=True)
        for name, version in stale.versions.items():
            self.add_error(name, _("Saved by somebody else meanwhile. Both texts stand here."))
            newer["version" if name == "shared_notes" else "private_version"] = str(version)
        self.data = newer

    def _ids(self, name: str) -> list[str]:
        listed = self.data.getlist(name) if isinstance(self.data, QueryDict) else []
        return [str(each) for each in map(_uuid, listed[:200]) if each is not None]

    def _tried(self) -> dict[str, tuple[str, str]]:
        found: dict[str, tuple[str, str]] = {}
        for step in self.sheet.steps:
            answer = str(self.data.get(f"tried_{step.pk}", ""))
            if answer:
                found[str(step.pk)] = answer, str(self.data.get(f"how_{step.pk}", ""))
        return found


def _mark(text: str) -> str:
    """The same for a text as it is kept and as a browser sends it back."""
    return token_hash(text.replace("\r\n", "\n").strip())


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
