"""The forms of switching, ending, extending and closing."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lotsa.domain.matching.queries import NextMentor
from lotsa.domain.mentorships import ending_words as words
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.widgets import DateInput, DraftTextarea

Choices = Sequence[tuple[str, Any]]


def _offer(form: forms.Form, name: str, choices: Choices) -> None:
    form.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


# The shipped words, in the language of whoever reads the form.
_said = lazy(words.page_text, str)


class WhyForm(LotsaForm):
    want = forms.ChoiceField(
        label=_said("wish", "title"),
        choices=partial(words.choices, "wish"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you want.")},
    )
    reason = forms.ChoiceField(
        label=_said("why", "title"),
        help_text=_said("why", "help"),
        choices=partial(words.choices, "why"),
        widget=forms.RadioSelect,
        required=False,
    )
    text = forms.CharField(
        label=_said("why", "private_text"),
        required=False,
        max_length=1000,
        widget=DraftTextarea("switch", {"rows": 3}),
    )

    def __init__(self, *args: Any, pausing: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if pausing:  # there is one already, with a page of its own
            _offer(self, "want", [each for each in words.choices("wish") if each[0] != "pause"])


class WayForm(LotsaForm):
    way = forms.ChoiceField(
        label=_said("ending", "title"), choices=partial(words.choices, "ending"), widget=forms.RadioSelect
    )
    message = forms.CharField(
        label=_("The kind message"),
        help_text=_said("ending", "preview_note"),
        required=False,
        max_length=2000,
        widget=DraftTextarea("kind", {"rows": 9}),
    )


def _described(each: NextMentor) -> str:
    """A mentor with the reasons, as the label of a choice."""
    return format_html(
        "<b>{}</b>{}",
        each.mentor.person.name,
        format_html_join("", '<span class="hint">{}</span>', ((reason,) for reason in each.reasons[:3])),
    )


class NextForm(LotsaForm):
    """For a mentee who wants somebody else: a proposal, or up to three to choose among."""

    then = forms.ChoiceField(label=_("What do you want now?"), widget=forms.RadioSelect)
    mentors = forms.MultipleChoiceField(
        label=_("Mentors with a free place, those who fit best first"),
        help_text=_("Choose at most three."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, side: str, found: Sequence[NextMentor], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if side == "mentor":
            proposal, nothing = gettext("A new mentee, when it fits"), gettext("Nobody new just now")
        else:
            proposal = (
                gettext("A proposal from the coordinator")
                if found
                else gettext("A place on the waiting list")
            )
            nothing = gettext("No new mentor")
        chosen = [("chosen", gettext("One of those I tick below"))] if found else []
        _offer(self, "then", [("proposal", proposal), *chosen, ("nothing", nothing)])
        if found:
            _offer(self, "mentors", [(str(each.mentor.pk), _described(each)) for each in found])
        else:
            del self.fields["mentors"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        ticked = data.get("mentors") or []
        if len(ticked) > 3:
            self.add_error("mentors", gettext("Choose at most three."))
        if data.get("then") == "chosen" and not ticked:
            self.add_error("mentors", gettext("Tick at least one, or ask for a proposal."))
        return data


class OutcomeForm(LotsaForm):
    outcome = forms.ChoiceField(label=_("How did it end?"), widget=forms.RadioSelect)
    on = forms.DateField(label=_("Last day"), widget=DateInput())
    other_path = forms.CharField(
        label=_("What the mentee does instead"),
        help_text=_("For “other development path”: it goes into the mentee's own plan."),
        required=False,
        max_length=300,
    )

    def __init__(self, *args: Any, outcomes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "outcome", [(key, capfirst(str(label))) for key, label in outcomes])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("outcome") == "other_path" and not data.get("other_path"):
            self.add_error("other_path", gettext("Write what the mentee does instead."))
        return data


class MessageForm(LotsaForm):
    message = forms.CharField(
        label=_("The kind message"),
        help_text=_("It goes to whoever has not asked for the ending, without any reason."),
        required=False,
        max_length=2000,
        widget=DraftTextarea("ending", {"rows": 9}),
    )


def _numbered(each: NextMentor) -> str:
    return format_html(
        '<b>{}</b> <span class="muted">{} {}</span><span class="hint">{}</span>',
        each.mentor.person.name,
        each.fit_word,
        each.number,
        each.line,
    )


class GoOnForm(LotsaForm):
    then = forms.ChoiceField(label=_("What comes next for the mentee?"), widget=forms.RadioSelect)
    agreed = forms.BooleanField(
        label=_("Both have already said yes"),
        help_text=_("The new pair then begins at once. Otherwise both get a proposal to answer."),
        required=False,
    )

    def __init__(self, *args: Any, found: Sequence[NextMentor], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rest = [
            ("waiting_list", gettext("A place on the waiting list")),
            ("nothing", gettext("Nothing new now")),
        ]
        _offer(self, "then", [*((str(each.mentor.pk), _numbered(each)) for each in found), *rest])
        if not found:
            del self.fields["agreed"]
