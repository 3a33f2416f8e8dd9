"""Every link that a mail may hold leads to a page that exists: read from the drafts themselves."""

import ast
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve

from lotsa.domain import notifications

_ID = "00000000-0000-4000-8000-000000000000"
_DRAFTS = Path(notifications.__file__).parent / "drafts"


def path_of(node: ast.expr) -> str | None:
    """The text of a string, with an id wherever something is put in and a word for the token."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value.replace("{token}", "token")
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else _ID for part in node.values)
    if isinstance(node, ast.BinOp):
        return path_of(node.left)
    return None


def paths() -> list[str]:
    found = set()
    for file in _DRAFTS.glob("*.py"):
        if file.stem == "pairs":
            continue  # makes the links that the others ask for
        for call in ast.walk(ast.parse(file.read_text())):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
                continue
            if call.func.id == "Link" and (path := path_of(call.args[0])):
                found.add(f"{file.stem} {path}")
            if call.func.id == "pair_link" and len(call.args) > 1 and (page := path_of(call.args[1])):
                found.add(f"{file.stem} /pairs/{_ID}/{page}")
    return sorted(found)


@pytest.mark.parametrize("path", paths(), ids=lambda path: path[:40])
def test_link_leads_to_a_page(path: str) -> None:
    try:
        resolve(path.split(" ", 1)[1].partition("?")[0])
    except Resolver404:
        pytest.fail(f"{path} leads nowhere")


def test_links_are_found() -> None:
    assert len(paths()) > 30
