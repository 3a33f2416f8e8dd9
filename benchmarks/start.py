"""How long Lotsa takes to answer, from the command until /healthz says yes: medians of several runs.

    python3 benchmarks/start.py [--runs 5] [--install]

cold   an empty data folder: keys, database, static files (and the example company, for `demo`)
warm   the same folder again
With --install also a copy of the source with neither .venv nor uv's cache, so that everything is fetched.
"""

import argparse
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 600.0


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def seconds_to_answer(root: Path, data: Path, words: list[str], environment: dict[str, str]) -> float:
    port = free_port()
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, str(root / "run.py"), *words, "--data", str(data), "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while time.perf_counter() - started < LONGEST and process.poll() is None:
            with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                return time.perf_counter() - started
            time.sleep(0.02)
        raise SystemExit(f"run.py {' '.join(words)} did not answer (code {process.poll()})")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def line(name: str, kind: str, taken: list[float]) -> None:
    middle = statistics.median(taken)
    print(f"{name:<12} {kind:<8} {middle:6.2f} s   ({min(taken):.2f}-{max(taken):.2f}, {len(taken)} runs)")


def measure(name: str, words: list[str], runs: int) -> None:
    cold, warm = [], []
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LOTSA_")}
    for _each in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            cold.append(seconds_to_answer(ROOT, Path(folder) / "data", words, environment))
            warm.append(seconds_to_answer(ROOT, Path(folder) / "data", words, environment))
    for kind, taken in (("cold", cold), ("warm", warm)):
        line(name, kind, taken)


def measure_install(runs: int) -> None:
    taken = []
    for _each in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "lotsa"
            subprocess.run(["git", "clone", "-q", str(ROOT), str(copy)], check=True)
            environment = {
                "HOME": str(Path.home()),
                "PATH": os.environ["PATH"],
                "UV_CACHE_DIR": str(Path(folder) / "uv"),
                "PIP_NO_CACHE_DIR": "1",
            }
            taken.append(seconds_to_answer(copy, Path(folder) / "data", [], environment))
            shutil.rmtree(copy)
    line("run.py", "install", taken)


def main() -> None:
    parser = argparse.ArgumentParser(description="Time from the command to the first answer.")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--install", action="store_true", help="also from nothing, fetching everything")
    chosen = parser.parse_args()
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    measure("run --empty", ["--empty"], chosen.runs)
    measure("run", [], chosen.runs)
    if chosen.install:
        measure_install(chosen.runs)


if __name__ == "__main__":
    main()
