from lotsa.domain.intake.queries.export import people_table
from lotsa.domain.intake.queries.imports import (
    Change,
    CheckPage,
    Update,
    check_page,
    imports_of,
    in_words,
    is_undoable,
    left_out_rows,
    left_out_table,
    not_undone,
    reading_warnings,
    refused_columns,
    unfinished_imports,
)
from lotsa.domain.intake.queries.roles import ImportedRole, ImportedRoles, imported_roles, wants_of

__all__ = [
    "Change",
    "CheckPage",
    "ImportedRole",
    "ImportedRoles",
    "Update",
    "check_page",
    "imported_roles",
    "imports_of",
    "in_words",
    "is_undoable",
    "left_out_rows",
    "left_out_table",
    "not_undone",
    "people_table",
    "reading_warnings",
    "refused_columns",
    "unfinished_imports",
    "wants_of",
]
