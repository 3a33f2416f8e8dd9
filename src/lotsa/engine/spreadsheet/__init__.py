"""Read anything people call a spreadsheet; write ones that are safe to open."""

from lotsa.engine.spreadsheet.read import read, read_pasted
from lotsa.engine.spreadsheet.table import How, Limits, Record, Table, Unreadable

__all__ = ["How", "Limits", "Record", "Table", "Unreadable", "read", "read_pasted"]
