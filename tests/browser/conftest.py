from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from aiosmtpd.controller import Controller
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.bakery import cast
from tests.browser.chromium import launch_arguments
from tests.browser.product import Postbox, Product, free_port
from tests.browser.year import ZONE, Year


@pytest.fixture(scope="session")
def started() -> Iterator[Playwright]:
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's loop stands in this thread from now on, and Django would refuse the database to it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield playwright


@pytest.fixture(scope="session")
def chromium(started: Playwright) -> Iterator[Browser]:
    browser = started.chromium.launch(**launch_arguments())
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The example company, started once; tests that use it only look."""
    product = Product(tmp_path_factory.mktemp("example"), "demo").start()
    yield product
    product.stop()


@pytest.fixture
def start_product(tmp_path: Path) -> Iterator[Callable[[], Product]]:
    """An empty installation of one's own."""
    running: list[Product] = []

    def start() -> Product:
        running.append(Product(tmp_path, "serve"))  # first, so that one that never answers is stopped, too
        return running[-1].start()

    yield start
    for product in running:
        product.stop()


@pytest.fixture
def year(
    request: pytest.FixtureRequest, chromium: Browser, live_server: Any, settings: Any
) -> Iterator[Year]:
    """From Monday 25 January 2027 on; the parameter says whether pages may run scripts."""
    postbox, port = Postbox(), free_port()
    server = Controller(postbox, hostname="127.0.0.1", port=port)
    server.start()
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": port},
        }
    }
    settings.LOTSA_BASE_URL = live_server.url
    settings.LOTSA_SMTP_IS_SET = True
    settings.LOTSA_UNDO_MINUTES = 0
    with time_machine.travel(datetime(2027, 1, 25, 8, 0, tzinfo=ZONE), tick=True) as traveller:
        told = Year(live_server.url, chromium, traveller, postbox, cast(), scripts=request.param)
        yield told
        told.close()
    server.stop()
