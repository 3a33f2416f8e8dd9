"""`lotsa web`: the web server alone."""

import os
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from lotsa.kit.environment import whole_number

_THREADS = 2


def run(host: str, port: int) -> None:
    workers = whole_number("WEB_WORKERS", min(os.cpu_count() or 1, 2))
    threads = whole_number("WEB_THREADS", _THREADS)
    server: Any = Granian(
        "lotsa.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        # Requests wait in the socket's queue, not in memory; and a database has few connections.
        backpressure=threads * 4,
        websockets=False,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=3,
        log_level=LogLevels.warning,
    )
    server.serve()
