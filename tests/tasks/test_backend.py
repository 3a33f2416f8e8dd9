"""What Lotsa asks of whatever runs its jobs, tried on the one that settings name, with real processes on the
database that the suite runs on. A backend that passes this can take its place."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import connection

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parent.parent.parent
_PATIENCE = 60  # seconds; only a failure takes so long


@dataclass
class Place:
    folder: Path
    database: str

    def environment(self, **more: str) -> dict[str, str]:
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.tasks.probe_settings",
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
            "PROBE_FOLDER": str(self.folder),
            "PROBE_DATABASE": self.database,
            **more,
        }

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=ROOT, env=self.environment(), check=True, capture_output=True, text=True,
        )  # fmt: skip
        return done.stdout

    def worker(self, **more: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "django", "ox_worker", "--interval", "0.2", "--verbosity", "0"]
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.environment(**more),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def probe(self, *arguments: str) -> Any:
        out = self.run("tests.tasks.probe", *arguments)
        return json.loads(out) if out.strip() else None

    def lines(self, name: str) -> list[str]:
        path = self.folder / name
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []

    def wait_for(self, name: str, start: str, count: int = 1) -> None:
        until = time.monotonic() + _PATIENCE
        while sum(line.startswith(start) for line in self.lines(name)) < count:
            assert time.monotonic() < until, f"{name}: no {start!r} within {_PATIENCE} seconds"
            time.sleep(0.1)


@pytest.fixture
def place(tmp_path: Path, django_db_blocker: Any) -> Iterator[Place]:
    if connection.vendor != "postgresql":
        here = Place(tmp_path, str(tmp_path / "jobs.sqlite3"))
        here.run("django", "migrate", "--verbosity", "0")
        yield here
        return
    given = connection.settings_dict
    server = {
        "host": given["HOST"],
        "port": given["PORT"] or None,
        "user": given["USER"],
        "password": given["PASSWORD"],
        "dbname": "postgres",
        "autocommit": True,
    }
    name = f"lotsa_jobs_{uuid4().hex[:12]}"
    with psycopg.connect(**server) as maker:
        maker.execute(f'CREATE DATABASE "{name}"')
    try:
        here = Place(tmp_path, name)
        here.run("django", "migrate", "--verbosity", "0")
        yield here
    finally:
        with psycopg.connect(**server) as maker:
            maker.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def stop(*workers: "subprocess.Popen[bytes]") -> None:
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.wait(timeout=_PATIENCE)


def test_a_job_of_a_transaction_that_failed_never_runs(place: Place) -> None:
    place.probe("roll_back", "note", "never")
    place.probe("enqueue", "note", "once")
    worker = place.worker()
    try:
        place.wait_for("once", "done")
    finally:
        stop(worker)
    assert (place.lines("never"), place.lines("once")) == ([], ["done"])
    assert place.probe("count")["jobs"] == {"SUCCESSFUL": 1}


def test_a_job_whose_worker_is_killed_is_done_by_the_next(place: Place) -> None:
    place.probe("enqueue", "slow_at_first", "job")
    first = place.worker()
    place.wait_for("job", "begun")
    first.kill()  # no chance to say goodbye
    first.wait(timeout=_PATIENCE)
    second = place.worker()
    try:
        place.wait_for("job", "done")
    finally:
        stop(second)
    assert [line.split()[0] for line in place.lines("job")] == ["begun", "begun", "done"]
    assert place.probe("count")["jobs"] == {"SUCCESSFUL": 1}


def test_two_workers_run_each_tick_of_a_schedule_once(place: Place) -> None:
    schedules = json.dumps({"tick": {"task": "tests.tasks.probe.tick", "every": 1}})
    workers = [place.worker(PROBE_SCHEDULES=schedules) for _number in range(2)]
    try:
        place.wait_for("ticks", "", count=4)
    finally:
        stop(*workers)
    counts = place.probe("count")
    assert counts["ticks"] == counts["moments"]
    assert sum(counts["jobs"].values()) == counts["ticks"]
    assert len(place.lines("ticks")) == counts["jobs"]["SUCCESSFUL"]
