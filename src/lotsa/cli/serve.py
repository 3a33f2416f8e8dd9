"""`lotsa serve` and `lotsa demo`: web and worker as one, on one machine."""

import os
import subprocess
import sys
from pathlib import Path

from lotsa.cli import address, data_folder
from lotsa.cli.sentences import sentence
from lotsa.cli.stop import Stop
from lotsa.cli.supervisor import Child, Supervisor

_LOTSA = [sys.executable, "-m", "lotsa.cli"]


def run(folder: Path, host: str, port: int, *, example: bool, new_master_key: bool) -> int:
    address.demand_free(host, port)
    os.umask(0o077)  # what its processes write is its owner's alone
    data_folder.prepare(folder, new_master_key=new_master_key)
    with data_folder.held(folder):
        data_folder.remember_port(folder, port)
        print(sentence("preparing", folder=folder), flush=True)
        news = _set_up(example=example)

        def tell() -> None:
            print("\n".join([*news, sentence("ready", address=address.shown(host, port))]), flush=True)

        web = Child("web", [*_LOTSA, "web", "--leashed"])
        worker = Child("worker", [*_LOTSA, "worker", "--leashed"])
        supervisor = Supervisor([web, worker], answer=lambda: address.answer(host, port), on_ready=tell)
        return supervisor.run()


def _set_up(*, example: bool) -> list[str]:
    """Database, files and first data, in a process of its own: this one stays small for as long as it
    runs. Gives the sentences to be shown once the server answers."""
    words = ["prepare", *(["--example"] if example else [])]
    done = subprocess.run([*_LOTSA, *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        raise Stop(sentence("never_ready"))
    return done.stdout.decode(errors="replace").splitlines()


def choose(folder: Path, host: str, port: int) -> None:
    """Every process of this server reads the same settings."""
    os.environ.update(LOTSA_DATA=str(folder), LOTSA_PORT=str(port), LOTSA_HOST=host)
    for name in ("DATA", "PORT", "HOST"):
        os.environ.pop(f"LOTSA_{name}_FILE", None)
