"""Runs the server's processes as one: what dies is started again, and all end together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import FrameType
from typing import Any

from lotsa.cli.sentences import sentence

POLITELY = 4.0  # seconds a process gets to finish what it does
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 30.0
_STEADY = 60.0  # after this long a process is well again
_WELL = 200
_TRIES = 3  # before the first answer
_GROUPS = os.name == "posix"


@dataclass
class Child:
    name: str
    command: Sequence[str]
    process: "subprocess.Popen[bytes] | None" = None
    started: float = 0.0
    wait: float = 0.0
    due: float = 0.0
    deaths: int = 0

    def start(self) -> None:
        # A group of its own: Ctrl-C reaches the supervisor alone, and what a child started can be ended
        # with it.
        own: dict[str, Any] = (
            {"process_group": 0}
            if _GROUPS
            else {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
        )
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, **own)
        self.started = time.monotonic()

    def end(self) -> None:
        """Asks it to end (see leash)."""
        if self.process is not None and self.process.stdin is not None:
            with suppress(OSError):
                self.process.stdin.close()

    def end_now(self) -> None:
        """Leaves nothing of it or of what it started."""
        if self.process is None:
            return
        with suppress(OSError):
            if _GROUPS:
                os.killpg(self.process.pid, signal.SIGKILL)
            else:
                self.process.kill()
        self.end()
        self.process.wait()


class Supervisor:
    def __init__(
        self, children: Sequence[Child], *, answer: Callable[[], int], on_ready: Callable[[], None]
    ) -> None:
        self.children = children
        self.answer = answer
        self.on_ready = on_ready
        self.ready = False
        self.stopping = False

    def run(self) -> int:
        signals = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if _GROUPS else [])]
        before = {each: signal.signal(each, self._stop) for each in signals}
        try:
            for child in self.children:
                child.start()
            while not self.stopping:
                if not self._look_after():
                    print(sentence("never_ready"), file=sys.stderr, flush=True)
                    return 1
                time.sleep(0.25 if self.ready else 0.05)
            return 0
        finally:
            self._end_all()
            for each, handler in before.items():
                signal.signal(each, handler)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _look_after(self) -> bool:
        """False once there is no hope of a first answer."""
        for child in self.children:
            if not self._keep(child):
                return False
        if not self.ready and (status := self.answer()):
            if status != _WELL:
                return False  # it runs and cannot serve; that does not pass by itself
            self.ready = True
            self.on_ready()
        return True

    def _keep(self, child: Child) -> bool:
        now = time.monotonic()
        if child.process is None:
            if now >= child.due:
                child.start()
        elif (code := child.process.poll()) is not None:
            child.end_now()
            child.process = None
            child.deaths += 1
            if not self.ready and child.deaths >= _TRIES:
                return False
            well = now - child.started > _STEADY
            child.wait = _FIRST_WAIT if well or not child.wait else min(child.wait * 2, _LONGEST_WAIT)
            child.due = now + child.wait
            print(
                sentence("restarting", who=child.name, code=code, seconds=child.wait),
                file=sys.stderr,
                flush=True,
            )
        return True

    def _end_all(self) -> None:
        for child in self.children:
            child.end()
        deadline = time.monotonic() + POLITELY
        for child in self.children:
            if child.process is not None:
                with suppress(subprocess.TimeoutExpired):
                    child.process.wait(max(0.0, deadline - time.monotonic()))
        for child in self.children:
            child.end_now()
