"""The match score, first version: seven parts of 0 to 100 and agreed weights. See `profile` for what goes in.

Every number is a whole number, rounded half up, so that the same answers give the same score everywhere.
A part about which nothing is stated counts 50 and is marked as not stated. So does the half of a part that
has two, when only the other half is stated.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lotsa.engine.matching.problem import BoolArray, IntArray
from lotsa.engine.matching.profile import TEACHING_LEVEL, MenteeProfile, MentorProfile, Profile
from lotsa.engine.matching.text import similarity

PARTS = (
    "competence",
    "goals",
    "experience",
    "working_style",
    "wishes",
    "language_site",
    "cross_department",
)
DEFAULT_WEIGHTS: Mapping[str, int] = {
    "competence": 35,
    "goals": 15,
    "experience": 10,
    "working_style": 5,
    "wishes": 15,
    "language_site": 10,
    "cross_department": 10,
}
RANK_WEIGHTS = (3, 2, 1)
STEPS_UP = (0, 60, 85, 100)  # mentor's level minus mentee's: none, one, two, three or more
WISHES = (100, 80, 60)
MENTORS_WISH = 60
UNKNOWN = 50

Part = tuple[IntArray, BoolArray]  # (n, m) points 0 to 100, and where something is stated


@dataclass(frozen=True, eq=False)
class Scores:
    """parts (7, n, m) 0 to 100 in the order of PARTS, stated (7, n, m), total (n, m) 0 to 10,000."""

    parts: IntArray
    stated: BoolArray
    total: IntArray


def score_parts(
    mentees: Sequence[MenteeProfile], mentors: Sequence[MentorProfile], weights: Mapping[str, int]
) -> Scores:
    """Score every pair. weights: part -> whole per cent, all seven, adding up to 100 (else ValueError)."""
    check_weights(weights)
    each = (
        _competence(mentees, mentors),
        _goals(mentees, mentors),
        _experience(mentees, mentors),
        _working_style(mentees, mentors),
        _wishes(mentees, mentors),
        _language_site(mentees, mentors),
        _cross_department(mentees, mentors),
    )
    stated = np.stack([part[1] for part in each])
    parts = np.where(stated, np.stack([part[0] for part in each]), UNKNOWN)
    total = np.zeros((len(mentees), len(mentors)), np.int64)
    for name, part in zip(PARTS, parts, strict=True):
        total += weights[name] * part
    return Scores(parts, stated, total)


def check_weights(weights: Mapping[str, int]) -> None:
    """Raises ValueError unless there is a whole number >= 0 for each part and they add up to 100."""
    if set(weights) != set(PARTS):
        raise ValueError(f"Weights must be given for exactly these parts: {', '.join(PARTS)}.")
    if any(not isinstance(weight, int) or weight < 0 for weight in weights.values()):
        raise ValueError("Weights must be whole numbers from 0 to 100.")
    if sum(weights.values()) != 100:
        raise ValueError(f"Weights must add up to 100, not {sum(weights.values())}.")


def word(total: int, strong: int = 80, good: int = 68) -> str:
    """ "strong", "good" or "weak" for a total of 0 to 10,000; the limits are on the scale that is shown."""
    number = shown(total)
    return "strong" if number >= strong else "good" if number >= good else "weak"


def shown(total: int) -> int:
    """The whole number from 0 to 100 that people see, rounded half up."""
    return (total + 50) // 100


def _share(part: IntArray, whole: IntArray) -> IntArray:
    """100 * part / whole, rounded half up; 0 where the whole is 0."""
    return np.where(whole > 0, (200 * part + whole) // np.maximum(2 * whole, 1), 0)


def _competence(mentees: Sequence[MenteeProfile], mentors: Sequence[MentorProfile]) -> Part:
    keys = sorted({each.competence for mentee in mentees for each in mentee.wanted})
    level = np.array([[mentor.teaches.get(key, 0) for key in keys] for mentor in mentors], np.int64)
    level = level.reshape(len(mentors), len(keys))
    column = {key: k for k, key in enumerate(keys)}
    points = np.zeros((len(mentees), len(mentors)), np.int64)
    full = np.zeros((len(mentees), 1), np.int64)
    for i, mentee in enumerate(mentees):
        for wanted, weight in zip(mentee.wanted, RANK_WEIGHTS, strict=False):
            theirs = level[:, column[wanted.competence]]
            steps = np.clip(theirs - (wanted.own_level or 0), 0, 3)
            points[i] += weight * np.where(theirs >= TEACHING_LEVEL, np.array(STEPS_UP)[steps], 0)
            full[i] += weight
    return _share(points, 100 * full), np.broadcast_to(full > 0, points.shape)


def _common(mine: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> Part:
    """Share of my own that we have in common, in per cent, and where both state something."""
    keys = sorted({key for side in (mine, theirs) for held in side for key in held})
    has = [
        np.array([[key in held for key in keys] for held in side], np.int64).reshape(len(side), len(keys))
        for side in (mine, theirs)
    ]
    stated = (has[0].sum(axis=1) > 0)[:, None] & (has[1].sum(axis=1) > 0)
    return _share(has[0] @ has[1].T, has[0].sum(axis=1)[:, None]), stated


def _two_halves(first: Part, second: Part, weight: int) -> Part:
    """`weight` per cent of the first and the rest of the second; half marks for one that is not stated."""
    a, b = (np.where(stated, points, UNKNOWN) for points, stated in (first, second))
    return (2 * (weight * a + (100 - weight) * b) + 100) // 200, first[1] | second[1]


def _goals(mentees: Sequence[MenteeProfile], mentors: Sequence[MentorProfile]) -> Part:
    themes = _common([mentee.themes for mentee in mentees], [mentor.themes for mentor in mentors])
    texts = similarity([mentee.text for mentee in mentees], [mentor.text for mentor in mentors])
    return _two_halves(themes, texts, 70)


def _experience(mentees: Sequence[MenteeProfile], mentors: Sequence[MentorProfile]) -> Part:
    return _common([mentee.areas for mentee in mentees], [mentor.areas for mentor in mentors])


def _working_style(mentees: Sequence[Profile], mentors: Sequence[Profile]) -> Part:
    blank = (0, 0, 0, 0, 0)
    left, right = (
        np.array([each.style or blank for each in side], np.int64).reshape(len(side), len(blank))
        for side in (mentees, mentors)
    )
    apart = np.abs(left[:, None, :] - right[None, :, :]).sum(axis=2)
    stated = (left[:, 0] > 0)[:, None] & (right[:, 0] > 0)
    return np.maximum(100 - 5 * apart, 0), stated  # 25 points for each step, five items


def _wishes(mentees: Sequence[MenteeProfile], mentors: Sequence[MentorProfile]) -> Part:
    row = {mentee.id: i for i, mentee in enumerate(mentees)}
    col = {mentor.id: j for j, mentor in enumerate(mentors)}
    points = np.zeros((len(mentees), len(mentors)), np.int64)
    for i, mentee in enumerate(mentees):
        for wish, worth in zip(mentee.wishes, WISHES, strict=False):
            if wish in col:
                points[i, col[wish]] = worth
    for j, mentor in enumerate(mentors):
        for wish in mentor.wishes:
            if wish in row:
                points[row[wish], j] = 100 if points[row[wish], j] else MENTORS_WISH
    left, right = (np.array([bool(each.wishes) for each in side], np.bool_) for side in (mentees, mentors))
    return points, left[:, None] | right


def _codes(mentees: Sequence[str | None], mentors: Sequence[str | None]) -> Part:
    """1 where both are the same, and where both are stated."""
    number: dict[str, int] = {}
    left, right = (
        np.array([-1 if key is None else number.setdefault(key, len(number)) for key in side], np.int64)
        for side in (mentees, mentors)
    )
    return (left[:, None] == right).astype(np.int64), (left >= 0)[:, None] & (right >= 0)


def _language_site(mentees: Sequence[Profile], mentors: Sequence[Profile]) -> Part:
    same, known = _codes([mentee.site for mentee in mentees], [mentor.site for mentor in mentors])
    far = np.array([p.remote_ok for p in mentees], np.bool_)[:, None] & np.array(
        [p.remote_ok for p in mentors], np.bool_
    )
    site = np.where(known & (same == 1), 100, np.where(far, 70, 0))
    tongue, told = _codes([p.preferred_language for p in mentees], [p.preferred_language for p in mentors])
    return _two_halves((site, known | far), (100 * tongue, told), 60)


def _cross_department(mentees: Sequence[Profile], mentors: Sequence[Profile]) -> Part:
    same_unit, units = _codes([mentee.unit for mentee in mentees], [mentor.unit for mentor in mentors])
    same, known = _codes([mentee.department for mentee in mentees], [mentor.department for mentor in mentors])
    points = np.where(known & (same == 0), 100, np.where(units & (same_unit == 0), 50, 0))
    return points, known & ((same == 0) | units)
