"""What can be asked of `lotsa`, word by word."""

import argparse
import importlib
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import django

from lotsa.cli import data_folder, leash, serve
from lotsa.cli.sentences import language, sentence
from lotsa.cli.stop import Stop
from lotsa.kit.environment import Misconfigured, read, whole_number
from lotsa.kit.environment import data_folder as chosen_folder
from lotsa.kit.refused import Refused

_SETTINGS = "lotsa.config.settings"


def main(arguments: Sequence[str] | None = None) -> int:
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["test"]:
        return _test(words[1:])
    chosen = _parser().parse_args(words)
    run: Callable[[argparse.Namespace], int] = chosen.run
    try:
        return run(chosen)
    except Stop as problem:
        print(problem, file=sys.stderr)
        return problem.code
    except (Refused, Misconfigured) as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="lotsa", description="Mentoring programmes, on your own server.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    where = argparse.ArgumentParser(add_help=False)
    where.add_argument("--data", metavar="DIR", help="the folder that holds all data")
    listening = argparse.ArgumentParser(add_help=False, parents=[where])
    listening.add_argument("--port", type=int, metavar="N", help="8000 when left out")
    listening.add_argument("--host", metavar="H", help="127.0.0.1 when left out: this machine only")

    for name, says in (
        ("serve", "start web and background jobs; prints a set-up link while nobody has set Lotsa up"),
        ("demo", "the same, with the example company when there is no data yet"),
    ):
        command = commands.add_parser(name, parents=[listening], help=says)
        command.add_argument("--new-master-key", action="store_true", help=argparse.SUPPRESS)
        command.set_defaults(run=_serve, example=name == "demo")
    for name, says in (("web", "the web server alone"), ("worker", "the background jobs alone")):
        command = commands.add_parser(name, parents=[listening], help=says)
        command.add_argument("--leashed", action="store_true", help=argparse.SUPPRESS)
        command.set_defaults(run=_web if name == "web" else _worker)

    command = commands.add_parser("prepare", parents=[where], help="make keys, migrate, collect files")
    command.add_argument("--example", action="store_true", help="with the example company, if empty")
    command.set_defaults(run=_prepare)
    command = commands.add_parser("migrate", parents=[where], help="bring the database up to this version")
    command.set_defaults(run=_migrate)

    command = commands.add_parser("setup-link", parents=[where], help="a new link to set Lotsa up with")
    command.set_defaults(run=_setup_link)
    user = commands.add_parser("user", help="sign-in without mail").add_subparsers(
        required=True, metavar="COMMAND"
    )
    command = user.add_parser(
        "link", parents=[where], help="a link that signs a person in, once, within an hour"
    )
    command.add_argument("email", metavar="EMAIL")
    command.set_defaults(run=_sign_in_link)

    command = commands.add_parser("import", parents=[where], help="take in people from a spreadsheet")
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
    command.add_argument("--json", action="store_true", help="answer in JSON")
    command.add_argument("--without-email", action="store_true", help="take in people who have no address")
    command.add_argument(
        "--as", dest="as_email", default="", metavar="EMAIL", help="in this coordinator's name"
    )
    command.set_defaults(run=_import)

    commands.add_parser("test", help="all checks and tests (from the source code)", add_help=False)
    return parser


def _choose(chosen: argparse.Namespace) -> tuple[Path, str, int]:
    """Folder, host and port: as said, else as the settings say."""
    if chosen.data:
        os.environ["LOTSA_DATA"] = chosen.data
    folder = chosen_folder()
    host = getattr(chosen, "host", None) or read("HOST") or "127.0.0.1"
    port = (
        getattr(chosen, "port", None)
        or whole_number("PORT", 0)
        or int(data_folder.remembered_port(folder) or 8000)
    )
    serve.choose(folder, host, port)
    return folder, host, port


def _with_django(chosen: argparse.Namespace, module: str) -> Any:
    """A module that speaks to the database, imported now that settings can be read."""
    folder, _host, _port = _choose(chosen)
    if not (folder / data_folder.MASTER).exists() and not read("MASTER_KEY"):
        raise Stop(sentence("no_data", folder=folder))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", _SETTINGS)
    django.setup()
    from_terminal = importlib.import_module("django.utils.translation")
    from_terminal.activate(language())
    return importlib.import_module(f"lotsa.cli.{module}")


def _serve(chosen: argparse.Namespace) -> int:
    if not chosen.port and not read("PORT"):
        chosen.port = 8000
    folder, host, port = _choose(chosen)
    return serve.run(folder, host, port, example=chosen.example, new_master_key=chosen.new_master_key)


def _web(chosen: argparse.Namespace) -> int:
    if chosen.leashed:
        leash.follow_parent()
    _folder, host, port = _choose(chosen)
    importlib.import_module("lotsa.cli.web").run(host, port)
    return 0


def _worker(chosen: argparse.Namespace) -> int:
    if chosen.leashed:
        leash.follow_parent()
    _with_django(chosen, "worker").run()
    return 0


def _prepare(chosen: argparse.Namespace) -> int:
    folder, _host, _port = _choose(chosen)
    data_folder.prepare(folder)
    for line in _with_django(chosen, "prepare").run(example=chosen.example):
        print(line)
    return 0


def _migrate(chosen: argparse.Namespace) -> int:
    _with_django(chosen, "prepare").migrate()
    return 0


def _setup_link(chosen: argparse.Namespace) -> int:
    print(_with_django(chosen, "links").setup())
    return 0


def _sign_in_link(chosen: argparse.Namespace) -> int:
    print(_with_django(chosen, "links").sign_in(chosen.email))
    return 0


def _import(chosen: argparse.Namespace) -> int:
    module = _with_django(chosen, "people_import")
    code: int = module.run(
        chosen.file,
        dry_run=chosen.dry_run,
        as_json=chosen.json,
        as_email=chosen.as_email,
        without_email=chosen.without_email,
    )
    return code


def _test(words: list[str]) -> int:
    checks = Path(__file__).resolve().parents[3] / "tools" / "check.py"
    if not checks.exists():
        print(sentence("no_checkout"), file=sys.stderr)
        return 1
    return subprocess.call([sys.executable, str(checks), *words])
