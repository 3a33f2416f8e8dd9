"""`lotsa worker`: the background jobs alone. Only imported once Django stands."""

from django.core.management import call_command

from lotsa.kit.environment import whole_number


def run() -> None:
    call_command("ox_worker", concurrency=whole_number("WORKER_THREADS", 1), verbosity=0)
