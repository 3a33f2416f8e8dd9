"""Stored keys for Swedish names: databases neither sort nor fold them alike (see 00-decisions).

A sort key orders å, ä, ö after z, treats é as e and ignores case; a search key folds case and accents
the way a Swede types when searching: "åsa" finds "Åsa", "renee" finds "Renée", but "asa" does not find
"Åsa", because å is a letter of its own. The keys are plain ASCII, so every database orders them alike.
"""

import unicodedata

# "{", "|" and "}" follow "z" in ASCII.
_LAST = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})
_WORDS = str.maketrans({"ß": "ss", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "d"})


def _fold(text: str, *, keep: str) -> str:
    folded: list[str] = []
    for letter in unicodedata.normalize("NFC", text).casefold():
        if letter in keep:
            folded.append(letter)
        else:
            plain = unicodedata.normalize("NFKD", letter)
            folded.append("".join(c for c in plain if not unicodedata.combining(c)))
    return " ".join("".join(folded).translate(_WORDS).split())


def sort_key(text: str) -> str:
    return _fold(text, keep="åäöæø").translate(_LAST)[:200]


def search_key(text: str) -> str:
    return _fold(text, keep="åäö")[:200]
