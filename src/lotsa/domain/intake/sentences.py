"""Every code of the import as a sentence for the person who imports."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lotsa.domain.intake.drafts import Problem
from lotsa.engine.spreadsheet.columns import FIELDS

LABELS = {
    "name": gettext_lazy("Name"),
    "given_name": gettext_lazy("Given name"),
    "family_name": gettext_lazy("Family name"),
    "email": gettext_lazy("E-mail"),
    "title": gettext_lazy("Title"),
    "unit": gettext_lazy("Department"),
    "site": gettext_lazy("Place of work"),
    "manager": gettext_lazy("Line manager"),
    "hired_on": gettext_lazy("Employed since"),
    "languages": gettext_lazy("Languages spoken"),
    "role": gettext_lazy("Role in mentoring"),
    "wants": gettext_lazy("Wants to learn"),
    "teaches": gettext_lazy("Can teach"),
    "places": gettext_lazy("Places"),
    "employer": gettext_lazy("Employer"),
    "employee_number": gettext_lazy("Employee number"),
    "ui_language": gettext_lazy("Language in Lotsa"),
    "level": gettext_lazy("Level in the organisation"),
    # what a change may be of, beside the columns
    "language": gettext_lazy("Language in Lotsa"),
    "mentoring_side": gettext_lazy("Role in mentoring"),
    "mentoring_places": gettext_lazy("Places"),
    "left_on": gettext_lazy("Last day"),
}
CHOICES = [(name, LABELS[name]) for name in FIELDS]

REFUSED = {
    "personnummer": gettext_lazy(
        "It seems to hold personal identity numbers. Lotsa does not need them and never stores them."
    ),
    "personnummer_values": gettext_lazy(
        "It seems to hold personal identity numbers. Lotsa does not need them and never stores them."
    ),
    "salary": gettext_lazy("It seems to hold salaries. Lotsa does not need them and never stores them."),
    "bank": gettext_lazy("It seems to hold bank accounts. Lotsa does not need them and never stores them."),
    "health": gettext_lazy(
        "It seems to hold absence or health. Lotsa never stores that about a single person."
    ),
    "address": gettext_lazy("It seems to hold home addresses. Lotsa does not need them."),
    "gender": gettext_lazy("It seems to hold gender. Lotsa never matches by it and does not store it."),
    "birth_date": gettext_lazy("It seems to hold dates of birth. Lotsa does not need them."),
    "union": gettext_lazy("It seems to hold union membership. Lotsa never stores that."),
    "age": gettext_lazy("It seems to hold ages. Lotsa never matches by age and does not store it."),
    "origin": gettext_lazy("It seems to hold origin or belief. Lotsa never stores that."),
    "family": gettext_lazy("It seems to hold family matters. Lotsa does not need them."),
}

WARNINGS = {
    "title_rows_skipped": gettext_lazy("Rows above the headings were left out."),
    "several_sheets": gettext_lazy("The file has several sheets with content. The fullest one was read."),
    "duplicate_headings": gettext_lazy(
        "Some columns have the same heading. The later ones have got a number."
    ),
    "blank_headings": gettext_lazy("Some columns have no heading. They are named by their letter."),
    "cells_without_heading": gettext_lazy("Some cells stand outside the headings."),
    "ragged_rows": gettext_lazy("Some rows have more cells than there are headings."),
    "merged_cells": gettext_lazy("Some cells are merged. Only the first cell of each holds the text."),
    "formula_errors": gettext_lazy("Some cells hold a formula error. They are read as empty."),
    "formulas_without_values": gettext_lazy(
        "Some cells hold formulas never calculated. Open the file, save it and choose it again."
    ),
    "encoding_guessed": gettext_lazy("The character set was guessed. Check that å, ä and ö look right."),
    "double_encoded": gettext_lazy(
        "Some letters look broken (Ã¥ for å) already in the file. Export it again if you can."
    ),
    "replacement_characters": gettext_lazy("Some letters were already lost in the file and show as �."),
    "decomposed_letters": gettext_lazy(
        "Some å, ä and ö were written as two characters. They have been joined."
    ),
    "hidden_sheet": gettext_lazy("The sheet that was read is hidden in the file."),
    "name_and_kind_differ": gettext_lazy(
        "The file is of another kind than its name says. It was read as what it is."
    ),
}

KINDS = {
    "pasted": gettext_lazy("Pasted from a spreadsheet"),
    "csv": gettext_lazy("Text with separators (csv)"),
}
SEPARATORS = {
    ";": gettext_lazy("Semicolon ;"),
    ",": gettext_lazy("Comma ,"),
    "\t": gettext_lazy("Tab"),
    "|": gettext_lazy("Upright line |"),
}


def sentence(problem: Problem) -> str:
    return sentence_of(problem.kind, {"value": problem.value, **problem.facts, "field": problem.field})


def sentence_of(kind: str, facts: Mapping[str, Any]) -> str:
    """Found, and what to do: the sentence beside a row, also in the file of rows that were left out."""
    value = str(facts.get("value", ""))
    words: dict[str, Any] = {
        "value": value if len(value) <= 60 else value[:59] + "…",
        "column": str(LABELS.get(str(facts.get("field", "")), "")),
        "rows": ", ".join(map(str, facts.get("rows", []))),
        "names": facts.get("names", ""),
        "row": facts.get("row", ""),
        "longest": facts.get("longest", ""),
        "day": _day(str(facts.get("day", ""))),
        "most": 20,
    }
    sentences = {
        "no_name": _("The name is missing. Write a name."),
        "no_email": _("The e-mail is missing. Write one, or choose to add people without e-mail."),
        "bad_email": _("“%(value)s” is not an e-mail address. Correct it."),
        "bad_date": _("“%(value)s” cannot be read as a date. Write it as 2024-03-31."),
        "unknown_role": _("“%(value)s” is not a role we know. Choose which one is meant."),
        "bad_places": _("“%(value)s” is not a number of places. Write a number from 0 to %(most)s."),
        "too_long": _("The text in %(column)s is too long. It may have at most %(longest)s characters."),
        "unknown_manager": _("Nobody called “%(value)s” was found. Choose a line manager."),
        "ambiguous_manager": _("“%(value)s” can be several people. Choose who is meant."),
        "own_manager": _("The person is their own line manager. Choose that there is none for now."),
        "manager_cycle": _("The line managers go round in a circle: %(names)s. Choose who has none for now."),
        "manager_left_out": _("The line manager %(value)s stands on row %(row)s, which is not read in."),
        "double_email": _("Rows %(rows)s have the same e-mail, %(value)s. Choose which one to read."),
        "double_number": _(
            "Rows %(rows)s have the same employee number, %(value)s. Choose which one to read."
        ),
        "double_person": _("Rows %(rows)s are about the same person, %(value)s. Choose which one to read."),
        "same_name": _("Somebody called %(value)s is here already. Choose whether it is the same person."),
        "has_left": _("%(value)s left on %(day)s. Choose whether the person is back."),
        "new_competence": _("“%(value)s” is not in the competence library."),
        "other_ui_language": _("“%(value)s” is no language Lotsa has. The organisation's language is used."),
        "taken_meanwhile": _("Somebody with that e-mail was added while the import was running."),
        "gone_meanwhile": _("The person was removed while the import was running."),
    }
    if kind in ("double_email", "double_number", "double_person") and facts.get("kept"):
        return _("Row %(kept)s was chosen instead, with the same person.") % {"kept": facts["kept"]}
    return sentences[kind] % words


def group_title(kind: str, rows: int, values: int) -> str:
    """What a group of problems is about: the repair, and how often it is needed."""
    titles = {
        "no_name": ngettext("The name is missing on %(n)s row", "The name is missing on %(n)s rows", rows),
        "no_email": ngettext(
            "The e-mail is missing on %(n)s row", "The e-mail is missing on %(n)s rows", rows
        ),
        "bad_email": ngettext(
            "%(n)s e-mail address cannot be right", "%(n)s e-mail addresses cannot be right", rows
        ),
        "bad_date": ngettext("%(n)s date cannot be read", "%(n)s dates cannot be read", values),
        "unknown_role": ngettext("%(n)s role is unknown", "%(n)s roles are unknown", values),
        "bad_places": ngettext(
            "%(n)s number of places cannot be read", "%(n)s numbers of places cannot be read", values
        ),
        "too_long": ngettext("%(n)s text is too long", "%(n)s texts are too long", rows),
        "unknown_manager": ngettext(
            "%(n)s line manager is not found", "%(n)s line managers are not found", values
        ),
        "ambiguous_manager": ngettext(
            "%(n)s line manager can be several people", "%(n)s line managers can be several people", values
        ),
        "own_manager": ngettext(
            "%(n)s person is their own line manager", "%(n)s people are their own line managers", rows
        ),
        "manager_cycle": _("Line managers go round in a circle"),
        "double_email": ngettext(
            "%(n)s e-mail stands on several rows", "%(n)s e-mails stand on several rows", values
        ),
        "double_number": ngettext(
            "%(n)s employee number stands on several rows",
            "%(n)s employee numbers stand on several rows",
            values,
        ),
        "double_person": ngettext(
            "%(n)s person stands on several rows", "%(n)s people stand on several rows", values
        ),
        "same_name": ngettext(
            "%(n)s person has the same name as somebody here",
            "%(n)s people have the same names as somebody here",
            rows,
        ),
        "has_left": ngettext("%(n)s person had left", "%(n)s people had left", rows),
        "new_competence": ngettext(
            "%(n)s competence is new to the library", "%(n)s competences are new to the library", values
        ),
        "manager_left_out": ngettext(
            "%(n)s person is read in without a line manager for now",
            "%(n)s people are read in without a line manager for now",
            rows,
        ),
        "other_ui_language": ngettext(
            "%(n)s person gets the organisation's language",
            "%(n)s people get the organisation's language",
            rows,
        ),
    }
    by_value = {"bad_date", "unknown_role", "bad_places", "unknown_manager", "ambiguous_manager",
                "double_email", "double_number", "double_person", "new_competence"}  # fmt: skip
    return titles[kind] % {"n": values if kind in by_value else rows}


def _day(text: str) -> str:
    return date_format(date.fromisoformat(text), "DATE_FORMAT") if text else ""
