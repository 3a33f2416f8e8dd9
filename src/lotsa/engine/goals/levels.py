"""Whether two levels of a goal can both be true of the same outcome."""

import re
from collections.abc import Mapping
from itertools import combinations

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_MORE = re.compile(r"\b(?:eller (?:fler|mer)|or more|minst|at least)\b", re.IGNORECASE)


def first_overlap(levels: Mapping[int, str]) -> tuple[int, int] | None:
    """The first two levels that say the same, or whose numbers overlap in an otherwise equal sentence
    ("2 or 3 changes", "3 or 4 changes"). Levels with no words are left out."""
    described = sorted((level, words) for level, words in levels.items() if words.strip())
    for (lower, one), (higher, other) in combinations(described, 2):
        if _plain(one) == _plain(other) or _numbers_overlap(one, other):
            return lower, higher
    return None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(" .!?…")


def _numbers_overlap(one: str, other: str) -> bool:
    if _NUMBER.sub("#", _plain(one)) != _NUMBER.sub("#", _plain(other)):
        return False
    pairs = list(zip(_numbers(one), _numbers(other), strict=True))
    # "3 of 5" and "4 of 5": what both have in common is the whole, not the count.
    differing = [(first, second) for first, second in pairs if first != second]
    if not differing:
        return True
    if _MORE.search(one):
        return True  # the same open-ended sentence from two starting points
    ours, theirs = zip(*differing, strict=True)
    if len(differing) < len(pairs) and len(differing) == 1 and _is_range(one):
        shared = next(first for first, second in pairs if first == second)
        ours, theirs = (*ours, shared), (*theirs, shared)
    return bool(max(min(ours), min(theirs)) <= min(max(ours), max(theirs)))


def _is_range(text: str) -> bool:
    """ "2 or 3", "2-3", "2 to 3": two numbers that are the ends of one count."""
    return bool(re.search(r"\d\s*(?:-|–|eller|till|or|to)\s*\d", text, re.IGNORECASE))


def _numbers(text: str) -> list[float]:
    return [float(number.replace(",", ".")) for number in _NUMBER.findall(text)]
