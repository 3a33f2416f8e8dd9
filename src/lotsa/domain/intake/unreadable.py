"""Why a file did not become a table, as a sentence for whoever chose it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lotsa.engine.spreadsheet import Unreadable

_LOOKS_LIKE = {
    "docx": gettext_lazy("a text document"), "odt": gettext_lazy("a text document"),
    "doc": gettext_lazy("a text document"), "rtf": gettext_lazy("a text document"),
    "pdf": gettext_lazy("a PDF"),
    "pptx": gettext_lazy("a presentation"), "ppt": gettext_lazy("a presentation"),
    "png": gettext_lazy("a picture"), "jpeg": gettext_lazy("a picture"), "gif": gettext_lazy("a picture"),
    "tiff": gettext_lazy("a picture"), "svg": gettext_lazy("a picture"), "visio": gettext_lazy("a drawing"),
    "vsdx": gettext_lazy("a drawing"), "html": gettext_lazy("a web page"), "mail": gettext_lazy("a mail"),
    "vcard": gettext_lazy("a contact card"), "calendar": gettext_lazy("a calendar file"),
    "zip": gettext_lazy("a zip with other files in it"), "jar": gettext_lazy("a program"),
    "gzip": gettext_lazy("a compressed file"), "7z": gettext_lazy("a compressed file"),
    "rar": gettext_lazy("a compressed file"), "bzip2": gettext_lazy("a compressed file"),
    "xz": gettext_lazy("a compressed file"), "program": gettext_lazy("a program"),
    "database": gettext_lazy("a database"), "numbers": gettext_lazy("a Numbers file"),
    "json": gettext_lazy("a JSON file"), "xml": gettext_lazy("an XML file"),
    "media": gettext_lazy("sound or film"), "parquet": gettext_lazy("a data file"),
}  # fmt: skip


def unreadable(error: Unreadable) -> str:
    """Why a file did not become a table, and what to do about it."""
    facts: dict[str, Any] = dict(error.facts)
    facts["mb"] = int(facts.get("limit", 0)) // 1_000_000
    facts["kind"] = str(_LOOKS_LIKE.get(str(facts.get("looks_like", "")), _("something else")))
    facts.setdefault("row", 1)
    sentences = {
        "too_large": _(
            "The file is larger than %(mb)s MB. Take away pictures and sheets that are not needed."
        ),
        "empty": _("There is nothing in it to read. Choose a file with headings and at least one row."),
        "not_a_spreadsheet": _(
            "That is not a spreadsheet but %(kind)s. Save it as xlsx or csv, or paste the cells instead."
        ),
        "password_protected": _(
            "The file is protected by a password. Save a copy without one, or paste the cells instead."
        ),
        "zip_bomb": _("The file grows far too large when it is opened, so it was not read."),
        "unsafe_content": _(
            "The file holds instructions that a spreadsheet does not need, so it was not read."
        ),
        "damaged": _(
            "The file is damaged. Open it in your spreadsheet program and save it anew, or paste the cells."
        ),
        "legacy_corrupt": _(
            "The old Excel file cannot be read. Open it and save it as xlsx, or paste the cells instead."
        ),
        "too_slow": _("The file took more than %(seconds)s seconds to read, so we stopped. Split it in two."),
        "too_much_inside": _("There is too much in the file to read at once. Split it in two."),
        "too_many_rows": _("The file has %(rows)s rows; at most %(limit)s can be read at once. Split it."),
        "too_many_columns": _(
            "The file has %(columns)s columns; at most %(limit)s can be read. Take away those not needed."
        ),
        "broken_encoding": _(
            "The letters cannot be read as %(encoding)s: row %(row)s is broken. "
            "Choose another character set, or save the file as xlsx."
        ),
        "stray_quote": _(
            'There is a quotation mark (") too many on row %(row)s. Take it away and try again.'
        ),
        "no_headings": _(
            "We found no headings. Let the first row name the columns, for example Name and E-mail."
        ),
        "bad_choice": _("That choice is not in the list."),
    }
    return sentences.get(error.code, _("The file could not be read.")) % facts
