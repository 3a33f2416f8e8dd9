from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from tests import cast as people_of_the_tests


@pytest.fixture
def cast(db: None) -> people_of_the_tests.Cast:
    return people_of_the_tests.make_cast()


@pytest.fixture
def client_of() -> Callable[[Any], Client]:
    return people_of_the_tests.client_of


@pytest.fixture(autouse=True)
def swedish() -> Any:
    """Sentences in tests are compared in English source unless a test chooses; requests choose their own."""
    with translation.override("en"):
        yield
