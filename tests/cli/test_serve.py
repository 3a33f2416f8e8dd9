"""The server as a person starts it: real processes, a real port, a folder of its own."""

import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("serve")]
LOTSA = [sys.executable, "-m", "lotsa.cli"]
SECONDS = 60
POSTGRESQL = os.environ.get("LOTSA_TEST_DATABASE_URL", "")


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def environment(**more: str) -> dict[str, str]:
    """Without the settings of the tests, so that it is the product's own that run."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("LOTSA_") and name not in ("DJANGO_SETTINGS_MODULE", "LANGUAGE", "LC_ALL")
    }
    return {**kept, "LANG": "en_GB.UTF-8", **more}


def status(port: int, path: str) -> int:
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except OSError:
            return 0


def children_of(pid: int) -> dict[str, int]:
    """What the supervisor has started: the word after `lotsa.cli` -> process id."""
    told = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True)
    found = {}
    for line in told.stdout.splitlines():
        child, parent, command = line.split(None, 2)
        word = re.search(r"lotsa\.cli (\w+)", command)
        if int(parent) == pid and word:
            found[word.group(1)] = int(child)
    return found


def wait_until(question: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        if question():
            return True
        time.sleep(0.1)
    return False


def on_postgresql(command: str) -> None:
    with psycopg.connect(POSTGRESQL, autocommit=True) as connection:
        connection.execute(command)


class Server:
    """On SQLite, or on a database of its own where the tests run on PostgreSQL."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port, self.news = folder, free_port(), ""
        self.environment = environment()
        if POSTGRESQL:
            self.database = f"lotsa_serve_{self.port}"
            on_postgresql(f"CREATE DATABASE {self.database}")
            address = urlsplit(POSTGRESQL)._replace(path=f"/{self.database}").geturl()
            self.environment["LOTSA_DATABASE_URL"] = address
        self.process = subprocess.Popen(
            [*LOTSA, "serve", "--data", str(folder), "--port", str(self.port)],
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
        )

    def said(self) -> str:
        """What it has printed once it says that it is running."""
        assert self.process.stdout is not None
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if "is running" in line:
                break
        return "".join(lines)

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(SECONDS)
        if POSTGRESQL:
            on_postgresql(f"DROP DATABASE {self.database} WITH (FORCE)")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("serve") / "data")
    started.news = started.said()
    yield started
    started.end()


def test_serve_tells_its_address_and_answers(server: Server) -> None:
    assert f"Lotsa is running: http://127.0.0.1:{server.port}" in server.news
    assert (status(server.port, "/healthz"), status(server.port, "/readyz")) == (200, 200)


def test_serve_prints_a_setup_link_that_opens(server: Server) -> None:
    found = re.search(rf"http://127\.0\.0\.1:{server.port}(/setup/\S+)", server.news)
    assert found is not None
    assert status(server.port, urlsplit(found.group(1)).geturl()) == 200


def test_serve_lets_only_the_owner_into_the_folder(server: Server) -> None:
    assert stat.S_IMODE(server.folder.stat().st_mode) == 0o700
    files = [path for path in server.folder.iterdir() if path.is_file()]
    assert {"secret.key", "master.key"} <= {path.name for path in files}
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def test_serve_delivers_static_files_under_names_that_can_be_cached(server: Server) -> None:
    names = [path.name for path in (server.folder / "static" / "lotsa").glob("lotsa.*.css")]
    assert [status(server.port, f"/static/lotsa/{name}") for name in names] == [200]


def test_open_tabs_of_others_keep_nobody_waiting(server: Server) -> None:
    """A browser holds its connections open; more of them than there are threads must not shut the door."""
    idle = [socket.create_connection(("127.0.0.1", server.port)) for _each in range(60)]
    try:
        assert [status(server.port, "/healthz") for _each in range(5)] == [200] * 5
    finally:
        for connection in idle:
            connection.close()


@pytest.mark.parametrize("name", ["worker", "web"])
def test_serve_starts_again_what_dies(server: Server, name: str) -> None:
    before = children_of(server.process.pid)
    os.kill(before[name], signal.SIGKILL)
    assert wait_until(lambda: children_of(server.process.pid).get(name, before[name]) != before[name])
    assert wait_until(lambda: status(server.port, "/readyz") == 200)


def test_serve_has_a_folder_to_itself(server: Server) -> None:
    second = subprocess.run(
        [*LOTSA, "serve", "--data", str(server.folder), "--port", str(free_port())],
        env=server.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (second.returncode, "already running with the data folder" in second.stderr) == (1, True)


def test_other_commands_print_links_to_the_server_that_runs(server: Server) -> None:
    done = subprocess.run(
        [*LOTSA, "setup-link", "--data", str(server.folder)],
        env=server.environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.startswith(f"http://127.0.0.1:{server.port}/setup/?token=")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_serve_leaves_nothing_behind(tmp_path: Path, number: int) -> None:
    """Whether it is asked to end or killed, its processes go and the port is free."""
    server = Server(tmp_path / "data")
    server.said()
    pids = children_of(server.process.pid)
    started = time.monotonic()
    server.process.send_signal(number)
    code = server.process.wait(SECONDS)
    assert set(pids) == {"web", "worker"}
    assert wait_until(lambda: not any(_runs(pid) for pid in pids.values()))
    assert wait_until(lambda: _is_free(server.port))
    server.end()
    assert code == (0 if number == signal.SIGINT else -signal.SIGKILL)
    assert time.monotonic() - started < SECONDS


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _is_free(port: int) -> bool:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
