"""Forms made from the shipped texts: the agreement's points and the questions about expectations."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.html import format_html

from lotsa.domain.mentorships.agreement import LONGEST_WORDS, Point
from lotsa.domain.mentorships.expectations import LONGEST_ANSWER, MULTI, TEXT, Question
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.widgets import DraftTextarea


class AgreementForm(LotsaForm):
    """One field for each point. The shipped promise stands above it and stays, whatever is written."""

    def __init__(self, *args: Any, points: Sequence[Point], pair: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for point in points:
            self.fields[point.key] = forms.CharField(
                label=point.title,
                required=False,
                max_length=LONGEST_WORDS,
                help_text=format_html("{}<br><b>{}</b>", point.text, point.prompt),
                widget=DraftTextarea(f"agreement-{pair}-{point.key}", {"rows": 2}),
            )

    @property
    def words(self) -> dict[str, str]:
        return {name: text for name, text in self.cleaned_data.items() if name != "version"}


class ExpectationsForm(LotsaForm):
    """Nothing must be answered; a question left out is shown as not said."""

    def __init__(self, *args: Any, questions: Sequence[Question], pair: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in questions:
            self.fields[question.key] = _field(question, pair)

    @property
    def answers(self) -> dict[str, Any]:
        return {name: answer for name, answer in self.cleaned_data.items() if name != "version"}


def _field(question: Question, pair: UUID) -> forms.Field:
    if question.kind == TEXT:
        return forms.CharField(
            label=question.label,
            required=False,
            max_length=LONGEST_ANSWER,
            widget=DraftTextarea(f"expectations-{pair}-{question.key}", {"rows": 3}),
        )
    if question.kind == MULTI:
        return forms.MultipleChoiceField(
            label=question.label,
            required=False,
            choices=question.options,
            widget=forms.CheckboxSelectMultiple({"class": "opts-2"}),
        )
    return forms.ChoiceField(
        label=question.label, required=False, choices=question.options, widget=forms.RadioSelect
    )
