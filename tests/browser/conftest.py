from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.chromium import launch_arguments
from tests.browser.product import Product


@pytest.fixture(scope="session")
def started() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
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
        running.append(Product(tmp_path, "serve").start())
        return running[-1]

    yield start
    for product in running:
        product.stop()
