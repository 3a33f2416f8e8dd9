"""The example company, loaded once for a module whose tests only read it: what each test changes beside is
undone after it, as always, and the company itself after the last."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import transaction

from lotsa.domain.example.actions import load_example


@contextmanager
def example_once(django_db_blocker: Any, today: date | None = None) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_example(today=today)
        yield
        transaction.set_rollback(True)
