"""What a file is, told by its first bytes and not by its name."""

import re

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"), (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"), (b"\x1f\x8b", "gzip"), (b"7z\xbc\xaf\x27\x1c", "7z"), (b"Rar!", "rar"),
    (b"SQLite format 3\x00", "database"), (b"BZh", "bzip2"), (b"\xfd7zXZ", "xz"), (b"PAR1", "parquet"),
    (b"MZ", "program"), (b"\x7fELF", "program"), (b"II*\x00", "tiff"), (b"MM\x00*", "tiff"),
    (b"PK\x05\x06", "zip"), (b"PK\x07\x08", "zip"), (b"RIFF", "media"), (b"ID3", "media"),
)  # fmt: skip
_TEXTS = (
    (b"<!doctype html", "html"), (b"<html", "html"), (b"<table", "html"), (b"<?xml", "xml"), (b"<svg", "svg"),
    (b"begin:vcard", "vcard"), (b"begin:vcalendar", "calendar"), (b"from:", "mail"),
    (b"mime-version:", "mail"),
)  # fmt: skip
_OLE_STREAMS = (("WordDocument", "doc"), ("PowerPoint Document", "ppt"), ("__substg1.0", "mail"))


def foreign_kind(data: bytes) -> str | None:
    """The kind of a file that is certainly no spreadsheet, or None. Looks at the first bytes only."""
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning) and not (kind in ("program", "gzip", "bzip2") and _reads_as_text(data)):
            return kind
    start = data[:400].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for beginning, kind in _TEXTS:
        if start.startswith(beginning):
            return kind
    if start[:1] in b"{" and b'"' in start[:40] and b":" in start:
        return "json"
    return None


def _reads_as_text(data: bytes) -> bool:
    """A staff list may begin with the letters MZ or BZh; a program holds bytes that no text holds."""
    return not any(byte < 9 or 13 < byte < 32 for byte in data[:2000])


# The first records of a workbook stream: BOF, perhaps WRITEPROT, then FILEPASS if the rest is scrambled.
_FILEPASS = re.compile(rb"\x09\x08\x10\x00.{16}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)


def ole_kind(data: bytes) -> str:
    """xls, encrypted, doc, ppt, mail or unknown (cut short, most often), for a file that begins with OLE."""
    if _FILEPASS.search(data):
        return "encrypted"
    if "EncryptedPackage".encode("utf-16-le") in data or "EncryptionInfo".encode("utf-16-le") in data:
        return "encrypted"
    for stream in ("Workbook", "Book"):
        if stream.encode("utf-16-le") in data:
            return "xls"
    return next((kind for name, kind in _OLE_STREAMS if name.encode("utf-16-le") in data), "unknown")
