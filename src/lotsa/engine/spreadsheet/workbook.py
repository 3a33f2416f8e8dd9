"""Workbooks (xlsx, xlsb, xls, ods), read by calamine in a process of its own within bounds."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from lotsa.engine.spreadsheet.table import Limits, Raw, Unreadable

_WORKER = Path(__file__).with_name("worker.py")
_SLACK = 100  # title rows above the heading row do not count as people
_KEPT = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TMPDIR", "TEMP", "LD_LIBRARY_PATH")


def read_workbook(data: bytes, kind: str, warnings: tuple[str, ...], limits: Limits, seconds: float) -> Raw:
    """The rows of the fullest visible sheet. seconds: how long it may take from now."""
    found = _ask_worker(data, limits, seconds)
    if code := found.get("error"):
        raise Unreadable("legacy_corrupt" if code == "damaged" and kind == "xls" else code)
    if not found.get("count"):
        raise Unreadable("empty")
    if found["count"] > limits.rows + _SLACK:
        raise Unreadable("too_many_rows", rows=found["count"], limit=limits.rows)
    if found["widest"] > limits.columns:
        raise Unreadable("too_many_columns", columns=found["widest"], limit=limits.columns)
    more = [
        *(["several_sheets"] if found["filled"] > 1 else []),
        *(["hidden_sheet"] if found["hidden"] else []),
        *(["merged_cells"] if any(row > found["rows"][0][0] for row in found["merged"]) else []),
    ]
    return Raw(
        rows=[(number, cells) for number, cells in found["rows"]],
        kind=kind,
        sheet=found["sheet"],
        first_column=found["first_column"],
        warnings=(*warnings, *more),
    )


def _ask_worker(data: bytes, limits: Limits, seconds: float) -> dict[str, Any]:
    asked = {"rows": limits.rows + _SLACK, "columns": limits.columns, "memory": limits.memory}
    try:
        done = subprocess.run(  # noqa: S603 - our own file, no shell, nothing of the upload in the arguments
            [sys.executable, "-I", str(_WORKER)],
            input=json.dumps(asked).encode() + b"\n" + data,
            capture_output=True,
            timeout=max(1.0, seconds),
            check=False,
            env={name: os.environ[name] for name in _KEPT if name in os.environ} | {"RUST_BACKTRACE": "0"},
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("too_slow", seconds=limits.seconds) from error
    if done.returncode:
        full = b"memory allocation" in done.stderr or b"MemoryError" in done.stderr
        raise Unreadable("too_much_inside" if full else "damaged")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
