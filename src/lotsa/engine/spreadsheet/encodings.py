"""Bytes to text: marks first, then UTF-8, then the old encodings that Swedish letters betray."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from lotsa.engine.spreadsheet.table import Unreadable

CHOICES = ("utf-8", "utf-8-sig", "utf-16", "windows-1252", "iso-8859-1", "macintosh", "cp850")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
_OLD = ("windows-1252", "macintosh", "cp850")
_PYTHON = {"windows-1252": "cp1252", "macintosh": "mac_roman", "iso-8859-1": "latin-1"}
_MULTIBYTE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_DOUBLE = re.compile("Ã[\x80-\xbf\u2013-\u203a\u0152-\u0178\u0192\u2020-\u2026\u20ac\u2122]|Â[\xa0-\xbf]|â€")


@dataclass(frozen=True)
class Text:
    text: str
    encoding: str
    warnings: tuple[str, ...]


def decode(data: bytes, encoding: str | None = None) -> Text:
    """The text of a file. Raises Unreadable(broken_encoding) rather than losing a letter in silence."""
    if encoding is not None:
        return _chosen(data, encoding)
    for mark, name, codec in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name, codec, ())
    if wide := _wide(data):
        return _strict(data, "utf-16", wide, ("encoding_guessed",))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _old(data, error)
    return Text(text, "utf-8", _doubts(text))


def _chosen(data: bytes, encoding: str) -> Text:
    if encoding not in CHOICES:
        raise Unreadable("bad_choice", choice=encoding[:40])
    if encoding == "utf-16":
        mark = data[:2]
        codec = "utf-16" if mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else _wide(data) or "utf-16-le"
        return _strict(data, encoding, codec, ())
    codec = "utf-8-sig" if encoding.startswith("utf-8") else _PYTHON.get(encoding, encoding)
    return _strict(data, encoding, codec, ())


def _strict(data: bytes, name: str, codec: str, warnings: tuple[str, ...]) -> Text:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise Unreadable("broken_encoding", encoding=name, row=row) from error
    return Text(text, name, (*warnings, *_doubts(text)))


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Western text is zero."""
    sample = data[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half and odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if half and even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _old(data: bytes, error: UnicodeDecodeError) -> Text:
    """One of the encodings from before UTF-8: the one in which most bytes become Swedish letters in words."""
    row = data.count(b"\n", 0, error.start) + 1
    if _MULTIBYTE.search(data) and _is_mixed(data):
        raise Unreadable("broken_encoding", encoding="utf-8", row=row)
    best: tuple[int, str, str] | None = None
    for name in _OLD:
        try:
            text = data.decode(_PYTHON.get(name, name))
        except UnicodeDecodeError:
            continue
        score = _swedishness(text)
        if best is None or score > best[0]:
            best = (score, name, text)
    if best is None:
        raise Unreadable("broken_encoding", encoding="windows-1252", row=row) from error
    score, name, text = best
    sure = name == "windows-1252" and score > 0
    return Text(text, name, (*(() if sure else ("encoding_guessed",)), *_doubts(text)))


def _is_mixed(data: bytes) -> bool:
    """UTF-8 letters beside bytes that are not UTF-8: two files pasted into one, or a letter cut in two."""
    found = "".join(part.decode("utf-8", "ignore") for part in _MULTIBYTE.findall(data))
    return any(unicodedata.category(letter)[0] == "L" for letter in found)


def _swedishness(text: str) -> int:
    good = sum(text.count(letter) for letter in "åäöÅÄÖéüÉÜ")
    strange = len(re.findall(r"(?<=[a-zåäö])[^\x00-\x7fåäöéèüàáôøæßçñóíúëï\W](?=[a-zåäö])", text))
    odd = len(re.findall(r"(?<=[a-z])[^\x00-\x7f\w\s](?=[a-z])", text))
    return good - 2 * strange - 2 * odd


def _doubts(text: str) -> tuple[str, ...]:
    return (
        *(("double_encoded",) if _DOUBLE.search(text) else ()),
        *(("replacement_characters",) if "\ufffd" in text else ()),
        *(() if unicodedata.is_normalized("NFC", text) else ("decomposed_letters",)),
    )
