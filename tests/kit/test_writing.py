import pytest
from django.utils import translation

from lotsa.kit.refused import Refused
from lotsa.kit.writing import lines


def test_lines_are_tidied() -> None:
    assert lines(" ett\r\ntvå \n", field="text", most=10) == "ett\ntvå"
    assert lines("  ", field="text", most=10, needed=False) == ""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" \n", "Skriv några ord först."),
        ("x" * 1_250, "Skriv högst 1 000 tecken. Du har skrivit 250 för många."),
    ],
)
def test_lines_empty_or_endless_are_refused_in_the_readers_words(text: str, sentence: str) -> None:
    with translation.override("sv"), pytest.raises(Refused) as caught:
        lines(text, field="note", most=1_000)
    assert " ".join(str(caught.value.sentence).split()) == sentence
    assert caught.value.field == "note"
