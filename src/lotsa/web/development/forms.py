from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.widgets import DateInput

FIELD_OF_LEVEL = {"-2": "now", "-1": "on_the_way", "0": "planned", "1": "better", "2": "far_better"}


class Sentence(forms.CharField):
    """A sentence or two in any script. The browser cuts nothing: what is too long is kept and told so."""

    def __init__(self, *, rows: int = 2, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 300)
        super().__init__(widget=forms.Textarea({"rows": rows, "dir": "auto"}), **kwargs)
        self.widget.attrs.pop("maxlength", None)
        self.error_messages["max_length"] = _(
            "It is %(show_value)d characters long. At most %(limit_value)d are read at a glance."
        )

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}

    def to_python(self, value: Any) -> Any:
        return " ".join(str(super().to_python(value) or "").split())


class Confidence(forms.TypedChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        ends = {0: _("0, not sure at all"), 10: _("10, quite sure")}
        choices = [("", _("Not stated")), *((n, ends.get(n, str(n))) for n in range(11))]
        super().__init__(
            choices=choices, coerce=int, empty_value=None, required=False, widget=forms.Select, **kwargs
        )


class AbilityForm(LotsaForm):
    """Question 1. SMART is in the hints beside the questions, never five boxes to fill in."""

    text = Sentence(
        label=_("What do you want to be able to do?"),
        help_text=_("One thing, such as: I lead the weekly meeting alone."),
    )
    template = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, owners: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(owners) > 1:
            self.fields["owner"] = forms.ChoiceField(
                label=_("Whose goal is it?"),
                choices=[(str(person.pk), person.name) for person in owners],
                widget=forms.RadioSelect,
            )
        self._owners = {str(person.pk): person for person in owners}

    @property
    def owner(self) -> Any:
        chosen = self.cleaned_data.get("owner")
        return self._owners[chosen] if chosen else next(iter(self._owners.values()))


class NoticeForm(LotsaForm):
    measure = Sentence(
        label=_("How would somebody else notice?"),
        max_length=200,
        help_text=_("Something that can be counted, seen or shown."),
    )


class WhenForm(LotsaForm):
    due_on = forms.DateField(label=_("By when?"), widget=DateInput())
    support = Sentence(
        label=_("Who helps you, and with what?"),
        required=False,
        max_length=200,
        rows=2,
        help_text=_("The goal is yours. Such as: my mentor joins two meetings."),
    )
    programme_goal = forms.ChoiceField(
        label=_("Does it serve a goal of the programme?"), required=False, widget=forms.Select
    )
    hours = forms.IntegerField(
        label=_("About how many hours will it take in all?"), required=False, min_value=1, max_value=2000
    )
    weekly_hours = forms.DecimalField(
        label=_("How many hours a week do you have for it?"),
        required=False,
        min_value=0,
        max_value=60,
        decimal_places=1,
        localize=True,
    )
    weight = forms.ChoiceField(
        label=_("How much does it weigh against your other goals?"),
        choices=[(1, _("As much as the others")), (2, _("Twice as much")), (3, _("Three times as much"))],
        required=False,
        widget=forms.Select,
    )

    def __init__(self, *args: Any, goals: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._goals = {str(goal.pk): goal for goal in goals}
        if not goals:
            del self.fields["programme_goal"]
            return
        choices = [("", _("None of them")), *((pk, goal.text) for pk, goal in self._goals.items())]
        self.fields["programme_goal"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    def clean_programme_goal(self) -> Any:
        return self._goals.get(self.cleaned_data["programme_goal"])

    def clean_weight(self) -> int:
        return int(self.cleaned_data["weight"] or 1)

    @property
    def more_is_open(self) -> bool:
        """Whether the less asked-for fields need to be seen."""
        return any(self[name].errors or self[name].value() not in (None, "", 1, "1") for name in self.more)

    more = ("hours", "weekly_hours", "weight")


def _level(label: Any, hint: Any, *, required: bool = True) -> Sentence:
    return Sentence(label=label, help_text=hint, required=required, max_length=300)


class _Levels(LotsaForm):
    now = _level(_("Where I am now"), _("Such as: I sit in and listen."))
    on_the_way = _level(_("On the way"), "", required=False)
    planned = _level(_("As planned"), _("Such as: I lead the meeting three times."))
    better = _level(_("Better than planned"), _("Such as: the group follows up without being reminded."))
    far_better = _level(_("Far better"), "", required=False)

    def levels(self) -> dict[str, str]:
        """What has been described so far, of the fields that are in order."""
        told = self.cleaned_data
        return {level: told[name] for level, name in FIELD_OF_LEVEL.items() if name in told}


class LevelsForm(_Levels):
    """Question 4. `question` is asked of the goal's owner only."""

    confidence = Confidence()

    def __init__(self, *args: Any, question: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if question:
            self.fields["confidence"].label = question
        else:
            del self.fields["confidence"]


class RevisionForm(_Levels):
    text = Sentence(label=_("What do you want to be able to do?"))
    measure = Sentence(label=_("How would somebody else notice?"), max_length=200, required=False)
    due_on = forms.DateField(label=_("By when?"), widget=DateInput())
    support = Sentence(label=_("Who helps you, and with what?"), required=False, max_length=200)
    reason = Sentence(label=_("Why does it change?"), required=False)

    field_order = ("text", "measure", "due_on", "support", *FIELD_OF_LEVEL.values(), "reason")

    def __init__(self, *args: Any, begun: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if begun:
            self.fields["reason"].required = True
            self.fields["reason"].error_messages["required"] = _(
                "Write in a few words why the goal changes; what stood before is kept."
            )


class AcceptanceForm(LotsaForm):
    confidence = Confidence()

    def __init__(self, *args: Any, question: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if question:
            self.fields["confidence"].label = question
        else:
            del self.fields["confidence"]


class CheckInForm(LotsaForm):
    level = forms.TypedChoiceField(label=_("Where does it stand?"), coerce=int, widget=forms.RadioSelect)
    line = Sentence(label=_("In one line"), required=False)

    def __init__(self, *args: Any, levels: list[tuple[int, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = levels  # type: ignore[attr-defined]  # a ChoiceField


class EndingForm(LotsaForm):
    """Where it ended, on the goal's own levels; or that it was dropped."""

    ending = forms.ChoiceField(label=_("Where did it end?"), widget=forms.RadioSelect)
    reason = Sentence(
        label=_("In a few words"),
        required=False,
        help_text=_("What helped, or what came in between. Needed if you drop the goal."),
    )
    confidence = Confidence()

    def __init__(self, *args: Any, levels: list[tuple[int, Any]], question: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [*levels[::-1], ("dropped", _("We drop the goal"))]
        self.fields["ending"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["confidence"].label = question

    @property
    def level(self) -> int | None:
        ending = self.cleaned_data["ending"]
        return None if ending == "dropped" else int(ending)


class ItemForm(LotsaForm):
    text = Sentence(
        label=_("What do you want to do?"), help_text=_("Such as: sit in on two of Anna’s meetings.")
    )
    kind = forms.ChoiceField(label=_("What kind is it?"), widget=forms.Select)
    due_on = forms.DateField(label=_("By when?"), widget=DateInput(), required=False)

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]  # a ChoiceField
