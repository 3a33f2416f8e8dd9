"""The shipped mails, as they stand in content/mails/: one file each, both languages."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lotsa.kit.content import load, say

_CONTENT = Path(__file__).parent / "content" / "mails"
# A person who is being erased has no choices left to make, and a sign-in link was asked for just now. An
# address that is left behind, or not yet proved, gets no link but the one it is asked about.
_WITHOUT_FOOTER = {
    "signin_link", "account_erased", "address_waiting", "address_leaving", "address_arriving",
    "address_changed",
}  # fmt: skip

_TO_INVITED = {"invitation_mentor", "invitation_mentee", "interest_reminder"}


@dataclass(frozen=True)
class Template:
    key: str
    texts: dict[str, Any]  # subject and body: sv and en
    placeholders: tuple[str, ...]

    def subject(self, language: str) -> str:
        return say(self.texts["subject"], language).strip()

    def body(self, language: str) -> str:
        return say(self.texts["body"], language).strip()

    @property
    def has_footer(self) -> bool:
        return self.key not in _WITHOUT_FOOTER


@cache
def template(key: str) -> Template:
    content = load(_CONTENT / f"{key}.yaml")
    return Template(
        key=content["id"],
        texts={"subject": content.get("subject", ""), "body": content["body"]},
        placeholders=tuple(content["placeholders"]),
    )


def footer(language: str, key: str = "") -> str:
    """Whoever is merely asked to take part is not told that they do."""
    return template("_footer_invited" if key in _TO_INVITED else "_footer").body(language)


@cache
def template_keys() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in _CONTENT.glob("[!_]*.yaml")))


def examples(language: str, key: str = "") -> dict[str, str]:
    """A made-up value for every placeholder, for the page that shows all messages; some mails have their own,
    so that a mentor is not greeted by the name of the mentee."""
    content = load(_CONTENT / "_placeholders.yaml")
    usual = {name: entry["example"] for name, entry in content["placeholders"].items()}
    own = content["in_one_mail"].get(key, {})
    return {name: _said(example, language) for name, example in {**usual, **own}.items()}


def _said(example: Any, language: str) -> str:
    return say(example, language) if isinstance(example, dict) else str(example)
