"""The house rules that no linter knows (docs/house-rules.md)."""

import ast
import tomllib
from pathlib import Path

from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "lotsa"
WRITES = {
    "save", "create", "update", "delete", "get_or_create", "update_or_create", "bulk_create", "bulk_update",
    "asave", "acreate", "aupdate", "adelete",
}  # fmt: skip
LINES = 400


def domain_floors() -> dict[str, int]:
    """Module -> height, from the import contract, so that the two cannot disagree."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "domain")
    return {
        module.strip(" ()"): -height for height, layer in enumerate(layers) for module in layer.split("|")
    }


def test_foreign_keys_point_down() -> None:
    floors = domain_floors()
    wrong = []
    for model in apps.get_models(include_auto_created=False):
        if not model.__module__.startswith("lotsa.domain."):
            continue
        here = model._meta.app_label
        for field in model._meta.get_fields():
            if isinstance(field, ForeignKey | ManyToManyField) and field.related_model is not model:
                there = field.related_model._meta.app_label
                if there != here and floors.get(there, 99) >= floors[here]:
                    wrong.append(f"{model.__name__}.{field.name} -> {there}")
    assert wrong == []


def test_foreign_keys_are_named_by_class() -> None:
    """A key written as a string hides an import from the contracts."""
    wrong = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in SOURCE.glob("domain/**/models*/**/*.py")
        for call in _calls(path)
        if getattr(call.func, "attr", "") in {"ForeignKey", "OneToOneField", "ManyToManyField"}
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and call.args[0].value != "self"
    ]
    assert wrong == []


def test_only_actions_write() -> None:
    wrong = []
    for path in SOURCE.rglob("*.py"):
        inside = path.relative_to(SOURCE).parts
        if inside[0] == "engine" or "migrations" in inside or any(p.startswith("actions") for p in inside):
            continue
        if inside == ("kit", "careful.py"):  # the brick that actions save with
            continue
        for call in _calls(path):
            if (
                isinstance(call.func, ast.Attribute)
                and call.func.attr in WRITES
                and _is_rows(call.func.value)
            ):
                wrong.append(f"{path.relative_to(ROOT)}:{call.lineno} .{call.func.attr}()")
    assert wrong == []


def _is_rows(value: ast.expr) -> bool:
    """Whether the thing written to looks like a row or a query, not a set, a dict, a hash or a form."""
    text = ast.unparse(value)
    if text in {"row", "rows"}:
        return True
    return ".objects" in text or "_default_manager" in text or (text.endswith(")") and ".filter(" in text)


def test_views_never_see_rows() -> None:
    """The import contract covers views.py; a section's other views (me_views.py, …) are held to it here."""
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in SOURCE.glob("web/*/*views*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("lotsa.domain.")
        and ".models" in (node.module or "")
    ]
    assert wrong == []


def test_files_are_short() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {lines}"
        for path in SOURCE.rglob("*.py")
        if "migrations" not in path.parts and (lines := len(path.read_text().splitlines())) > LINES
    ]
    assert long == []


def test_views_are_short() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in SOURCE.glob("web/*/*views*.py")
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and node.end_lineno is not None
        and _body_lines(node) > 15
    ]
    assert long == []


def _body_lines(view: ast.FunctionDef) -> int:
    body = view.body
    if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        body = body[1:]
    return (view.end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_no_signals_and_no_save_overrides() -> None:
    wrong = []
    for path in (SOURCE / "domain").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                "django.db.models.signals"
            ):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
            if isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"}:
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert wrong == []


def test_names_say_something() -> None:
    """No junk drawers."""
    empty = {"utils", "helpers", "common", "manager", "handler", "service", "base", "misc"}
    assert [str(path) for path in SOURCE.rglob("*.py") if path.stem in empty] == []


def _calls(path: Path) -> list[ast.Call]:
    return [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
