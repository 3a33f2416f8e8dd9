"""Queries, time and bytes of the pages each role works with, in two sizes on two databases.

    .venv/bin/python benchmarks/pages.py            60 and 5,000 people, SQLite and PostgreSQL; some minutes
    .venv/bin/python benchmarks/pages.py --quick    the example company on SQLite
    .venv/bin/python benchmarks/pages.py --markdown tables for docs/benchmarks.md

CPU and wall are medians of seven requests after two that warm up, in one process without a network: what the
server needs. A page breaks a goal when it takes longer or is larger than docs/benchmarks.md promises, or when
it asks more queries of the larger organisation. Ends with 1 if any does.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools import postgres  # noqa: E402 - found through the line above

World = dict[str, Any]
SIZES = ("example", "large")
ROLES = ("coordinator", "mentee", "mentor", "manager", "leadership", "administrator", "employee")
MATCH_SECONDS = {"example": 1.0, "large": 10.0}


def measured(size: str, url: str, times: int) -> World:
    """One world in a data folder of its own, made and measured by other processes."""
    with tempfile.TemporaryDirectory(prefix="lotsa-pages-") as folder:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("LOTSA_")}
        environment |= {
            "LOTSA_DATA": folder,
            "LOTSA_DATABASE_URL": url,
            "LOTSA_UNDO_MINUTES": "0",
            "DJANGO_SETTINGS_MODULE": "lotsa.config.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        }
        example = ["--example"] if size == "example" else []
        _run(["-m", "lotsa.cli", "prepare", *example], environment)
        return dict(json.loads(_run([str(ROOT / "benchmarks/measuring.py"), size, str(times)], environment)))


def _run(words: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run([sys.executable, *words], env=environment, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(words)}:\n{done.stderr}")
    return done.stdout


@contextmanager
def databases(kind: str) -> Iterator[dict[str, str]]:
    """The address of an empty database for each size; for SQLite none, the data folder holds it."""
    if kind == "SQLite":
        yield dict.fromkeys(SIZES, "")
        return
    import psycopg

    with postgres.running() as address:
        with psycopg.connect(address, autocommit=True) as server:
            for size in SIZES:
                server.execute(f"CREATE DATABASE bench_{size}")
        yield {size: address.replace("/postgres?", f"/bench_{size}?") for size in SIZES}


def broken(page: World, size: str, queries: dict[str, int]) -> list[str]:
    """The goals this page does not reach."""
    found = []
    if page["status"] != 200:
        found.append(f"answered {page['status']}")
    if page["goal_ms"] and page["wall_ms"] > page["goal_ms"]:
        found.append(f"{page['wall_ms']:.0f} > {page['goal_ms']} ms")
    if page["goal_kb"] and page["first_visit"] > 1000 * page["goal_kb"]:
        found.append(f"{page['first_visit'] / 1000:.0f} > {page['goal_kb']} KB")
    # Fewer in the larger is no fault: a list that would be too long is left out.
    if queries.get("large", 0) > queries.get("example", queries.get("large", 0)):
        found.append(f"queries {queries['example']} → {queries['large']}")
    return found


def queries_by_page(worlds: dict[str, World]) -> dict[tuple[str, str], dict[str, int]]:
    found: dict[tuple[str, str], dict[str, int]] = {}
    for size, world in worlds.items():
        for page in world["pages"]:
            found.setdefault((page["role"], page["name"]), {})[size] = page["queries"]
    return found


HEADINGS = (
    "Role",
    "Page",
    "Queries",
    "CPU ms",
    "Wall ms",
    "HTML KB",
    "gz KB",
    "First visit KB",
    "Goal not reached",
)


def table(world: World, size: str, queries: dict[tuple[str, str], dict[str, int]]) -> list[tuple[str, ...]]:
    rows = []
    for page in sorted(world["pages"], key=lambda page: ROLES.index(page["role"])):
        rows.append(
            (
                page["role"],
                page["name"],
                str(page["queries"]),
                f"{page['cpu_ms']:.0f}",
                f"{page['wall_ms']:.0f}",
                f"{page['bytes'] / 1000:.0f}",
                f"{page['gz_bytes'] / 1000:.1f}",
                f"{page['first_visit'] / 1000:.1f}" if page["goal_kb"] else "–",
                "; ".join(broken(page, size, queries[page["role"], page["name"]])),
            )
        )
    return rows


def show(rows: list[tuple[str, ...]], *, markdown: bool) -> None:
    if markdown:
        print("| " + " | ".join(HEADINGS) + " |")
        print("|---|---|" + "--:|" * 6 + "---|")
        for row in rows:
            print("| " + " | ".join(row) + " |")
        return
    widths = [max(len(row[n]) for row in (HEADINGS, *rows)) for n in range(len(HEADINGS))]
    for row in (HEADINGS, *rows):
        cells = (
            cell.rjust(width) if 2 <= n <= 7 else cell.ljust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  ".join(cells).rstrip())


def report(kind: str, worlds: dict[str, World], *, markdown: bool, verbose: bool) -> int:
    """Prints the tables of one database; how many goals are not reached."""
    queries = queries_by_page(worlds)
    failures = 0
    for size, world in worlds.items():
        took = world["took"]
        print(f"\n{'### ' if markdown else ''}{kind}, {world['people']} people\n")
        print(
            f"{world['pairs']} pairs under way. A proposal of {world['matched']} pairs took "
            f"{took['match']:.2f} s (goal {MATCH_SECONDS[size]:.0f} s), "
            f"publishing it {took['publish']:.2f} s.\n"
        )
        rows = table(world, size, queries)
        show(rows, markdown=markdown)
        failures += sum(bool(row[-1]) for row in rows) + (took["match"] > MATCH_SECONDS[size])
        if verbose:
            for page in world["pages"]:
                for count, statement in page["repeated"]:
                    print(f"  {page['role']}, {page['name']}: {count} x {statement}")
    return failures


def main() -> int:
    parser = argparse.ArgumentParser(description="Queries, time and bytes of Lotsa's pages.")
    parser.add_argument("--quick", action="store_true", help="only the example company, on SQLite")
    parser.add_argument("--only", choices=["sqlite", "postgresql"], help="one of the databases")
    parser.add_argument("--times", type=int, default=7, help="requests the median is taken of")
    parser.add_argument("--markdown", action="store_true", help="tables as in docs/benchmarks.md")
    parser.add_argument(
        "--repeated", action="store_true", help="also statements made several times in a page"
    )
    parser.add_argument("--json", action="store_true", help="the figures alone, as JSON")
    chosen = parser.parse_args()
    kinds = ["SQLite"] if chosen.quick or chosen.only == "sqlite" else ["SQLite", "PostgreSQL"]
    if chosen.only == "postgresql":
        kinds = ["PostgreSQL"]
    failures, all_worlds = 0, {}
    for kind in kinds:
        with databases(kind) as addresses:
            sizes = SIZES[:1] if chosen.quick else SIZES
            worlds = {size: measured(size, addresses[size], chosen.times) for size in sizes}
        all_worlds[kind] = worlds
        if not chosen.json:
            failures += report(kind, worlds, markdown=chosen.markdown, verbose=chosen.repeated)
    if chosen.json:
        print(json.dumps(all_worlds))
        return 0
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(f"\nPython {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f} at the end.")
    print("Every goal is reached." if not failures else f"{failures} goals are not reached.")
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
