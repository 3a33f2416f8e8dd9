"""How alike two short texts are, in Swedish or English, without floating point deciding anything."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from math import isqrt, log

import numpy as np
import snowballstemmer
from scipy.sparse import csr_array

from lotsa.engine.matching.problem import BoolArray, IntArray

SCALE = 64  # term weights are whole 64ths, so that products and sums are exact
_SWEDISH = """
alla allt att av bli blir bra de dem den det din dina där efter ej eller en er ett från få får för
gör göra ha han har hon hos hur i inför innan inom inte jag jobba kan kunna lära man med mer min
mina mitt mot mycket ni nu nya nytt när och också om på samma sig själv ska skulle som så till under
upp ut utan vad var vara vi vid vill än är åt över
"""
_ENGLISH = """
a about after all also an and are as at be become been being but by can could do for from get have
how i if in into is it its learn like me more my new not of on one or other our out own so than that
the their them then there they this to up want was we what when where which who will with without
would you your
"""
STOP = {"swedish": frozenset(_SWEDISH.split()), "english": frozenset(_ENGLISH.split())}


def language_of(text: str) -> str | None:
    """ "swedish" or "english" by the small words and letters in the text; None when they do not tell."""
    words = _words(text)
    marks = {name: sum(word in stop for word in words) for name, stop in STOP.items()}
    marks["swedish"] += sum(bool(set(word) & set("åäö")) for word in words)
    if marks["swedish"] == marks["english"]:
        return None
    return max(marks, key=marks.__getitem__)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())


@cache
def _stem(word: str, language: str) -> str:
    return str(snowballstemmer.stemmer(language).stemWord(word))


def stems(text: str, language: str) -> list[str]:
    """Stems (Snowball; Porter 1980, 2001) of the words that mean something."""
    return [_stem(word, language) for word in _words(text) if word not in STOP[language] and len(word) > 1]


def similarity(left: Sequence[str], right: Sequence[str]) -> tuple[IntArray, BoolArray]:
    """(n, m) cosine of TF-IDF (Salton and Buckley 1988) in per cent, and where it could be told.

    It cannot be told when a text is empty or the two are in different languages: nobody loses points for
    writing in English. A text whose language does not show is read as Swedish.
    """
    texts = [*left, *right]
    language = [language_of(text) or "swedish" for text in texts]
    counts = [Counter(stems(text, tongue)) for text, tongue in zip(texts, language, strict=True)]
    spread = Counter(stem for count in counts for stem in count)
    number = {stem: k for k, stem in enumerate(sorted(spread))}
    rare = {stem: log((1 + len(texts)) / (1 + had)) + 1 for stem, had in spread.items()}
    cells = [
        (row, number[stem], round(SCALE * times * rare[stem]))
        for row, count in enumerate(counts)
        for stem, times in sorted(count.items())
    ]
    at = np.array(cells, np.int64).reshape(-1, 3)
    table = csr_array(
        (at[:, 2], (at[:, 0], at[:, 1])), shape=(len(texts), max(len(number), 1)), dtype=np.int64
    )
    dot = (table[: len(left)] @ table[len(left) :].T).toarray().astype(np.int64)
    square = np.asarray(table.multiply(table).sum(axis=1), np.int64).ravel()
    length = np.array([isqrt(int(each) << 16) for each in square], np.int64)  # 256ths
    size = length[: len(left), None] * length[len(left) :]
    tongue = np.array(language, np.str_)
    told = (size > 0) & (tongue[: len(left), None] == tongue[len(left) :])
    alike = (2 * 100 * dot * 65536 + size) // np.maximum(2 * size, 1)
    return np.minimum(alike, 100), told
