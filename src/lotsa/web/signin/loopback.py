"""Whether a request comes from this very machine (shared with the outbox, so it stands in the shell)."""

from lotsa.web.shell.loopback import is_here

__all__ = ["is_here"]
