"""The problems of a dry run grouped by repair: what the check page asks, and where an answer belongs."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lotsa.domain.intake.check import Checked
from lotsa.domain.intake.drafts import Problem
from lotsa.domain.intake.managers import NOBODY
from lotsa.domain.intake.sentences import group_title, sentence

# In the order a person meets them: what stops a row first, what is only told last.
KINDS = (
    "no_name", "no_email", "bad_email", "double_email", "double_number", "double_person", "same_name",
    "has_left", "ambiguous_manager", "unknown_manager", "own_manager", "manager_cycle", "bad_date",
    "unknown_role", "bad_places", "too_long", "new_competence", "manager_left_out", "other_ui_language",
)  # fmt: skip
MOST_SHOWN = 50  # questions of one group on the page; the rest are in the file of rows left out
_TYPED = {
    "no_name": "text", "no_email": "email", "bad_email": "email", "bad_date": "date",
    "bad_places": "number", "too_long": "text",
}  # fmt: skip
_TICKED = {"own_manager", "manager_cycle", "has_left"}
TOGGLES = {"no_email": "without_email", "bad_email": "without_email", "bad_date": "without_date"}


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True)
class Question:
    """name: of the form control. kind: email, text, date, number, choice or tick."""

    name: str
    kind: str
    where: tuple[str, ...]
    sentence: str
    value: str
    answer: str
    solved: bool
    rows: tuple[int, ...]
    who: str
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Group:
    kind: str
    title: str
    questions: list[Question]
    rows: list[int]
    stops: bool  # something in it is not solved yet
    more: int = 0  # questions that are not shown
    toggle: str = ""
    toggle_label: str = ""
    toggled: bool = False
    shared: bool = field(default=False)  # its toggle is drawn in an earlier group


def groups_of(checked: Checked, repairs: Mapping[str, Any]) -> list[Group]:
    by_kind: dict[str, dict[tuple[str, ...], list[Problem]]] = {}
    for problem in checked.problems:
        where = problem.where or (problem.kind, str(problem.row))
        by_kind.setdefault(problem.kind, {}).setdefault(where, []).append(problem)
    drawn: set[str] = set()
    groups = []
    for kind in KINDS:
        if kind in by_kind:
            group = _group(kind, by_kind[kind], checked, repairs, drawn)
            drawn.add(group.toggle)
            groups.append(group)
    return groups


def _group(
    kind: str,
    asked: Mapping[tuple[str, ...], list[Problem]],
    checked: Checked,
    repairs: Mapping[str, Any],
    drawn: set[str],
) -> Group:
    shown = sorted(asked.items(), key=lambda pair: all(p.solved for p in pair[1]))[:MOST_SHOWN]
    rows = sorted({problem.row for problems in asked.values() for problem in problems})
    toggle = TOGGLES.get(kind, "")
    labels = {
        "without_email": _("Add people without an e-mail. They sign in with a code on paper."),
        "without_date": _("Add these people without the date."),
    }
    return Group(
        kind=kind,
        title=group_title(kind, len(rows), len(asked)),
        questions=[_question(kind, where, problems, checked) for where, problems in shown],
        rows=rows,
        stops=any(problem.stops for problems in asked.values() for problem in problems),
        more=len(asked) - len(shown),
        toggle=toggle,
        toggle_label=labels.get(toggle, ""),
        toggled=bool(repairs.get(toggle)),
        shared=toggle in drawn,
    )


def _question(kind: str, where: tuple[str, ...], problems: Sequence[Problem], checked: Checked) -> Question:
    first = problems[0]
    rows = tuple(sorted({problem.row for problem in problems}))
    names = [checked.names[row] for row in rows if checked.names.get(row)]
    who = ", ".join(names[:3]) + (_(" and %(n)s more") % {"n": len(names) - 3} if len(names) > 3 else "")
    control = _TYPED.get(kind) or ("tick" if kind in _TICKED else "choice" if first.where else "")
    answer = first.answer or (first.value if kind == "bad_email" else "")
    return Question(
        name="q-" + hashlib.sha256("\n".join(where).encode()).hexdigest()[:16],
        kind=control,
        where=first.where,
        sentence=sentence(first),
        value=first.value,
        answer=answer,
        solved=any(p.solved for p in problems) if kind in ("double_email", "double_number", "double_person")
        else all(p.solved for p in problems),
        rows=rows,
        who=who,
        options=_options(kind, first),
    )  # fmt: skip


def _options(kind: str, problem: Problem) -> tuple[Option, ...]:
    given = problem.facts.get("options", [])
    if kind == "unknown_role":
        return (
            Option("mentor", _("Mentor")),
            Option("mentee", _("Mentee")),
            Option("both", _("Both")),
            Option("none", _("No role")),
        )
    if kind == "new_competence":
        english = (get_language() or "sv").startswith("en")
        near = [Option(value, en if english else sv) for value, sv, en in given]
        own = Option("own", _("Add “%(name)s” as our own") % {"name": problem.facts["word"]})
        return (*near, own, Option("none", _("Leave it out")))
    options = tuple(Option(value, name, hint) for value, name, hint in given)
    if kind in ("unknown_manager", "ambiguous_manager"):
        return (*options, Option(NOBODY, _("No line manager for now"), _("can be filled in later")))
    if kind == "same_name":
        return (*options, Option("new", _("Another person with the same name")))
    if kind in ("double_email", "double_number", "double_person"):
        return tuple(
            Option(o.value, _("Row %(row)s: %(name)s") % {"row": o.value, "name": o.label}, o.hint)
            for o in options
        )
    return options


def collect(
    groups: Sequence[Group], answers: Mapping[str, str], repairs: Mapping[str, Any]
) -> dict[str, Any]:
    """The repairs with the answers a form brought; what the form did not show stays as it was."""
    result: dict[str, Any] = {
        key: dict(value) if isinstance(value, Mapping) else list(value) if isinstance(value, list) else value
        for key, value in repairs.items()
    }
    for group in groups:
        if group.toggle and not group.shared:
            result[group.toggle] = group.toggle in answers
        for question in group.questions:
            if question.kind == "tick":
                _tick(result, question, question.name in answers)
            elif question.kind and question.name in answers:
                _put(result, question, answers[question.name].strip()[:300])
    return result


def _tick(result: dict[str, Any], question: Question, ticked: bool) -> None:
    key, row = question.where
    rows = [other for other in result.get(key, []) if other != row]
    result[key] = [*rows, row] if ticked else rows


def _put(result: dict[str, Any], question: Question, answer: str) -> None:
    if question.kind == "choice" and answer not in {"", *(option.value for option in question.options)}:
        return
    *path, last = question.where
    here = result
    for step in path:
        here[step] = dict(here.get(step, {}))
        here = here[step]
    if answer and not (question.kind == "email" and answer == question.value and not question.solved):
        here[last] = answer
    else:
        here.pop(last, None)
