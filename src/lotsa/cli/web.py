"""`lotsa web`: the web server alone."""

import os
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from lotsa.kit.environment import whole_number

_THREADS = 2
_CONNECTIONS = 1_000  # of each worker


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
        # Counts open connections, idle ones too, and a browser keeps several: a house full of open tabs must
        # not keep the next person waiting. How much is done at once is the number of threads.
        backpressure=_CONNECTIONS,
        websockets=False,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=3,
        log_level=LogLevels.warning,
    )
    server.serve()
