"""Ties a server process to the one that started it."""

import os
import signal
import sys
import threading


def follow_parent() -> None:
    """Ends this process, politely, once the other end of its standard input is gone: the supervisor closes it
    to stop us, and the operating system closes it when the supervisor was killed. So nothing is left behind
    that keeps the port."""
    threading.Thread(target=_wait_for_the_end, name="leash", daemon=True).start()


def _wait_for_the_end() -> None:
    # Not through sys.stdin: its lock, held while reading, would be held for ever in a forked child.
    while os.read(0, 1):
        pass
    if sys.platform == "win32":
        os.kill(os.getpid(), signal.SIGTERM)
    else:
        # To the main thread, whose wait it must interrupt.
        main = threading.main_thread().ident
        assert main is not None
        signal.pthread_kill(main, signal.SIGTERM)
