import socket
from collections.abc import Iterator

import pytest

from lotsa.cli import address
from lotsa.cli.commands import main
from lotsa.cli.stop import Stop


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("sv_SE.UTF-8", "Port {port} används redan av ett annat program. Välj en annan: --port {next}\n"),
        ("en_GB.UTF-8", "Port {port} is already used by another program. Choose another: --port {next}\n"),
    ],
)
def test_serve_says_that_a_port_is_busy(
    taken: int,
    language: str,
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: object,
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    for name in ("LOTSA_DATA", "LOTSA_PORT", "LOTSA_HOST"):
        monkeypatch.setenv(name, "")  # what the command sets is taken back after the test
    monkeypatch.setenv("LANG", language)
    code = main(["serve", "--port", str(taken), "--data", f"{tmp_path}/data"])
    assert (code, capsys.readouterr().err) == (1, says.format(port=taken, next=taken + 1))


def test_demand_free_says_that_a_host_is_not_here() -> None:
    with pytest.raises(Stop, match=r"192\.0\.2\.1"):
        address.demand_free("192.0.2.1", 0)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),
        ("::", "http://[::1]:8000"),
        ("lotsa.local", "http://lotsa.local:8000"),
    ],
)
def test_shown_is_an_address_that_can_be_opened(host: str, expected: str) -> None:
    assert address.shown(host, 8000) == expected
