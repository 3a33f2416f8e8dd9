"""The four questions of a new goal: which form, what stands beside it, and what its answers are called."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lotsa.domain.development import actions, queries
from lotsa.domain.development.hints import SaidHint, hints_of
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.web.development.forms import FIELD_OF_LEVEL, AbilityForm, LevelsForm, NoticeForm, WhenForm
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.page import see_other
from lotsa.web.shell.request import Request

LAST = 4
# Which letters of SMARTA each question is about.
_LETTERS = {
    1: ("specific",),
    2: ("measurable",),
    3: ("time_bound", "owner", "realistic"),
    4: ("accepted", "realistic"),
}


@dataclass(frozen=True)
class Sheet:
    """One question as a page."""

    step: int
    form: Any
    pair: Any
    goal: Any  # None before the first answer
    examples: list[Any]
    letters: list[tuple[str, str]]
    hints: list[SaidHint]  # about the answer before this question; the goal's page shows all
    drafts: list[Any]

    @property
    def labels(self) -> list[str]:
        return [_("Able to do"), _("Noticed by"), _("By when"), _("Levels")]

    @property
    def who_sees(self) -> str:
        if self.step == LAST:
            return _(
                "Once proposed, you and your pair see the goal. The coordinator sees what it is called and "
                "its state, not the levels."
            )
        return _("Only you see this until you propose the goal.")


def step_url(goal: Any, step: int) -> str:
    return reverse("development:draft", kwargs={"pk": goal.pk, "step": step})


def goal_url(goal: Any) -> str:
    return reverse("development:goal", kwargs={"pk": goal.pk})


def first(request: Request, pair: Any, line: Any) -> Sheet:
    """Question 1 before anything is kept. `?from=` names an example to begin from."""
    owners = queries.owners_for(request.viewer, line)
    example = queries.example(request.GET.get("from", ""))
    initial = {"text": example.text, "template": example.key} if example else {}
    form = AbilityForm(request.POST or None, owners=owners, initial=initial)
    return Sheet(
        step=1,
        form=form,
        pair=pair,
        goal=None,
        examples=queries.examples_for(owners[0], pair, first=example.key if example else ""),
        letters=queries.smarta(*_LETTERS[1]),
        hints=[],
        drafts=queries.drafts_of(request.viewer, pair),
    )


def later(request: Request, goal: Any, step: int) -> Sheet:
    example = queries.example(goal.template)
    return Sheet(
        step=step,
        form=_form(request, goal, step, example),
        pair=goal.mentorship,
        goal=goal,
        examples=queries.examples_for(goal.owner, goal.mentorship, first=goal.template),
        letters=queries.smarta(*_LETTERS[step]),
        hints=[hint for hint in hints_of(goal, upto=step - 1) if hint.step == step - 1],
        drafts=[],
    )


def _form(request: Request, goal: Any, step: int, example: Any) -> LotsaForm:
    data = request.POST or None
    if step == 1:
        return AbilityForm(data, initial={"text": goal.text, "template": goal.template})
    if step == 2:
        return NoticeForm(data, initial={"measure": goal.measure or (example.measure if example else "")})
    if step == 3:
        return WhenForm(data, goals=queries.programme_goals(goal.mentorship), initial=_when(goal))
    mine = goal.owner_id == request.viewer.id
    shown = {str(level): words for level, _label, words in example.levels} if example else {}
    levels = goal.levels or shown
    initial: dict[str, Any] = {name: levels.get(level, "") for level, name in FIELD_OF_LEVEL.items()}
    question = queries.confidence_question() if mine else ""
    return LevelsForm(data, question=question, initial=initial | {"confidence": goal.confidence_start})


def _when(goal: Any) -> dict[str, Any]:
    pair = goal.mentorship
    # Half a year is far enough to see; the pair's own end may come sooner.
    soon = min(clock.today() + timedelta(days=182), pair.planned_end_on)
    return {
        "due_on": goal.due_on or soon,
        "support": goal.support,
        "programme_goal": str(goal.programme_goal_id or ""),
        "hours": goal.hours,
        "weekly_hours": goal.weekly_hours,
        "weight": goal.weight,
    }


def answers(form: LotsaForm) -> dict[str, Any]:
    """By the names the actions use; on the way back only what is in order."""
    told = dict(form.cleaned_data)
    if isinstance(form, LevelsForm):
        kept: dict[str, Any] = {"levels": form.levels()}
        return kept | ({"confidence_start": told["confidence"]} if "confidence" in told else {})
    told.pop("version", None)
    told.pop("template", None)
    told.pop("owner", None)
    return told


def demand_question(step: int) -> None:
    if not 1 <= step <= LAST:
        raise Http404


def answered(sheet: Sheet, request: Request) -> HttpResponse | None:
    """Where to go with what was typed; nothing when the question has to be put again."""
    if request.POST.get("go") == "back" and sheet.step > 1:
        return back(sheet, request.viewer)
    return on(sheet, request.viewer) if sheet.form.is_valid() else None


def back(sheet: Sheet, viewer: Viewer) -> HttpResponse:
    """Half an answer is kept as it is; what cannot be kept was told about when going on."""
    sheet.form.is_valid()
    actions.write_draft(sheet.goal, by=viewer, strict=False, **answers(sheet.form))
    return see_other(step_url(sheet.goal, sheet.step - 1))


def on(sheet: Sheet, viewer: Viewer) -> HttpResponse:
    actions.write_draft(sheet.goal, by=viewer, **answers(sheet.form))
    if sheet.step < LAST:
        return see_other(step_url(sheet.goal, sheet.step + 1))
    actions.propose_goal(sheet.goal, by=viewer)
    return see_other(goal_url(sheet.goal))
