"""The shipped words about switching, ending and the certificate (content/endings.yaml)."""

from pathlib import Path
from typing import Any

from lotsa.kit.content import load, say

_FILE = Path(__file__).parent / "content" / "endings.yaml"


def _flow() -> Any:
    return load(_FILE)["switch_flow"]


def _page(name: str) -> Any:
    return next(page for page in _flow()["pages"] if page["id"] == name)


def flow_text(name: str, language: str | None = None) -> str:
    """ "principle", "visibility" or "undo"."""
    return say(_flow()[name], language)


def page_text(page: str, name: str) -> str:
    return say(_page(page)[name])


def choices(page: str) -> list[tuple[str, str]]:
    found = _page(page)
    return [(each["id"], say(each)) for each in found.get("reasons") or found["options"]]


def label(page: str, key: str) -> str:
    return dict(choices(page)).get(key, "")


def kind_message(other_name: str, thanks_for: str) -> str:
    """What the other party may get to read, before anybody has changed it."""
    return fill(_page("ending")["message"], other_name=other_name, thanks_for=thanks_for)


def second_extension() -> str:
    return say(load(_FILE)["extension"]["second"])


def certificate_text(name: str, **values: Any) -> str:
    return fill(load(_FILE)["certificate"][name], **values)


def fill(text: Any, **values: Any) -> str:
    """Only the names given: {adept} and its forms are an organisation's own and are put in later."""
    said = say(text)
    for name, value in values.items():
        said = said.replace("{" + name + "}", str(value))
    return said
