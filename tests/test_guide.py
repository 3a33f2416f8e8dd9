"""docs/guide says in bold what stands on the pages. A label that is renamed there is renamed here."""

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs/guide"
MENTEE = {"{adept}": "adept", "{adepten}": "adepten", "{adepter}": "adepter", "{adeptens}": "adeptens"}
BOLD = re.compile(r"\*\*([^*]+)\*\*")
EXPLAINED = {"sv": "Ord i fetstil", "en": "Words in bold"}
PAIRS = {
    "README.md": "README.md",
    "programledare.md": "coordinator.md",
    "mentor.md": "mentor.md",
    "adept.md": "mentee.md",
    "chef.md": "manager.md",
    "ledning.md": "leadership.md",
    "administrator.md": "administrator.md",
}


@cache
def labels() -> dict[str, set[str]]:
    """Every text of the product, by language."""
    found: dict[str, set[str]] = {"sv": set(), "en": set()}
    for file in (ROOT / "src/lotsa").rglob("locale/sv/LC_MESSAGES/django.po"):
        with file.open("rb") as catalogue:
            for message in read_po(catalogue):
                if isinstance(message.id, str) and isinstance(message.string, str):
                    swedish = message.string
                    for token, word in MENTEE.items():
                        swedish = swedish.replace(token, word)
                    found["en"].add(message.id)
                    found["sv"].add(swedish)
    return found


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_bold_stands_on_the_pages(language: str) -> None:
    unknown = {
        f"{file.name}: {words}"
        for file in (GUIDE / language).glob("*.md")
        for words in BOLD.findall(file.read_text(encoding="utf-8"))
        if words.removesuffix(".") not in labels()[language] | {EXPLAINED[language]}
    }
    assert unknown == set()


@pytest.mark.parametrize(("swedish", "english"), PAIRS.items())
def test_both_languages_say_the_same_under_as_many_headings(swedish: str, english: str) -> None:
    headings = [
        [len(marks) for marks in re.findall(r"^(#+) ", path.read_text(encoding="utf-8"), re.MULTILINE)]
        for path in (GUIDE / "sv" / swedish, GUIDE / "en" / english)
    ]
    assert headings[0] == headings[1]


def test_every_link_in_the_documents_leads_somewhere() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    broken = {
        f"{document.relative_to(ROOT)}: {target}"
        for document in documents
        for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", document.read_text(encoding="utf-8"))
        if not (document.parent / target).exists()
    }
    assert broken == set()
