"""The address the server listens on."""

import socket
import sys
from http.client import HTTPConnection

from lotsa.cli.sentences import sentence
from lotsa.cli.stop import Stop
from lotsa.kit.environment import read

_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104 - compared, not bound


def demand_free(host: str, port: int) -> None:
    """Says so when another program has the port: the web server itself would share it without a word."""
    try:
        family = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as trial:
            if sys.platform != "win32":  # there the option would allow two servers on one port
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, port))
            trial.listen(1)
    except (OSError, OverflowError) as problem:
        if isinstance(problem, OSError) and problem.errno in _BUSY:
            raise Stop(sentence("busy", port=port, other=_another(port))) from problem
        why = getattr(problem, "strerror", None) or problem
        raise Stop(sentence("no_address", host=host, port=port, why=why)) from problem


_BUSY = {48, 98, 10048, 10013}  # EADDRINUSE on macOS, Linux and Windows; Windows' name for a port taken alone


def _another(port: int) -> int:
    return port + 1 if port < 65535 else 8000


def shown(host: str, port: int) -> str:
    """The address a person opens."""
    given = read("BASE_URL").rstrip("/")
    near = _EVERYWHERE.get(host, host)
    return given or f"http://{f'[{near}]' if ':' in near else near}:{port}"


def answer(host: str, port: int) -> int:
    """The status with which the web server says that it is alive; 0 while it says nothing."""
    connection = HTTPConnection(_EVERYWHERE.get(host, host), port, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": f"127.0.0.1:{port}"})
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()
