"""Words that say little, and signs that something can be counted or seen; Swedish and English alike, because
people write goals in either whatever language the page has."""

import re
from collections.abc import Sequence
from functools import cache

_AND = re.compile(r"\b(?:och|and)\b|&", re.IGNORECASE)
_ALSO = re.compile(r"\b(?:samt|dessutom|as well as|in addition)\b|;|[.!?]\s+\w", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
# Numbers in words, and words that let somebody else see whether it is so.
_COUNTED = re.compile(
    r"\b(?:noll|ing(?:en|et|a)|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tjugo|hundra|hälften|halva"
    r"|dubbelt|varje|varannan|vartannat|antal|själva?|ensam|först[ae]|utan"
    r"|zero|none|nobody|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|hundred|half"
    r"|twice|once|double|every|each|number|alone|myself|first|without)\b",
    re.IGNORECASE,
)
_AFTER_WORD = "r|s|t|d|n|ing|ed"
_AFTER_STEM = "er|ar|ade|at|te|ing|ed|es"


def can_be_counted(text: str) -> bool:
    return bool(_DIGIT.search(text) or _COUNTED.search(text))


def looks_like_two(text: str) -> bool:
    """One "and" joins; two of them, or a second sentence, usually join two goals."""
    return len(_AND.findall(text)) > 1 or bool(_ALSO.search(text.strip()))


def vague_words(text: str, vague: Sequence[str]) -> list[str]:
    """The listed words that stand in the text, also bent ("utvecklar", "improving"), in its order;
    where two listed ones overlap, the longer."""
    hits = [
        (match.start(), match.end(), word)
        for word in dict.fromkeys(vague)
        if word.strip()
        for match in _pattern(word.casefold()).finditer(text.casefold())
    ]
    hits.sort(key=lambda hit: (hit[0], -(hit[1] - hit[0]), -len(hit[2])))
    found: list[str] = []
    end = 0
    for start, stop, word in hits:
        if start >= end:
            end = stop
            if word not in found:
                found.append(word)
    return found


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """The first word may be bent, since it is the verb; the rest stand as they are."""
    first, *rest = phrase.split()
    stem = first.removesuffix("a") if first.endswith("a") else first.removesuffix("e")
    bent = f"{re.escape(first)}(?:{_AFTER_WORD})?"
    if stem != first and len(stem) > 1:
        # "lär mig mer om" has no ending at all; a lone stem ("all") would be another word.
        bent += f"|{re.escape(stem)}(?:{_AFTER_STEM}){'?' if rest else ''}"
    return re.compile(r"\b(?:" + bent + r")\b" + "".join(r"\s+" + re.escape(word) + r"\b" for word in rest))
