"""What could be clearer in a goal, in the reader's language. Hints are said to whoever writes the goal, and
nobody counts them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from lotsa.domain.development import library
from lotsa.domain.development.models import ATTAINMENT, OPEN, Goal
from lotsa.engine.goals.hints import Circumstances, Draft, Hint
from lotsa.engine.goals.hints import hints as found_in
from lotsa.kit import clock
from lotsa.kit.content import say

# The question of the wizard that each hint belongs to.
_STEP = {"text": 1, "measure": 2, "due_on": 3, "hours": 3, "levels": 4, "": 1}


@dataclass(frozen=True)
class SaidHint:
    sentence: str
    step: int


def hints_of(goal: Goal, *, upto: int = 4) -> list[SaidHint]:
    """Hints about what has been answered so far (`upto` the given question). One query."""
    draft = Draft(
        text=goal.text,
        measure=goal.measure,
        due_on=goal.due_on,
        levels={int(level): text for level, text in goal.levels.items()},
        hours=goal.hours,
        weekly_hours=None if goal.weekly_hours is None else float(goal.weekly_hours),
    )
    pair = goal.mentorship
    others = Goal.objects.filter(owner=goal.owner_id, mentorship=pair, state__in=OPEN).exclude(pk=goal.pk)
    around = Circumstances(
        today=clock.today(),
        starts_on=pair.starts_on if pair else None,
        ends_on=pair.planned_end_on if pair else None,
        other_goals=others.count(),
    )
    words = library.vague_words_of()
    said = (SaidHint(_say(hint, words), _STEP[hint.field]) for hint in found_in(draft, around, list(words)))
    return [hint for hint in said if hint.step <= upto]


def _say(hint: Hint, words: dict[str, Any]) -> str:
    if hint.key == "vague":
        # The suggestion stands in both languages, whichever the word is in.
        return _("“%(word)s” can mean much. %(suggestion)s") % {
            "word": hint.word,
            "suggestion": say(words[hint.word]),
        }
    if hint.key == "level_overlap":
        labels = dict(ATTAINMENT)
        names = {"one": labels[hint.levels[0]], "other": labels[hint.levels[1]]}
        return _("“%(one)s” and “%(other)s” overlap. How do they differ?") % names
    return say(library.hint_text(hint.key))
