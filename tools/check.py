"""Everything that must be in order before a change is taken in; `python3 run.py test` and .ci/run call it.

The style and type checks first, then all tests on SQLite, the same (without a browser) on PostgreSQL, and the
browser tests in a real Chromium. One failure does not keep the rest from running; the last line says how it
went, with the counts pytest reports.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser import chromium  # noqa: E402 - found through the line above
from tools import postgres  # noqa: E402

STYLE = ["benchmarks", "src", "tests", "tools", "run.py"]
CHECKS: dict[str, list[str]] = {
    "ruff": ["-m", "ruff", "check", *STYLE],
    "format": ["-m", "ruff", "format", "--check", *STYLE],
    "types": ["-m", "mypy"],
    "floors": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    "translations": ["tools/translations.py", "--check"],
}
COUNTED = ("tests", "failures", "errors", "skipped")


@dataclass
class Outcome:
    failed: list[str] = field(default_factory=list)
    counts: dict[str, dict[str, int]] = field(default_factory=dict)

    def sentence(self) -> str:
        lines = []
        for suite, counts in self.counts.items():
            passed = counts["tests"] - counts["failures"] - counts["errors"] - counts["skipped"]
            lines.append(f"{suite}: {passed} passed, {counts['failures'] + counts['errors']} failed")
            if counts["skipped"]:
                lines[-1] += f", {counts['skipped']} skipped"
        total = sum(counts["tests"] for counts in self.counts.values())
        verdict = f"Not in order: {', '.join(self.failed)}." if self.failed else "All in order."
        return f"{verdict} {total} tests run ({'; '.join(lines)})." if self.counts else verdict


def say(text: str) -> None:
    print(f"\n== {text}", flush=True)


def run(words: Sequence[str], environment: dict[str, str] | None = None) -> bool:
    done = subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode == 0


def run_suite(
    outcome: Outcome, suite: str, words: Sequence[str], environment: dict[str, str] | None = None
) -> None:
    """Runs pytest and keeps its own counts. A suite that ran nothing has failed."""
    say(f"Tests: {suite}")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        good = run(["-m", "pytest", "-q", f"--junit-xml={report}", *words], environment)
        counts = dict.fromkeys(COUNTED, 0)
        if report.exists():
            for each in ElementTree.parse(report).iter("testsuite"):  # noqa: S314 - pytest has just written it
                for name in COUNTED:
                    counts[name] += int(each.get(name, "0"))
    outcome.counts[suite] = counts
    if not good or counts["skipped"] or not counts["tests"]:
        outcome.failed.append(f"tests on {suite}")


def on_postgresql(outcome: Outcome, words: Sequence[str]) -> None:
    given = os.environ.get("LOTSA_TEST_DATABASE_URL")
    if given:
        run_suite(outcome, "PostgreSQL", words)
        return
    try:
        with postgres.running() as address:
            run_suite(outcome, "PostgreSQL", words, {"LOTSA_TEST_DATABASE_URL": address})
    except (OSError, RuntimeError, subprocess.SubprocessError) as problem:
        print(f"PostgreSQL could not be started: {problem}")
        outcome.failed.append("PostgreSQL")


def in_chromium(outcome: Outcome, words: Sequence[str], environment: dict[str, str]) -> None:
    try:
        path = chromium.find() or chromium.install()
    except chromium.BrowserMissingError as problem:
        print(problem)
        outcome.failed.append("Chromium")
        return
    run_suite(outcome, "Chromium", words, {**environment, "CHROMIUM": path})


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="lotsa test", description="All checks and tests.")
    parser.add_argument("--workers", default=str(min(os.cpu_count() or 1, 8)), help="tests run side by side")
    parser.add_argument(
        "--only", choices=["checks", "sqlite", "postgresql", "browser"], help="one part, while you work"
    )
    chosen = parser.parse_args(arguments)
    started = time.monotonic()
    outcome = Outcome()
    parts = [chosen.only] if chosen.only else ["checks", "sqlite", "postgresql", "browser"]
    if "checks" in parts:
        for name, words in CHECKS.items():
            say(name)
            if not run(words):
                outcome.failed.append(name)
    without = {"LOTSA_TEST_DATABASE_URL": ""}
    side_by_side = ["-n", chosen.workers, "--dist", "loadgroup"]
    if "sqlite" in parts:
        run_suite(outcome, "SQLite", ["-m", "not browser", *side_by_side], without)
    if "postgresql" in parts:
        on_postgresql(outcome, ["-m", "not browser", *side_by_side])
    if "browser" in parts:
        in_chromium(outcome, ["-m", "browser", *side_by_side], without)
    minutes, seconds = divmod(round(time.monotonic() - started), 60)
    print(f"\n{outcome.sentence()} It took {minutes} min {seconds} s.")
    return 1 if outcome.failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
