import pytest
from django.utils import translation

from lotsa.kit.spoken import language_code, language_name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("svenska", "sv"),
        ("Swedish", "sv"),
        ("SV", "sv"),
        ("sv-SE", "sv"),
        ("Farsi", "fa"),
        ("tigrinska", "ti"),
        ("teckenspråk", "sgn"),
        ("klingonska", None),
        ("", None),
        ("swedish chef", None),
    ],
)
def test_language_is_known_by_its_name_in_either_language_or_by_code(text, code):
    assert language_code(text) == code


def test_language_is_named_in_the_readers_language():
    with translation.override("sv"):
        assert (language_name("so"), language_name("klingonska")) == ("somaliska", "klingonska")
    with translation.override("en"):
        assert language_name("so") == "Somali"
