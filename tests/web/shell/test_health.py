from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone
from django_ox.models import OxTask

from lotsa.web.shell import health


@pytest.mark.django_db
def test_ready_when_all_is_in_order(client: Client) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"database": True, "migrations": True, "queue": True})


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "expected"), [(14, 200), (16, 503)])
def test_ready_follows_the_age_of_the_oldest_waiting_job(client: Client, minutes: int, expected: int) -> None:
    since = timezone.now() - timedelta(minutes=minutes)
    OxTask.objects.create(task_path="x.y", status=OxTask.Status.READY, enqueued_at=since)
    assert client.get("/readyz").status_code == expected


@pytest.mark.django_db
def test_ready_says_that_migrations_are_missing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda *_: ["one that is missing"])
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["migrations"]) == (503, False)


def test_alive_and_ready_stand_without_a_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: Any) -> None:
        raise DatabaseError("gone")

    monkeypatch.setattr(health, "MigrationExecutor", broken)
    assert (client.get("/healthz").status_code, client.get("/readyz").status_code) == (200, 503)
