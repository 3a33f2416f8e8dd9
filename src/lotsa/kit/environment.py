"""Settings come from the environment when a process starts: LOTSA_X, or LOTSA_X_FILE naming a file."""

import os
from pathlib import Path


class Misconfigured(Exception):
    """A setting that cannot be used, in a sentence for whoever runs the server."""


def read(name: str, default: str = "") -> str:
    """LOTSA_<name>, else what the file named by LOTSA_<name>_FILE holds, else `default`."""
    value = os.environ.get(f"LOTSA_{name}")
    if value is not None:
        return value.strip()
    path = os.environ.get(f"LOTSA_{name}_FILE")
    if path:
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as problem:
            raise Misconfigured(
                f"LOTSA_{name}_FILE: {path} cannot be read ({problem.strerror})."
            ) from problem
    return default


def switch(name: str, default: bool) -> bool:
    value = read(name).lower()
    if value in ("", *_YES, *_NO):
        return default if value == "" else value in _YES
    raise Misconfigured(f"LOTSA_{name} must be yes or no, not {value!r}.")


_YES, _NO = ("1", "true", "yes", "on", "ja"), ("0", "false", "no", "off", "nej")


def whole_number(name: str, default: int) -> int:
    value = read(name, str(default))
    try:
        return int(value)
    except ValueError as problem:
        raise Misconfigured(f"LOTSA_{name} must be a whole number, not {value!r}.") from problem


def data_folder() -> Path:
    return Path(read("DATA", "data")).expanduser().resolve()
