import re
from pathlib import Path

import pytest
from django.utils import translation

from lotsa.domain.intake import sentences
from lotsa.domain.intake.questions import KINDS
from lotsa.domain.intake.unreadable import unreadable
from lotsa.engine.spreadsheet import Unreadable
from lotsa.engine.spreadsheet import table as engine_table
from lotsa.engine.spreadsheet.headings import REFUSED_WHOLE, REFUSED_WORDS

CODES = re.findall(r"\b([a-z]+(?:_[a-z]+)*|empty|damaged)(?=\(| ·)", Unreadable.__doc__.split("Codes:")[1])
FACTS = {
    "limit": 20_000_000, "bytes": 1, "looks_like": "docx", "inflated": 1, "seconds": 30, "rows": 9,
    "columns": 9,
    "encoding": "utf-8", "row": 7, "choice": "x",
}  # fmt: skip


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("code", [*CODES, "something_new"])
def test_every_reason_why_a_file_is_unreadable_is_a_sentence(code, language):
    with translation.override(language):
        said = unreadable(Unreadable(code, **FACTS))

    assert said.endswith(".")
    assert "%(" not in said
    assert len(said) > 20


def test_all_codes_of_the_reader_are_covered():
    text = "".join(p.read_text() for p in Path(engine_table.__file__).parent.glob("*.py"))
    raised = set(re.findall(r'Unreadable\(\s*"(\w+)"', text))

    assert raised <= set(CODES)
    assert len(CODES) == 16


@pytest.mark.parametrize("kind", [*KINDS, "taken_meanwhile", "gone_meanwhile"])
def test_every_problem_is_a_sentence_in_both_languages(kind):
    said = []
    for language in ("sv", "en"):
        with translation.override(language):
            said.append(sentences.sentence_of(kind, {"value": "x", "rows": ["2", "3"], "field": "title"}))

    assert all(sentence.endswith(".") and "%(" not in sentence for sentence in said)
    assert said[0] != said[1]


def test_every_refused_kind_and_every_warning_has_words():
    warnings = re.findall(r"[a-z]+_[a-z_]+", engine_table.How.__doc__.split("once:")[1])

    assert set(REFUSED_WHOLE) | set(REFUSED_WORDS) <= set(sentences.REFUSED)
    assert set(warnings) == set(sentences.WARNINGS)
