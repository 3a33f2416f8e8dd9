from datetime import date
from pathlib import Path

import time_machine
from django.utils import translation

from lotsa.kit import clock
from lotsa.kit.content import load, say


@time_machine.travel("2026-12-31T23:30:00Z", tick=False)
def test_today_is_the_date_where_the_organisation_is() -> None:
    assert clock.today() == date(2027, 1, 1)
    assert clock.today("Europe/London") == date(2026, 12, 31)


def test_content_speaks_the_readers_language_and_falls_back_on_swedish() -> None:
    text = {"sv": "Hej", "en": "Hello"}
    with translation.override("en"):
        assert say(text) == "Hello"
        assert say({"sv": "Bara svenska"}) == "Bara svenska"
    assert say(text, "sv") == "Hej"
    assert say("lika på båda") == "lika på båda"


def test_content_is_read_from_its_file(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("hej: {sv: Hej å, en: Hello}", encoding="utf-8")
    assert load(file) == {"hej": {"sv": "Hej å", "en": "Hello"}}
