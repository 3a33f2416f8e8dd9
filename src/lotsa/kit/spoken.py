"""Languages people speak: from the word in a cell to a code, and back to a word in the reader's language."""

from django.utils.translation import get_language

_NAMES = {
    "sv": ("svenska", "Swedish"), "en": ("engelska", "English"), "fi": ("finska", "Finnish"),
    "no": ("norska", "Norwegian"), "da": ("danska", "Danish"), "de": ("tyska", "German"),
    "fr": ("franska", "French"), "es": ("spanska", "Spanish"), "it": ("italienska", "Italian"),
    "pt": ("portugisiska", "Portuguese"), "nl": ("nederländska", "Dutch"), "pl": ("polska", "Polish"),
    "ar": ("arabiska", "Arabic"), "fa": ("persiska", "Persian"), "ku": ("kurdiska", "Kurdish"),
    "so": ("somaliska", "Somali"), "ti": ("tigrinska", "Tigrinya"), "am": ("amhariska", "Amharic"),
    "tr": ("turkiska", "Turkish"), "sr": ("serbiska", "Serbian"), "hr": ("kroatiska", "Croatian"),
    "bs": ("bosniska", "Bosnian"), "sq": ("albanska", "Albanian"), "el": ("grekiska", "Greek"),
    "ro": ("rumänska", "Romanian"), "hu": ("ungerska", "Hungarian"), "cs": ("tjeckiska", "Czech"),
    "ru": ("ryska", "Russian"), "uk": ("ukrainska", "Ukrainian"), "et": ("estniska", "Estonian"),
    "lv": ("lettiska", "Latvian"), "lt": ("litauiska", "Lithuanian"), "vi": ("vietnamesiska", "Vietnamese"),
    "th": ("thailändska", "Thai"), "zh": ("kinesiska", "Chinese"), "ja": ("japanska", "Japanese"),
    "ko": ("koreanska", "Korean"), "hi": ("hindi", "Hindi"), "ur": ("urdu", "Urdu"),
    "is": ("isländska", "Icelandic"), "se": ("samiska", "Sami"), "sgn": ("teckenspråk", "Sign language"),
}  # fmt: skip
_OTHER_WORDS = {
    "farsi": "fa", "dari": "fa", "kinesiska (mandarin)": "zh", "mandarin": "zh", "holländska": "nl",
    "svensk": "sv", "eng": "en", "swe": "sv", "se": "sv", "tigrinja": "ti", "nordsamiska": "se",
}  # fmt: skip
_CODES = {word.casefold(): code for code, words in _NAMES.items() for word in words}


def language_code(text: str) -> str | None:
    """The code of a language named in Swedish or English, or of a code itself ("sv", "sv-SE"); else None."""
    word = " ".join(text.casefold().split())
    return _OTHER_WORDS.get(word) or _CODES.get(word) or _code(word)


def _code(word: str) -> str | None:
    start = word.replace("_", "-").partition("-")[0]
    return start if start in _NAMES and len(word) <= 6 else None


def language_name(code: str) -> str:
    """The language in the reader's language; what has no code was kept as it was written."""
    swedish, english = _NAMES.get(code, (code, code))
    return english if (get_language() or "sv").startswith("en") else swedish
