"""The command `lotsa`. Starting, stopping and watching need no Django; what does runs in `setting_up`."""

from lotsa.cli.commands import main

__all__ = ["main"]
