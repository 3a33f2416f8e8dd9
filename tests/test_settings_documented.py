"""docs/settings.md names every setting the source reads, and none that it does not."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READ = re.compile(r'\b(?:read|switch|whole_number|key)\(\s*"([A-Z][A-Z_]+)"')
# The checks read this one, before there is any Lotsa to ask.
FOR_TESTS = {"LOTSA_TEST_DATABASE_URL"}


def settings_read() -> set[str]:
    found = {
        f"LOTSA_{name}"
        for file in (ROOT / "src/lotsa").rglob("*.py")
        for name in READ.findall(file.read_text(encoding="utf-8"))
    }
    return found | FOR_TESTS


def settings_documented() -> set[str]:
    rows = re.findall(
        r"^\| (`LOTSA_.*?) \|", (ROOT / "docs/settings.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    return {name for row in rows for name in re.findall(r"`(LOTSA_[A-Z_]+)`", row)}


def test_settings_are_found_in_the_source() -> None:
    assert {"LOTSA_BASE_URL", "LOTSA_SECRET_KEY", "LOTSA_WEB_WORKERS", "LOTSA_DEBUG"} <= settings_read()


def test_every_setting_is_documented_and_no_other() -> None:
    assert settings_documented() == settings_read()


def test_each_readme_leads_to_the_settings() -> None:
    for name in ("README.md", "README.sv.md"):
        assert "docs/settings.md" in (ROOT / name).read_text(encoding="utf-8")
