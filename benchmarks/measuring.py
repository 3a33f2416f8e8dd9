"""Measures the pages of one world in a process of its own, and prints the figures as JSON.

Started by pages.py with the environment (data folder, database) of that world.
"""

import gzip
import json
import re
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import django  # noqa: E402 - found once the path is set

django.setup()

from benchmarks.large_programmes import matching_programme  # noqa: E402
from benchmarks.page_list import Page, World, pages, published_pages  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from benchmarks import large_organisation  # noqa: E402
from lotsa.config.wsgi import application  # noqa: E402 - leaves the process as the server's is
from lotsa.domain.matching.actions import publish, run_match  # noqa: E402
from lotsa.domain.people.models import Organisation, Person  # noqa: E402
from lotsa.domain.people.viewer import viewer_of  # noqa: E402
from lotsa.domain.programmes.models import Enrolment  # noqa: E402

ASSET = re.compile(rb'(?:href|src)="/static/([^"]+\.(?:css|js))"')


@dataclass(frozen=True)
class Figures:
    role: str
    name: str
    status: int
    queries: int
    cpu_ms: float
    wall_ms: float
    bytes: int
    gz_bytes: int
    first_visit: int  # the page with its style and script, compressed
    goal_ms: int | None
    goal_kb: int | None
    repeated: list[tuple[int, str]]  # the same statement several times, most first


def browser(person: Person) -> Client:
    client = Client(raise_request_exception=False, headers={"accept-language": "sv"}, SERVER_NAME="localhost")
    assert person.account is not None
    client.force_login(person.account, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session["person_id"] = str(person.pk)
    session.save()
    return client


def measure(page: Page, times: int) -> Figures:
    client = browser(page.person)
    client.get(page.url)
    with CaptureQueriesContext(connection) as seen:
        client.get(page.url)
    asked = list(seen.captured_queries)  # the next request empties the log
    cpu, wall = [], []
    for _each in range(times):
        wall_then, cpu_then = perf_counter(), process_time()
        answer = client.get(page.url)
        answer.content  # noqa: B018 - a file is made when it is read
        cpu.append(process_time() - cpu_then)
        wall.append(perf_counter() - wall_then)
    said = answer.content
    small = len(gzip.compress(said, 6))
    return Figures(
        role=page.role,
        name=page.name,
        status=answer.status_code,
        queries=len(asked),
        cpu_ms=round(1000 * median(cpu), 1),
        wall_ms=round(1000 * median(wall), 1),
        bytes=len(said),
        gz_bytes=small,
        first_visit=small + sum(map(_asset, set(ASSET.findall(said)))),
        goal_ms=page.goal_ms,
        goal_kb=page.goal_kb,
        repeated=_repeated(asked),
    )


def _asset(name: bytes) -> int:
    return len(gzip.compress((settings.STATIC_ROOT / name.decode()).read_bytes(), 6))


def _repeated(queries: list[dict[str, Any]]) -> list[tuple[int, str]]:
    """Statements that differ in nothing but their values."""
    counts: dict[str, int] = {}
    for query in queries:
        shape = re.sub(r"'[^']*'|\b[0-9a-f]{32}\b|\b\d+\b", "?", query["sql"])
        counts[shape] = counts.get(shape, 0) + 1
    often = sorted(((n, shape) for shape, n in counts.items() if n > 1), reverse=True)
    return [(n, shape[:300]) for n, shape in often[:3]]


def example() -> Organisation:
    """The example company with one more programme, to be matched, among those not in the running one,
    some mail and two imports."""
    house = Organisation.objects.get(is_example=True)
    coordinator = Person.objects.get(organisation=house, role_assignments__role="coordinator")
    running = Enrolment.objects.filter(programme__organisation=house, programme__state="running")
    rest = Person.objects.filter(organisation=house, reports__isnull=True, role_assignments__isnull=True)
    rest = rest.exclude(pk__in=running.values("person"))
    # The last two by name stay employees who take part in nothing.
    people = [person for person in rest.order_by("sort_key") if person.left_on is None][:-2]
    half = len(people) // 2
    matching_programme(coordinator, people[:half], people[half:], places=2)
    large_organisation.add_messages(house, people, 30)
    large_organisation.add_imports(house, coordinator, 2, rows=60)
    return house


def main(kind: str, times: int) -> None:
    assert application
    took: dict[str, float] = {}
    began = perf_counter()
    house = example() if kind == "example" else large_organisation.make()
    if connection.vendor == "postgresql":
        connection.cursor().execute("ANALYZE")  # what the server does by itself a minute later
    took["made"] = perf_counter() - began
    world = World(house)
    coordinator = viewer_of(world.with_role("coordinator"))
    began = perf_counter()
    run = run_match(world.matching, by=coordinator)
    took["match"] = perf_counter() - began
    figures = [measure(page, times) for page in pages(world)]
    began = perf_counter()
    publish(world.matching, by=coordinator)
    took["publish"] = perf_counter() - began
    figures += [measure(page, times) for page in published_pages(world)]
    json.dump(
        {
            "people": house.people.count(),
            "pairs": world.running.mentorships.count(),
            "matched": run.facts["matched"],
            "took": took,
            "pages": [asdict(each) for each in figures],
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
