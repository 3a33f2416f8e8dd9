import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotsa.kit.swedish import search_key, sort_key


def test_names_are_sorted_as_swedes_expect() -> None:
    names = ["Örjan", "Åsa", "Ärla", "Zlatan", "Åke", "anna", "Anna Bo", "Annabo", "Émile", "Erik", "Øyvind"]
    assert sorted(names, key=sort_key) == [
        "anna", "Anna Bo", "Annabo", "Émile", "Erik", "Zlatan", "Åke", "Åsa", "Ärla", "Örjan", "Øyvind",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "name", "found"),
    [
        ("åsa", "Åsa Öberg", True),
        ("ÖBERG", "Åsa Öberg", True),
        ("asa", "Åsa Öberg", False),
        ("renee", "Renée", True),
        ("a\u030asa", "Åsa", True),  # å typed as a and a ring
        ("  bo   ek ", "Bo Ek", True),
    ],
)
def test_name_is_found_as_swedes_type_it(typed: str, name: str, found: bool) -> None:
    assert (search_key(typed) in search_key(name)) is found


@given(st.text(max_size=300))
def test_keys_are_short_and_stable(text: str) -> None:
    for key in (sort_key, search_key):
        assert len(key(text)) <= 200
        assert key(text) == key(text)
    assert sort_key(text) == sort_key(f"  {text} ") or len(sort_key(text)) >= 199
