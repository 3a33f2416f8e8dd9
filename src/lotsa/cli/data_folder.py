"""The one folder that holds an installation's data: database, keys, collected files."""

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lotsa.cli.sentences import sentence
from lotsa.cli.stop import Stop
from lotsa.kit.environment import read

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

SECRET, MASTER = "secret.key", "master.key"
_PORT = "port"


def prepare(folder: Path, *, new_master_key: bool = False) -> None:
    """The folder (only its owner gets in) with its two keys, each made once and never changed here."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        if not read("SECRET_KEY"):
            _make_key(folder / SECRET)
        if not read("MASTER_KEY"):
            has_data = (folder / "lotsa.sqlite3").exists() and not (folder / MASTER).exists()
            if has_data and not new_master_key:
                raise Stop(sentence("no_master_key", folder=folder))
            _make_key(folder / MASTER)
    except OSError as problem:
        raise Stop(sentence("no_folder", folder=folder, why=problem.strerror)) from problem


def _make_key(path: Path) -> None:
    """Written aside and linked into place, so that two starts at once agree on one key and no half key is
    ever read."""
    if path.exists():
        path.chmod(0o600)
        return
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(48) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """One server per folder. The operating system lets go when the process ends, however it ends."""
    with (folder / "running.lock").open("a") as file:
        try:
            if sys.platform == "win32":
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            raise Stop(sentence("running", folder=folder)) from problem
        yield


def remember_port(folder: Path, port: int) -> None:
    """So that a link printed by another command leads to the server that runs."""
    (folder / _PORT).write_text(f"{port}\n", encoding="ascii")


def remembered_port(folder: Path) -> int:
    with suppress(OSError, ValueError):
        return int((folder / _PORT).read_text(encoding="ascii"))
    return 8000
