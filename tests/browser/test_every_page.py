"""Every page that a role can reach by following links: no accessibility fault, no overflow, no script error.

One page per route and role, in two states that share nothing: Swedish, light, 320; English, dark, 1280.
"""

import re
from collections import deque
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, Page

from tests.browser.product import Product

pytestmark = pytest.mark.browser
ROLES = ("nobody", "coordinator", "mentor", "mentee", "manager", "leadership", "administrator", "employee")
# Files, and mails as they look: those stand in a sandbox that no script enters, the checker's neither.
FILES = re.compile(r"\.(pdf|xlsx|csv|ics|ico|svg|txt)$|/export/|/html/$")
SAME_FOR_ALL = {"signin:login", "shell:help", "shell:accessibility", "signin:password", "signin:paper"}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# A form answered with its errors is a page that did not succeed: Chromium logs that as an error.
HARMLESS = ("the server responded with a status of 422",)


@dataclass(frozen=True)
class Look:
    language: str
    theme: str


@dataclass
class Found:
    """What was wrong, each with where."""

    problems: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)


def sign_in(page: Page, product: Product, role: str) -> None:
    page.goto(f"{product.address}/login/")
    if role != "nobody":
        page.locator(f'button[name="role"][value="{role}"]').click()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    ("locale", "theme", "width"),
    [("sv-SE", "light", 320), ("en-GB", "dark", 1280)],
    ids=["sv-320", "en-1280"],
)
def test_every_page_of_a_role(
    role: str, locale: str, theme: str, width: int, example: Product, chromium: Browser
) -> None:
    context = chromium.new_context(
        locale=locale, viewport={"width": width, "height": 800}, color_scheme=theme, reduced_motion="reduce"
    )
    page = context.new_page()
    found = Found()
    page.on("console", lambda line: _listen(line, page, found))
    page.on("pageerror", lambda error: found.problems.append(f"{page.url}: {error}"))
    sign_in(page, example, role)
    language = locale[:2]
    if role != "nobody" and page.locator("html").get_attribute("lang") != language:
        page.locator(f'footer button[name="language"][value="{language}"]').click()
    if role != "nobody":
        found.seen |= SAME_FOR_ALL  # looked at once, by nobody in particular
    _crawl(page, example, found, Look(language, theme))
    context.close()
    assert found.problems == []
    assert len(found.seen) >= (4 if role == "nobody" else 6), sorted(found.seen)


def _listen(line: Any, page: Page, found: Found) -> None:
    if line.type == "error" and not any(each in line.text for each in HARMLESS):
        found.problems.append(f"{page.url}: {line.text}")


def _crawl(page: Page, product: Product, found: Found, look: Look) -> None:
    start = ("/", "/login/", "/help/", "/accessibility/", "/privacy/")
    waiting = deque([(path, "") for path in start])
    while waiting:
        path, came_from = waiting.popleft()
        route = _route(path)
        if route is None or route in found.seen:
            continue
        found.seen.add(route)
        answer = page.goto(product.address + path)
        if answer is None or answer.status >= 400:
            found.problems.append(
                f"{path} (linked from {came_from}): {answer.status if answer else 'nothing'}"
            )
            continue
        found.problems += look_at(page, path, look)
        for href in page.locator("a[href]").evaluate_all("links => links.map(link => link.href)"):
            parts = urlsplit(href)
            if href.startswith(product.address) and not FILES.search(parts.path):
                waiting.append((parts.path + (f"?{parts.query}" if parts.query else ""), path))


def _route(path: str) -> str | None:
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return f"no route: {path}"


def look_at(page: Page, path: str, look: Look) -> list[str]:
    """What is wrong with the page that stands open."""
    wrong = []
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if overflow > 0:
        wrong.append(f"{path}: {overflow} px wider than the window")
    if page.locator("html").get_attribute("lang") != look.language:
        wrong.append(f"{path}: not in {look.language}")
    if page.locator("h1").count() != 1:
        wrong.append(f"{path}: {page.locator('h1').count()} headings of the first level")
    faults = Axe().run(page, options=RULES).response["violations"]
    wrong += [f"{path} ({look.theme}): {fault['id']} {fault['nodes'][0]['html'][:160]}" for fault in faults]
    return wrong
