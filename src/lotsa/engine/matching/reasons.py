"""Why two people fit: the score taken apart, and the reasons as codes that any language can say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lotsa.engine.matching.profile import TEACHING_LEVEL, MenteeProfile, MentorProfile
from lotsa.engine.matching.score import PARTS, RANK_WEIGHTS, STEPS_UP, Scores, shown

CLOSE, APART = 75, 50  # working style: from here alike, below here unlike

Values = Mapping[str, str | int | Sequence[str]]


@dataclass(frozen=True)
class PartLine:
    """One part of a pair's score. points: its share of the number shown; they add up to that number."""

    name: str
    value: int  # 0 to 100
    stated: bool
    weight: int
    points: int


@dataclass(frozen=True)
class Reason:
    """good: speaks for the pair. worth: how many hundredths of a point it gives, or takes when not good."""

    part: str
    code: str
    good: bool
    worth: int
    values: Values = field(default_factory=dict)


def part_lines(scores: Scores, weights: Mapping[str, int], mentee: int, mentor: int) -> tuple[PartLine, ...]:
    """The parts in the order of PARTS. Rounded so that the points add up to `shown` (largest remainders)."""
    exact = [weights[name] * int(scores.parts[k, mentee, mentor]) for k, name in enumerate(PARTS)]
    points = [worth // 100 for worth in exact]
    left = shown(sum(exact)) - sum(points)
    for k in sorted(range(len(PARTS)), key=lambda k: (-(exact[k] % 100), k))[:left]:
        points[k] += 1
    return tuple(
        PartLine(
            name,
            int(scores.parts[k, mentee, mentor]),
            bool(scores.stated[k, mentee, mentor]),
            weights[name],
            points[k],
        )
        for k, name in enumerate(PARTS)
    )


def pair_reasons(
    mentee: MenteeProfile, mentor: MentorProfile, lines: Sequence[PartLine]
) -> tuple[Reason, ...]:
    """What speaks for the pair, most important first, then what fits less well, worst first."""
    by_name = {line.name: line for line in lines}
    found: list[Reason] = []
    for name, say in _SAYERS.items():
        line = by_name[name]
        for code, good, values in say(mentee, mentor, line):
            worth = line.weight * (line.value if good else 100 - line.value)
            found.append(Reason(name, code, good, worth, values))
    # Stable: of two worth the same, the part that stands first in PARTS is said first.
    return tuple(sorted(found, key=lambda reason: (not reason.good, -reason.worth)))


_Said = list[tuple[str, bool, Values]]


def _competence(mentee: MenteeProfile, mentor: MentorProfile, line: PartLine) -> _Said:
    taught, missing = [], []
    for rank, wanted in enumerate(mentee.wanted):
        level, own = mentor.teaches.get(wanted.competence, 0), wanted.own_level or 0
        above = min(max(level - own, 0), len(STEPS_UP) - 1) if level >= TEACHING_LEVEL else 0
        if above:
            weight = RANK_WEIGHTS[rank] if rank < len(RANK_WEIGHTS) else 0
            taught.append((weight * STEPS_UP[above], -rank, wanted.competence, level))
        else:
            missing.append((rank, wanted.competence))
    said: _Said = []
    for _, _, competence, level in sorted(taught, reverse=True)[:2]:
        said.append(("can_teach", True, {"competence": competence, "level": level}))
    if missing and missing[0][0] == 0:
        said.append(("cannot_teach", False, {"competence": missing[0][1]}))
    return said


def _goals(mentee: MenteeProfile, mentor: MentorProfile, line: PartLine) -> _Said:
    common = sorted(mentee.themes & mentor.themes)
    if common:
        return [("themes", True, {"themes": common})]
    if line.stated and line.value >= CLOSE:
        return [("goals_alike", True, {})]
    return [("no_common_theme", False, {})] if mentee.themes and mentor.themes else []


def _experience(mentee: MenteeProfile, mentor: MentorProfile, line: PartLine) -> _Said:
    common = sorted(mentee.areas & mentor.areas)
    if common:
        return [("experience", True, {"areas": common})]
    return [("no_experience", False, {"areas": sorted(mentee.areas)})] if line.stated else []


def _working_style(mentee: MenteeProfile, mentor: MentorProfile, line: PartLine) -> _Said:
    if line.stated and line.value >= CLOSE:
        return [("style_alike", True, {})]
    return [("style_unlike", False, {})] if line.stated and line.value < APART else []


def _wishes(mentee: MenteeProfile, mentor: MentorProfile, line: PartLine) -> _Said:
    of = len(mentee.wishes)
    rank = mentee.wishes.index(mentor.id) + 1 if mentor.id in mentee.wishes else 0
    if rank and mentee.id in mentor.wishes:
        return [("wish_both", True, {"rank": rank, "of": of})]
    if rank:
        return [("wish_mentee", True, {"rank": rank, "of": of})]
    if mentee.id in mentor.wishes:
        return [("wish_mentor", True, {})]
    return [("mentee_wished_others" if of else "mentor_wished_others", False, {})] if line.stated else []


def _language_site(mentee: MenteeProfile, mentor: MentorProfile, line: PartLine) -> _Said:
    said: _Said = []
    if mentee.site is not None and mentor.site is not None:
        if mentee.site == mentor.site:
            said.append(("same_site", True, {"site": mentee.site}))
        elif mentee.remote_ok and mentor.remote_ok:
            said.append(("other_site_remote", False, {}))
        else:
            said.append(("other_site", False, {}))
    tongues = (mentee.preferred_language, mentor.preferred_language)
    if None not in tongues and tongues[0] != tongues[1]:
        said.append(("other_language", False, {}))
    return said


def _cross_department(mentee: MenteeProfile, mentor: MentorProfile, line: PartLine) -> _Said:
    if not line.stated:
        return []
    if line.value == 100:
        return [("other_department", True, {})]
    return [("other_unit", True, {})] if line.value else [("same_unit", False, {})]


_SAYERS = {
    "competence": _competence,
    "goals": _goals,
    "experience": _experience,
    "working_style": _working_style,
    "wishes": _wishes,
    "language_site": _language_site,
    "cross_department": _cross_department,
}
