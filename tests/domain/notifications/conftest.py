from collections.abc import Iterator

import pytest
import time_machine


@pytest.fixture(autouse=True)
def in_november() -> Iterator[None]:
    """Reminders rest in July; these tests may be run in July."""
    with time_machine.travel("2026-11-10 09:00 +0000"):
        yield
