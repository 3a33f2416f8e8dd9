"""Two questions a supervisor or a load balancer asks. The answers hold no personal data."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_ox.stats import oldest_ready_age

from lotsa.kit.environment import whole_number
from lotsa.web.shell.open_to_all import open_to_all


@open_to_all
@never_cache
@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """The process answers; nothing else is asked."""
    return JsonResponse({"alive": True})


@open_to_all
@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Whether pages can be served and mail goes out: 200, or 503 and what is not in order."""
    try:
        checks = {"database": True, "migrations": _is_migrated(), "queue": _is_worked_off()}
    except DatabaseError:
        checks = {"database": False, "migrations": False, "queue": False}
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)


def _is_migrated() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _is_worked_off() -> bool:
    """No background job that is due has waited longer than LOTSA_QUEUE_MINUTES."""
    age = oldest_ready_age()
    return age is None or age.total_seconds() <= 60 * whole_number("QUEUE_MINUTES", 15)
