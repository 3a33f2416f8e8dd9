"""The coordinator's follow-up at 2,000 pairs: server time and queries, beside 20 pairs.

    .venv/bin/python benchmarks/followup.py             SQLite and PostgreSQL; about three minutes
    .venv/bin/python benchmarks/followup.py --only sqlite
    .venv/bin/python benchmarks/followup.py --markdown  tables for docs/benchmarks.md

Medians of nine requests after two that warm up, in one process without a network. Ends with 1 when a page
takes longer than 300 ms at 2,000 pairs or asks more queries than at 20.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

GOAL_MS, TIMES, SIZES = 300, 9, (20, 2000)
# The others are listed for comparison.
PROMISED = ("follow-up", "follow-up, last page", "follow-up, one colour", "follow-up, a name", "today")


def world(url: str, pairs: int) -> list[dict[str, Any]]:
    """In a process and a data folder of its own."""
    with tempfile.TemporaryDirectory(prefix="lotsa-followup-") as folder:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("LOTSA_")}
        environment |= {
            "LOTSA_DATA": folder,
            "LOTSA_DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "lotsa.config.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        }
        for words in (["-m", "lotsa.cli", "prepare"], [__file__, "--world", str(pairs)]):
            done = subprocess.run([sys.executable, *words], env=environment, capture_output=True, text=True)
            if done.returncode:
                raise SystemExit(done.stderr)
        return list(json.loads(done.stdout))


def measured(pairs: int) -> None:
    """The other process: makes the world, asks for the pages, prints the figures."""
    from dataclasses import asdict

    from benchmarks.measuring import measure
    from benchmarks.page_list import Page
    from django.db import connection

    from benchmarks import large_organisation
    from lotsa.domain.people.models import Person

    size = large_organisation.Size(
        people=max(3 * pairs, 300), pairs=pairs, mentees=4, mentors=4, messages=10, imports=0, needs=5
    )
    house = large_organisation.make(size)
    if connection.vendor == "postgresql":
        connection.cursor().execute("ANALYZE")
    coordinator = Person.objects.get(organisation=house, role_assignments__role="coordinator")
    addresses = {
        "follow-up": "/followup/",
        "follow-up, last page": "/followup/?page=9999",
        "follow-up, one colour": "/followup/?colour=red",
        "follow-up, a name": "/followup/?q=an",
        "a letter to all, before sending": "/followup/acts/?act=letter&all=1",
        "hours per mentor": "/followup/hours/",
        "today": "/",
    }
    figures = [measure(Page("coordinator", name, coordinator, url), TIMES) for name, url in addresses.items()]
    json.dump([asdict(each) for each in figures], sys.stdout)


def main() -> int:
    parser = argparse.ArgumentParser(description="The follow-up page at 2,000 pairs.")
    parser.add_argument("--only", choices=["sqlite", "postgresql"], help="one of the databases")
    parser.add_argument("--markdown", action="store_true", help="tables as in docs/benchmarks.md")
    parser.add_argument("--world", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.world:
        measured(chosen.world)
        return 0
    from benchmarks.pages import databases

    failures = 0
    for kind in ("SQLite", "PostgreSQL"):
        if chosen.only and chosen.only != kind.lower():
            continue
        with databases(kind) as urls:
            few, many = (world(url, size) for url, size in zip(urls.values(), SIZES, strict=True))
        failures += show(kind, few, many, markdown=chosen.markdown)
    return 1 if failures else 0


def show(kind: str, few: list[dict[str, Any]], many: list[dict[str, Any]], *, markdown: bool) -> int:
    print(f"\n{'### ' if markdown else ''}{kind}: 20 pairs → 2,000 pairs\n")
    print("| Page | Queries | CPU ms | Wall ms | HTML KB | gz KB | Goal not reached |")
    print("|---|--:|--:|--:|--:|--:|---|")
    failures = 0
    for a, b in zip(few, many, strict=True):
        broken = []
        if b["wall_ms"] > GOAL_MS and b["name"] in PROMISED:
            broken.append(f"{b['wall_ms']:.0f} > {GOAL_MS} ms")
        if b["queries"] > a["queries"]:
            broken.append(f"queries {a['queries']} → {b['queries']}")
        if {a["status"], b["status"]} != {200}:
            broken.append(f"answered {a['status']}, {b['status']}")
        failures += bool(broken)
        cells = [
            b["name"],
            f"{a['queries']} → {b['queries']}",
            f"{a['cpu_ms']:.0f} → {b['cpu_ms']:.0f}",
            f"{a['wall_ms']:.0f} → {b['wall_ms']:.0f}",
            f"{b['bytes'] / 1000:.0f}",
            f"{b['gz_bytes'] / 1000:.1f}",
            "; ".join(broken),
        ]
        print("| " + " | ".join(cells) + " |")
    return failures


if __name__ == "__main__":
    raise SystemExit(main())
