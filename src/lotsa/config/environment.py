"""What settings are made of: keys and the database, out of the environment (see kit.environment)."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from lotsa.kit.environment import Misconfigured, data_folder, read, switch, whole_number

__all__ = [
    "Misconfigured",
    "data_folder",
    "database",
    "key",
    "read",
    "switch",
    "web_address",
    "whole_number",
]


def web_address(text: str, name: str) -> str:
    """An address of another server that stands in links; empty when there is none."""
    if text and (urlsplit(text).scheme not in ("http", "https") or not urlsplit(text).hostname):
        raise Misconfigured(f"LOTSA_{name} must be a web address, such as https://meet.example.se.")
    return text.rstrip("/")


def key(name: str, path: Path) -> bytes:
    """A secret from the environment, else from its file in the data folder; b"" when neither exists.

    Reading never writes: `lotsa serve` makes the files before anything else (cli.data_folder).
    """
    text = read(name)
    if not text and path.exists():
        text = path.read_text(encoding="ascii").strip()
    return text.encode()


# Each writer waits its turn from the start of its transaction instead of failing half-way; FULL and
# secure_delete because this is a system of record with personal data in it.
_SQLITE: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; "
        "PRAGMA cache_size=-20000; PRAGMA mmap_size=134217728; PRAGMA temp_store=MEMORY; "
        "PRAGMA journal_size_limit=67108864"
    ),
}


def database(url: str, folder: Path) -> dict[str, Any]:
    """Django's entry for LOTSA_DATABASE_URL; without one, a SQLite file in the data folder."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "lotsa.sqlite3",
            "OPTIONS": _SQLITE,
            "CONN_MAX_AGE": 60,
        }
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise Misconfigured("LOTSA_DATABASE_URL must begin with postgresql:// (or be left out for SQLite).")
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    host = query.pop("host", "") or parts.hostname or ""
    port = query.pop("port", "") or parts.port or ""
    options: dict[str, Any] = dict(query)
    if switch("DATABASE_POOL", True):
        options["pool"] = {"min_size": 1, "max_size": whole_number("DATABASE_POOL_SIZE", 8), "timeout": 10}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "lotsa",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(host),
        "PORT": str(port),
        "OPTIONS": options,
        "CONN_MAX_AGE": 0,
    }
