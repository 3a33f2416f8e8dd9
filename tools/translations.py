"""Keeps every app's Swedish catalogue in step with its texts. Pure Python: no GNU gettext needed.

    python tools/translations.py                          update all catalogues and compile them
    python tools/translations.py src/lotsa/web/people     only these apps
    python tools/translations.py --prune                  also drop translations nothing uses any more
    python tools/translations.py --check                  change nothing; fail on anything not in order

New texts come into `locale/sv/LC_MESSAGES/django.po` with an empty `msgstr`: write the Swedish there and run
again. A translation whose text is gone is kept at the end, marked `#~`, so that it can be moved to the new
wording. Files hold no line numbers and no dates, so that two branches merge calmly.
"""

import argparse
import ast
import os
import re
import struct
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
HEADER = (
    "Project-Id-Version: lotsa\nLanguage: sv\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
)
KEYWORDS: dict[str, Any] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
TEMPLATE_ENDINGS = {".html", ".txt", ".xml", ".ics"}
WORD_FORMS = {"adept", "adepten", "adepter", "adepterna", "adeptens"}
NAMED = re.compile(r"%\((\w+)\)[sd]")
BRACED = re.compile(r"\{(\w+)\}")

# (context, text, plural)
Key = tuple[str | None, str, str | None]


@dataclass
class App:
    path: Path
    keys: set[Key] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return str(self.path.relative_to(ROOT)) if self.path.is_relative_to(ROOT) else str(self.path)

    @property
    def po(self) -> Path:
        return self.path / "locale" / "sv" / "LC_MESSAGES" / "django.po"

    @property
    def mo(self) -> Path:
        return self.po.with_suffix(".mo")


def all_apps(root: Path = ROOT / "src" / "lotsa") -> list[Path]:
    sections = [path for floor in ("web", "domain") for path in sorted((root / floor).glob("*/"))]
    alone = [root / name for name in ("kit", "config", "api", "cli")]
    return [path for path in [*sections, *alone] if (path / "__init__.py").exists()]


# ---- reading texts ----


def texts_of(app: App) -> None:
    """Fills `app.keys` from its modules and templates."""
    for path in sorted(app.path.rglob("*.py")):
        if "migrations" not in path.parts:
            source = path.read_text(encoding="utf-8")
            _extract(app, path, source)
            _refuse_f_strings(app, path, source)
    for path in sorted(app.path.rglob("templates/**/*")):
        if path.suffix in TEMPLATE_ENDINGS:
            code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            # Inside brackets Python does not mind how the lines of a template are indented.
            _extract(app, path, f"(\n{code}\n)")


def _extract(app: App, path: Path, source: str) -> None:
    found = extract_python(BytesIO(source.encode()), KEYWORDS, [], {"encoding": "utf-8"})
    for _line, name, messages, _comments in found:
        function = str(name)
        texts = list(messages) if isinstance(messages, tuple | list) else [messages]
        spec = KEYWORDS[function]
        context = texts.pop(0) if spec and spec[0] == (1, "c") else None
        wanted = 2 if function.startswith(("ngettext", "npgettext")) else 1
        if len(texts) < wanted or not all(isinstance(text, str) for text in texts[:wanted]):
            continue  # a variable: whoever made the text has marked it
        if texts[0]:
            app.keys.add((context, texts[0], texts[1] if wanted == 2 else None))


def _refuse_f_strings(app: App, path: Path, source: str) -> None:
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in KEYWORDS
            and any(isinstance(argument, ast.JoinedStr) for argument in node.args)
        ):
            app.problems.append(f"{path.name}:{node.lineno}: an f-string cannot be translated")


# ---- catalogues ----


def read(path: Path) -> Catalog:
    if not path.exists():
        return Catalog(locale="sv")
    with path.open("rb") as file:
        return read_po(file, locale="sv")


def _key(message: Any) -> Key:
    if isinstance(message.id, tuple | list):
        return (message.context, message.id[0], message.id[1])
    return (message.context, message.id, None)


def _strings(message: Any) -> tuple[str, ...]:
    if isinstance(message.string, tuple | list):
        return tuple(message.string)
    return (message.string,)


def update(app: App, *, prune: bool) -> Catalog:
    """The catalogue as it should be: today's texts, with the translations there already are."""
    before = read(app.po)
    kept = {_key(message): message for message in [*before, *before.obsolete.values()] if message.id}
    by_text = {(key[0], key[1]): message for key, message in kept.items()}
    after = Catalog(locale="sv")
    for context, text, plural in _distinct(app.keys):
        old = kept.get((context, text, plural)) or by_text.get((context, text))
        strings = _strings(old) if old else ()
        if plural:
            pair = (strings[0] if strings else "", strings[1] if len(strings) > 1 else "")
            after.add((text, plural), pair, context=context, flags=old.flags if old else ())
        else:
            after.add(text, strings[0] if strings else "", context=context, flags=old.flags if old else ())
    if not prune:
        used = {(context, text) for context, text, _plural in app.keys}
        for key, message in kept.items():
            if (key[0], key[1]) not in used and any(_strings(message)):
                after.obsolete[(key[1], key[0]) if key[0] else key[1]] = message
    return after


def _distinct(keys: Iterable[Key]) -> list[Key]:
    """One entry per context and text: the one with a plural serves both."""
    best: dict[tuple[str | None, str], Key] = {}
    for key in sorted(keys, key=lambda key: (key[1], key[0] or "", key[2] or "")):
        best[(key[0], key[1])] = key
    return list(best.values())


def po_bytes(catalog: Catalog) -> bytes:
    out = BytesIO()
    write_po(out, catalog, width=100, no_location=True, omit_header=True, sort_output=True)
    lines = "".join(f'"{line}\\n"\n' for line in HEADER.splitlines())
    body = out.getvalue().decode().strip("\n")
    body = re.sub(r"(?m)^#(~?), python-format\n", "", body)
    return (
        f'msgid ""\nmsgstr ""\n{lines}\n{body}\n'.encode()
        if body
        else f'msgid ""\nmsgstr ""\n{lines}'.encode()
    )


def mo_bytes(catalog: Catalog) -> bytes:
    """The compiled catalogue (GNU .mo, little-endian, no hash table); the same input gives the same bytes."""
    pairs = {b"": HEADER.encode()}
    for message in catalog:
        if not message.id or message.fuzzy or not all(_strings(message)):
            continue
        context, text, plural = _key(message)
        name = f"{context}\x04{text}" if context else text
        name = f"{name}\0{plural}" if plural else name
        pairs[name.encode()] = "\0".join(_strings(message)).encode()
    sources = sorted(pairs)
    ids = b"".join(source + b"\0" for source in sources)
    strings = b"".join(pairs[source] + b"\0" for source in sources)
    start, count = 28, len(sources)
    ids_at = start + 16 * count
    table_of_ids, table_of_strings, at, string_at = b"", b"", ids_at, ids_at + len(ids)
    for source in sources:
        table_of_ids += struct.pack("<II", len(source), at)
        table_of_strings += struct.pack("<II", len(pairs[source]), string_at)
        at += len(source) + 1
        string_at += len(pairs[source]) + 1
    head = struct.pack("<7I", 0x950412DE, 0, count, start, start + 8 * count, 0, 0)
    return head + table_of_ids + table_of_strings + ids + strings


# ---- judging ----


def faults(app: App, *, catalog: Catalog) -> Iterator[str]:
    """What is not in order with a catalogue that holds the right texts."""
    yield from app.problems
    for message in catalog:
        if not message.id:
            continue
        context, text, plural = _key(message)
        strings = _strings(message)
        shown = f"“{text}”" + (f" ({context})" if context else "")
        if message.fuzzy:
            yield f"marked fuzzy: {shown}"
        if not all(strings):
            yield f"not translated: {shown}"
            continue
        for string in strings:
            yield from (f"{fault}: {shown}" for fault in _faults_of(text, plural, string))
    for message in catalog.obsolete.values():
        yield f"no longer used (--prune drops it): “{_key(message)[1]}”"


def _faults_of(text: str, plural: str | None, string: str) -> Iterator[str]:
    allowed = set(NAMED.findall(text)) | set(NAMED.findall(plural or ""))
    used = set(NAMED.findall(string))
    if used - allowed or (plural is None and allowed - used):
        yield f"placeholders differ ({', '.join(sorted(used ^ allowed))})"
    for word in BRACED.findall(string):
        if word.lower() not in WORD_FORMS and word not in BRACED.findall(text):
            yield f"unknown word {{{word}}}"
    if re.search(r"(?<!\{)\badept(en|er|erna|ens)?\b", string, re.IGNORECASE):
        yield "write {adept}, {adepten}… so that the word can be renamed"


def disagreements(catalogues: Iterable[tuple[App, Catalog]]) -> Iterator[str]:
    """One English text, two Swedish ones: Django knows one catalogue only, so one of them would win."""
    seen: dict[tuple[str | None, str], dict[tuple[str, ...], str]] = defaultdict(dict)
    for app, catalog in catalogues:
        for message in catalog:
            if message.id and all(_strings(message)):
                context, text, _plural = _key(message)
                seen[(context, text)].setdefault(_strings(message), app.name)
    for (_context, text), translations in sorted(seen.items(), key=lambda item: item[0][1]):
        if len(translations) > 1:
            shown = "; ".join(f"“{strings[0]}” in {name}" for strings, name in translations.items())
            yield f"“{text}” is translated in different ways (use pgettext if both are meant): {shown}"


def run(paths: list[Path], *, check: bool, prune: bool, everywhere: list[Path] | None = None) -> int:
    if not settings.configured and "DJANGO_SETTINGS_MODULE" not in os.environ:
        settings.configure(USE_I18N=True)  # templatize asks for it
    count = 0
    for path in paths:
        app = App(path.resolve())
        texts_of(app)
        if not app.keys and not app.po.exists():
            continue
        catalog = update(app, prune=prune)
        wanted_po, wanted_mo = po_bytes(catalog), mo_bytes(catalog)
        if check:
            found = list(faults(app, catalog=catalog))
            stale = [
                file.name
                for file, wanted in ((app.po, wanted_po), (app.mo, wanted_mo))
                if _differs(file, wanted)
            ]
            found += [f"{name} is not up to date: run tools/translations.py" for name in stale]
        else:
            app.po.parent.mkdir(parents=True, exist_ok=True)
            _write(app.po, wanted_po)
            _write(app.mo, wanted_mo)
            found = list(faults(app, catalog=catalog))
        count += len(found)
        for line in found:
            sys.stdout.write(f"{app.name}: {line}\n")
    others = [App(path.resolve()) for path in everywhere or paths]
    for line in disagreements((app, read(app.po)) for app in others if app.po.exists()):
        sys.stdout.write(f"note: {line}\n")
    sys.stdout.write(
        f"{count} to put right in {len(paths)} apps\n" if count else "All texts are in both languages.\n"
    )
    return 1 if check and count else 0


def _differs(file: Path, wanted: bytes) -> bool:
    return not file.exists() or file.read_bytes() != wanted


def _write(file: Path, content: bytes) -> None:
    if _differs(file, content):
        file.write_bytes(content)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Swedish catalogues of every app: update, compile, check.")
    parser.add_argument("apps", nargs="*", type=Path, help="app folders; all when left out")
    parser.add_argument("--check", action="store_true", help="change nothing, fail on what is not in order")
    parser.add_argument("--prune", action="store_true", help="drop translations nothing uses any more")
    chosen = parser.parse_args(arguments)
    return run(chosen.apps or all_apps(), check=chosen.check, prune=chosen.prune, everywhere=all_apps())


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
