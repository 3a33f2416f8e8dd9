"""`lotsa prepare`: brings database and files up to this version; what it prints is for the person who starts
Lotsa. Only imported once Django stands."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.management.commands import collectstatic
from django.core.management import call_command
from django.db import OperationalError, connection
from whitenoise.storage import CompressedManifestStaticFilesStorage

from lotsa.cli.sentences import sentence
from lotsa.cli.stop import Stop
from lotsa.domain.example.actions import load_example
from lotsa.domain.people.actions.links import make_setup_link
from lotsa.domain.people.queries import organisations_exist

_LOCK = 0x4C6F747361  # any number all Lotsas agree on


def run(*, example: bool) -> list[str]:
    """The sentences to show once the server answers."""
    migrate()
    collect()
    if organisations_exist():
        return []
    if example:
        load_example()
        return [sentence("example")]
    return [sentence("set_up", link=make_setup_link())]


def migrate() -> None:
    try:
        with _alone():
            call_command("migrate", interactive=False, verbosity=0)
            call_command("createcachetable", verbosity=0)
    except OperationalError as problem:
        raise Stop(sentence("no_database", why=str(problem).strip())) from problem


@contextmanager
def _alone() -> Iterator[None]:
    """One machine at a time changes a shared database. A SQLite file has one server, which holds the
    folder's lock."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def collect() -> None:
    """Static files where they are served from, when any has changed since the last time."""
    target = Path(settings.STATIC_ROOT)
    mark, wanted = target / ".collected", _fingerprint()
    if mark.exists() and mark.read_text(encoding="ascii") == wanted:
        return
    command: Any = collectstatic.Command()
    # By name: settings choose this storage only once its list of files is there.
    command.storage = CompressedManifestStaticFilesStorage()
    call_command(command, interactive=False, verbosity=0, clear=True)
    mark.write_text(wanted, encoding="ascii")


def _fingerprint() -> str:
    digest = hashlib.sha256(version("lotsa").encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            file = Path(storage.path(path)).stat()
            digest.update(f"{path}\0{file.st_size}\0{file.st_mtime_ns}\n".encode())
    return digest.hexdigest()
