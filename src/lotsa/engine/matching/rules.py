"""The hard rules: which pairs are out of the question, and for what reason."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from lotsa.engine.matching.problem import BoolArray
from lotsa.engine.matching.profile import TEACHING_LEVEL, MenteeProfile, MentorProfile

RULES = (
    "self",
    "own_manager",
    "reporting_chain",
    "declared_conflict",
    "veto",
    "common_language",
    "can_teach",
    "role_checklist",
    "previous_pair",
    "excluded",
)


@dataclass(frozen=True, kw_only=True)
class Relations:
    """What is known between people, by their ids.

    manager_of   person -> manager or None
    conflicts    declared conflicts of interest; either order
    vetoes       (who, about whom); forbids the pair whichever of them said it
    previous     (mentee, mentor) who were a pair before
    excluded     (mentee, mentor) that the coordinator has ruled out
    """

    manager_of: Mapping[str, str | None] = field(default_factory=dict)
    conflicts: Collection[tuple[str, str]] = ()
    vetoes: Collection[tuple[str, str]] = ()
    previous: Collection[tuple[str, str]] = ()
    excluded: Collection[tuple[str, str]] = ()


def managers_above(person: str, manager_of: Mapping[str, str | None]) -> list[str]:
    """From the nearest manager to the top. A circle in the data ends the list."""
    above: list[str] = []
    boss = manager_of.get(person)
    while boss is not None and boss != person and boss not in above:
        above.append(boss)
        boss = manager_of.get(boss)
    return above


def hard_rules(
    mentees: Sequence[MenteeProfile],
    mentors: Sequence[MentorProfile],
    relations: Relations,
    use: Collection[str] = RULES,
) -> dict[str, BoolArray]:
    """Rule -> (n, m) array, True where it forbids the pair; in the order of RULES. Others: ValueError.

    own_manager      one is the other's nearest manager
    reporting_chain  one is a manager further up above the other
    common_language  both state languages and share none
    can_teach        the mentee wants something, and the mentor can teach none of it: is below level 3 or not
                     above the mentee
    role_checklist   the mentor has not said that the key tasks of the role are known
    """
    if unknown := set(use) - set(RULES):
        raise ValueError(f"There is no rule called {', '.join(sorted(unknown))}.")
    rules: dict[str, Callable[[], BoolArray]] = {
        "self": lambda: _listed(mentees, mentors, [(mentee.id, mentee.id) for mentee in mentees]),
        "own_manager": lambda: _chain(mentees, mentors, relations.manager_of, nearest=True),
        "reporting_chain": lambda: _chain(mentees, mentors, relations.manager_of, nearest=False),
        "declared_conflict": lambda: _either(mentees, mentors, relations.conflicts),
        "veto": lambda: _either(mentees, mentors, relations.vetoes),
        "common_language": lambda: _no_common_language(mentees, mentors),
        "can_teach": lambda: _cannot_teach(mentees, mentors),
        "role_checklist": lambda: _not_of_the_role(mentees, mentors),
        "previous_pair": lambda: _listed(mentees, mentors, relations.previous),
        "excluded": lambda: _listed(mentees, mentors, relations.excluded),
    }
    return {name: rules[name]() for name in RULES if name in use}


def eligible(removed_by: Mapping[str, BoolArray], shape: tuple[int, int]) -> BoolArray:
    """(n, m) True where no rule forbids the pair."""
    removed = np.zeros(shape, np.bool_)
    for forbids in removed_by.values():
        removed |= forbids
    return ~removed


def _listed(
    mentees: Sequence[MenteeProfile], mentors: Sequence[MentorProfile], pairs: Collection[tuple[str, str]]
) -> BoolArray:
    row = {mentee.id: i for i, mentee in enumerate(mentees)}
    col = {mentor.id: j for j, mentor in enumerate(mentors)}
    forbids = np.zeros((len(mentees), len(mentors)), np.bool_)
    for mentee, mentor in pairs:
        if mentee in row and mentor in col:
            forbids[row[mentee], col[mentor]] = True
    return forbids


def _either(
    mentees: Sequence[MenteeProfile], mentors: Sequence[MentorProfile], pairs: Collection[tuple[str, str]]
) -> BoolArray:
    return _listed(mentees, mentors, [*pairs, *((other, one) for one, other in pairs)])


def _chain(
    mentees: Sequence[MenteeProfile],
    mentors: Sequence[MentorProfile],
    manager_of: Mapping[str, str | None],
    *,
    nearest: bool,
) -> BoolArray:
    pairs = []
    for person in {each.id for side in (mentees, mentors) for each in side}:
        above = managers_above(person, manager_of)
        pairs += [(person, boss) for boss in (above[:1] if nearest else above[1:])]
    return _either(mentees, mentors, pairs)


def _no_common_language(mentees: Sequence[MenteeProfile], mentors: Sequence[MentorProfile]) -> BoolArray:
    keys = sorted({key for side in (mentees, mentors) for each in side for key in each.languages})
    left, right = (
        np.array([[key in each.languages for key in keys] for each in side], np.int64).reshape(
            len(side), len(keys)
        )
        for side in (mentees, mentors)
    )
    stated: BoolArray = (left.sum(axis=1) > 0)[:, None] & (right.sum(axis=1) > 0)
    apart: BoolArray = left @ right.T == 0
    return stated & apart


def _cannot_teach(mentees: Sequence[MenteeProfile], mentors: Sequence[MentorProfile]) -> BoolArray:
    keys = sorted({wanted.competence for mentee in mentees for wanted in mentee.wanted})
    column = {key: k for k, key in enumerate(keys)}
    level = np.array([[mentor.teaches.get(key, 0) for key in keys] for mentor in mentors], np.int64)
    level = level.reshape(len(mentors), len(keys))
    forbids = np.zeros((len(mentees), len(mentors)), np.bool_)
    for i, mentee in enumerate(mentees):
        if mentee.wanted:
            at = [column[wanted.competence] for wanted in mentee.wanted]
            least = [max(TEACHING_LEVEL, (wanted.own_level or 0) + 1) for wanted in mentee.wanted]
            forbids[i] = ~(level[:, at] >= np.array(least)).any(axis=1)
    return forbids


def _not_of_the_role(mentees: Sequence[MenteeProfile], mentors: Sequence[MentorProfile]) -> BoolArray:
    forbids = np.zeros((len(mentees), len(mentors)), np.bool_)
    forbids[:, [j for j, mentor in enumerate(mentors) if not mentor.knows_role]] = True
    return forbids
