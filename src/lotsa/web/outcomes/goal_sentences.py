"""The goals of a programme's pairs in words: counts first, then the score, then what it cannot tell."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lotsa.domain.outcomes.attainment import Attainment
from lotsa.web.shell import dates


@dataclass(frozen=True)
class GoalWords:
    rows: list[tuple[str, str]]
    warning: str  # empty when all levels were written in time
    about: str


def goal_words(goals: Attainment) -> GoalWords:
    return GoalWords(rows=_rows(goals), warning=_warning(goals), about=_about(goals))


def _rows(goals: Attainment) -> list[tuple[str, str]]:
    rows = [(_("Goals, dropped ones apart"), str(goals.goals))]
    if not goals.enough:
        return [*rows, (_("How they went"), _few(goals))]
    rows += [
        (_("Linked to a goal of the programme"), _of(goals.linked, goals.goals)),
        (_("Dropped, with a reason"), str(goals.dropped)),
    ]
    if not goals.enough_ended:
        return [*rows, (_("How they went"), _few(goals))]
    return [
        *rows,
        (_("Closed as planned or better"), _of(goals.reached, goals.ended)),
        (_("Closed as planned or better by their day"), _of(goals.on_time, goals.ended)),
        (_("Attainment score (T), mean"), _score(goals)),
    ]


def _few(goals: Attainment) -> str:
    return ngettext(
        "Shown from %(n)s person with a closed goal.",
        "Shown from %(n)s people with closed goals.",
        goals.least,
    ) % {"n": goals.least}


def _score(goals: Attainment) -> str:
    if goals.t_score is None:
        return _("Too few people for a score.")
    return ngettext("%(score)s (%(n)s person)", "%(score)s (%(n)s people)", goals.people) % {
        "score": dates.number(goals.t_score),
        "n": goals.people,
    }


def _warning(goals: Attainment) -> str:
    if not goals.late:
        return ""
    return ngettext(
        "The levels of %(late)s of %(ended)s closed goals were written late or changed on the way. The score "
        "says less because of it.",
        "The levels of %(late)s of %(ended)s closed goals were written late or changed on the way. The score "
        "says less because of them.",
        goals.late,
    ) % {"late": goals.late, "ended": goals.ended}


def _about(goals: Attainment) -> str:
    if not goals.enough_ended:
        return _("How goals went is counted from closed goals only, and never from those of a few people.")
    return _(
        "Each person judges their own goals, on five levels written before the work starts. 50 means as "
        "planned; a single goal gives from 30 to 70. The score compares people with their own plans, not "
        "with each other, and does not show that the mentoring was the cause."
    )


def _of(part: int, whole: int) -> str:
    return _("%(part)s of %(whole)s") % {"part": part, "whole": whole}
