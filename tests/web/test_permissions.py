"""Every route × every role. A route without a row fails; so does a cell that answers otherwise than its row,
and a GET that writes anything.

How to write rows stands in permission_table.py.
"""

import re
from collections.abc import Iterator
from copy import copy
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from lotsa.domain.people.actions import grant_link
from lotsa.domain.people.models import Link as LinkRow
from tests.cast import client_of
from tests.web.permission_table import Link, Row, all_rows
from tests.web.permission_world import ROLES, World

TABLE = all_rows()
ROWS = [row for row in TABLE if isinstance(row, Row)]
LINKS = [row for row in TABLE if isinstance(row, Link)]


# Reading a page may keep its own session in order (a banner that was shown), and nothing else.
WRITING = re.compile(r'(INSERT (OR \w+ )?INTO|UPDATE|DELETE FROM) (?!"django_session")', re.IGNORECASE)


@pytest.fixture
def world(db: None) -> World:
    return World()


def routes(resolver: Any = None, spaces: tuple[str, ...] = ()) -> Iterator[str]:
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from routes(entry, (*spaces, entry.namespace) if entry.namespace else spaces)
        elif isinstance(entry, URLPattern):
            yield ":".join((*spaces, entry.name or str(entry.pattern)))


def test_every_route_has_a_row() -> None:
    assert sorted(set(routes()) - {row.route for row in TABLE}) == []


def test_no_row_speaks_of_a_route_that_is_gone() -> None:
    assert sorted({row.route for row in TABLE} - set(routes())) == []


def test_rows_name_roles_that_exist() -> None:
    named = {
        role
        for row in ROWS
        for roles in (row.get, row.post, row.get_403, row.post_403)
        for role in (roles or "").split()
    }
    assert sorted(named - set(ROLES)) == []


HANDLER = Client().handler  # the same for all: the middleware is loaded once


def browser(world: World, role: str) -> Client:
    """A new one each time, with the cookies of a sign-in that is made once for a role."""
    if role != "nobody" and role not in world.cookies:
        world.cookies[role] = client_of(world.person(role)).cookies
    client = Client(headers={"accept-language": "sv"}, raise_request_exception=False)
    client.handler = HANDLER
    client.cookies = copy(world.cookies.get(role, client.cookies))
    return client


def visit(world: World, role: str, method: str, url: str, data: Any = None) -> Any:
    """One visit, whatever it changed undone again."""
    cache.clear()  # limits on tries are not what is tried here
    client = browser(world, role)
    asked: list[str] = []

    def noted(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with transaction.atomic():
        with connection.execute_wrapper(noted):
            answer: Any = client.get(url) if method == "get" else client.post(url, data or {})
        if not answer.streaming:
            answer.content  # noqa: B018 - read before what it stands on is rolled back
        transaction.set_rollback(True)
    answer.writes = [sql for sql in asked if WRITING.match(sql)]
    return answer


def outcome(answer: Any) -> str:
    """What happened, in a word: the matrix is about may and may not, not about which kind of yes."""
    if answer.status_code in (301, 302, 303) and answer.get("Location", "").startswith("/login/?"):
        return "sign in"
    if answer.status_code == 302 and answer.get("Location", "") == "/login/":
        return "sign in"
    if answer.request["REQUEST_METHOD"] == "GET" and answer.writes:
        return f"reading wrote: {answer.writes[0][:200]}"
    words = {403: "403", 404: "404", 405: "405", 410: "410", 429: "429"}
    if answer.status_code >= 500:
        return f"broken: {answer.status_code}"
    return words.get(answer.status_code, "may")


def expected(row: Row, role: str, may: str, forbidden: str) -> str:
    if role in may.split():
        return "may"
    if role in forbidden.split():
        return "403"
    return "sign in" if role == "nobody" and not row.open else "404"


def plain(answer: Any, url: str) -> str:
    """A page without what differs between any two visits: its own address and the form token."""
    text = answer.content.decode().replace(url, "URL")
    text = re.sub(r'(csrfmiddlewaretoken" value=|X-CSRFToken[^:]*:)"[^"]+"', "", text)
    return re.sub(r"[A-Za-z0-9]{64}", "", text)


def test_writing_is_noticed(world: World) -> None:
    """The check that reading writes nothing would be worth nothing if it could not see a write."""
    answer = visit(world, "mentee", "post", reverse("shell:language"), {"language": "en"})
    assert any("people_person" in query for query in answer.writes)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.route)
@pytest.mark.django_db
def test_row(row: Row, world: World) -> None:
    ids = dict(row.at(world))
    data = dict(row.data(world))
    url, unused = reverse(row.route, kwargs=ids), reverse(row.route, kwargs=world.unused(ids))
    found, wanted = {}, {}
    for method, may, forbidden in (("get", row.get, row.get_403), ("post", row.post, row.post_403)):
        for role in ROLES:
            answer = visit(world, role, method, url, data)
            cell = f"{method} {role}"
            found[cell] = outcome(answer)
            if may is None:
                # The method is not answered; what matters is that nobody gets more by it than otherwise.
                other = row.post if method == "get" else row.get
                allowed = {"405", expected(row, role, other or "", "")} | {"404", "403", "sign in"}
                wanted[cell] = found[cell] if found[cell] in allowed else "405"
                continue
            wanted[cell] = expected(row, role, may, forbidden)
            if found[cell] == "404" and ids:
                nowhere = visit(world, role, method, unused, data)
                if plain(nowhere, unused) != plain(answer, url):
                    found[cell] = "404, but not like an id that never was"
    assert found == wanted


@pytest.mark.parametrize("row", LINKS, ids=lambda row: row.route)
@pytest.mark.django_db
def test_link(row: Link, world: World) -> None:
    def token(verb: str = row.verb, **state: Any) -> str:
        grants = {"organisation": world.cast.organisation, **row.grants(world)}
        granted = grant_link(verb, single_use=not row.reusable, **grants)
        LinkRow.objects.filter(pk=LinkRow.objects.latest("created_at").pk).update(**state)
        return granted

    now = timezone.now()
    used = row.own if row.reusable else row.used
    states = {
        "own": (token(), row.own),
        "used": (token(used_at=now), used),
        "expired": (token(expires_at=now - timedelta(hours=1)), row.expired),
        "revoked": (token(revoked_at=now), row.expired),
        "unknown": ("never-was", "404"),
        "for something else": (token("something_else"), "404"),
    }
    found, wanted = {}, {}
    for state, (each, outcome_wanted) in states.items():
        for method, may in (("get", row.get), ("post", row.post)):
            for role in ("nobody", "mentee2", "foreign"):
                if may is None:
                    continue
                url = reverse(row.route, kwargs={"token": each})
                found[f"{state} {method} {role}"] = outcome(visit(world, role, method, url, row.data(world)))
                wanted[f"{state} {method} {role}"] = outcome_wanted
    own = token()
    visit(world, "nobody", "get", reverse(row.route, kwargs={"token": own}))
    assert found == wanted
    assert LinkRow.objects.latest("created_at").used_at is None  # reading never uses a link up
