"""Read anything people call a spreadsheet; write ones that are safe to open."""

from lotsa.engine.spreadsheet.columns import Column, understand
from lotsa.engine.spreadsheet.personnummer import holds_personnummer, personnummer_cells
from lotsa.engine.spreadsheet.read import read, read_pasted
from lotsa.engine.spreadsheet.table import How, Limits, Record, Table, Unreadable
from lotsa.engine.spreadsheet.write import write_csv, write_xlsx

__all__ = [
    "Column",
    "How",
    "Limits",
    "Record",
    "Table",
    "Unreadable",
    "holds_personnummer",
    "personnummer_cells",
    "read",
    "read_pasted",
    "understand",
    "write_csv",
    "write_xlsx",
]
